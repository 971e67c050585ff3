import { matchesAny } from "../lib/patterns.js";
import { placeholderIn } from "../lib/placeholders/context.js";
import { remove } from "../lib/edits/remove.js";
import { defineRule } from "../lib/rule.js";

/** What pods call the API server, which nodes can't resolve. */
const IN_CLUSTER = /^kubernetes\.default(?:\.svc(?:\.cluster\.local)?)?$/u;

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  readsValues: true,
  docs: {
    description: "require the cluster's endpoint to be a URL that nodes can reach",
    category: "Chart and Argo CD",
    preset: "recommended",
  },
  hasSuggestions: true,
  messages: {
    noUrl:
      "`{{value}}` is no URL of the form `https://host`, so that Karpenter doesn't start or nodes can't join; correct it, or leave it out, as EKS tells Karpenter.",
    inCluster:
      "`{{value}}` only means something inside the cluster, and nodes can't join by it; use the endpoint that EKS shows, or leave it out.",
    host: "The host of `{{value}}` doesn't match `{{hostPattern}}`; correct it.",
    remove: "Remove `clusterEndpoint`: on EKS, Karpenter finds it by itself.",
  },
  options: {
    hostPattern: {
      description: "A regular expression for the host that is allowed.",
      schema: { type: "string", format: "regex" },
      default: undefined as string | undefined,
    },
  },
  *check(application, { hostPattern }) {
    for (const source of application.helmSources) {
      if (!source.isKarpenter) continue;
      const endpoint = source.setting("clusterEndpoint");
      if (endpoint.value === undefined || endpoint.value === "") continue;
      const value = endpoint.text;
      if (placeholderIn(endpoint)) continue;
      // `URL` makes do with fewer slashes than Karpenter.
      const url = /^https:\/\/[^\s/?#]/iu.test(value) && URL.canParse(value) ? new URL(value) : undefined;
      const data = { value, hostPattern: hostPattern ?? "" };
      const suggest = [{ messageId: "remove", edit: remove(source.settingEntry("clusterEndpoint")) } as const];
      if (!url) {
        yield { at: endpoint, messageId: "noUrl", data, suggest };
      } else if (IN_CLUSTER.test(url.hostname)) {
        yield { at: endpoint, messageId: "inCluster", data, suggest };
      } else if (hostPattern !== undefined && !matchesAny(url.hostname, [hostPattern])) {
        yield { at: endpoint, messageId: "host", data, suggest };
      }
    }
  },
});
