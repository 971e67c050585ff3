import { settingEntryIn, settingIn } from "../lib/karpenter/chart/settings.js";
import { matchesAny, pattern } from "../lib/eslint/patterns.js";
import { remove } from "../lib/yaml/edits/remove.js";
import { defineRule } from "../lib/eslint/rule.js";

/** The names of the API server for pods, which nodes cannot resolve. */
const IN_CLUSTER = /^kubernetes\.default(?:\.svc(?:\.cluster\.local)?)?$/u;

export default defineRule({
  installs: ["karpenter"],
  docs: {
    description: "require the cluster endpoint to be a URL that nodes can reach",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    invalidUrl:
      "`{{value}}` is not a URL of the form `https://host`, so Karpenter does not start or nodes cannot join; correct it, or remove it to let Karpenter discover the endpoint on EKS.",
    inClusterHost:
      "`{{value}}` resolves only inside the cluster, so nodes cannot join; use the endpoint that EKS reports, or remove it.",
    mismatchedHost: "The host of `{{value}}` does not match `{{hostPattern}}`; correct it.",
    removeEndpoint: "Remove `clusterEndpoint`; on EKS, Karpenter discovers the endpoint.",
  },
  options: {
    hostPattern: pattern("A regular expression for the allowed host."),
  },
  *checkInstall(install, { hostPattern }) {
    const endpoint = settingIn(install, "clusterEndpoint");
    if (endpoint.value === undefined || endpoint.value === "") return;
    const value = endpoint.text;
    // `URL` accepts fewer slashes than Karpenter.
    const url = /^https:\/\/[^\s/?#]/iu.test(value) && URL.canParse(value) ? new URL(value) : undefined;
    const data = { value, hostPattern: hostPattern ?? "" };
    const suggest = [
      { messageId: "removeEndpoint", edit: remove(settingEntryIn(install, "clusterEndpoint")) } as const,
    ];
    if (!url) {
      yield { at: endpoint, messageId: "invalidUrl", data, suggest };
    } else if (IN_CLUSTER.test(url.hostname)) {
      yield { at: endpoint, messageId: "inClusterHost", data, suggest };
    } else if (hostPattern !== undefined && !matchesAny(url.hostname, [hostPattern])) {
      yield { at: endpoint, messageId: "mismatchedHost", data, suggest };
    }
  },
});
