import { kinds, presentKinds } from "../lib/kinds.js";
import { isNewerRelease } from "../lib/eslint/newer-release.js";
import { isServed, knownRelease } from "../lib/releases.js";
import { placeholderIn } from "../lib/karpenter/placeholders/context.js";
import { defineRule } from "../lib/eslint/rule.js";
import { describe } from "../lib/schema/describe.js";
import { messages } from "../lib/schema/messages.js";
import { violationsOf } from "../lib/schema/violations.js";
import { settingOption } from "../lib/eslint/settings.js";

/** All versions of removed kinds are reported by no-removed-api, and EKS publishes no CRD. */
const checked = presentKinds.filter((kind) => kinds[kind].project !== "EKS");

export default defineRule({
  kinds: checked,
  docs: {
    description: "disallow manifests that the API server would reject",
    category: "API server",
    presets: { recommended: {} },
  },
  fixable: true,
  hasSuggestions: true,
  messages,
  options: {
    release: settingOption("release"),
    ignoreKinds: {
      description: "Kinds to ignore.",
      schema: { type: "array", items: { enum: checked }, uniqueItems: true },
      default: [] as readonly string[],
    },
  },
  *check(manifest, options, { settings, completeness, repository }) {
    const release = options.release ?? settings.release;
    const number = knownRelease(release);
    const { kind, version } = manifest;
    // Versions that the release does not serve are reported by no-removed-api.
    if (options.ignoreKinds.includes(kind) || isServed(kind, version, number) === false) return;
    const isNewer = manifest.descriptor.project !== "Argo CD" && isNewerRelease(release);
    const violationsAs = (isFragment: boolean) => violationsOf(manifest, number, { isFragment, isNewer });
    const whole = violationsAs(false);
    if (!whole) {
      const { group, versions, project } = manifest.descriptor;
      // Cluster Autoscaler has the kind too, in versions of its own.
      if (isNewer || (project === "Kubernetes" && repository()?.deploysKarpenter !== true)) return;
      if (isServed(kind, version, number) === undefined) {
        const served = versions.findLast(({ name }) => isServed(kind, name, number)) ?? versions.at(-1);
        const data = { kind, version, apiVersion: `${group}/${served?.name ?? ""}` };
        yield { at: manifest.at("apiVersion"), messageId: "unknownVersion", data };
      }
      return;
    }
    const violations = whole.length > 0 && completeness(manifest) !== "whole" ? violationsAs(true) : whole;
    for (const violation of violations ?? []) {
      const problem = describe(violation, manifest, {
        release,
        isSet: options.release !== undefined || settings.isReleaseSet,
      });
      // Placeholders are reported by no-placeholder-values.
      if (problem && !(violation.keyword === "x-pattern" && placeholderIn(problem.at))) yield problem;
    }
  },
});
