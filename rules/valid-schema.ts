import { type KindInfo, allKinds, kinds } from "../lib/kinds.js";
import { isKustomizePatch } from "../lib/kustomize.js";
import { isServed, knownRelease } from "../lib/releases.js";
import { defineRule } from "../lib/rule.js";
import { describe } from "../lib/schema/describe.js";
import { messages } from "../lib/schema/messages.js";
import { violationsOf } from "../lib/schema/violations.js";
import { releaseOption } from "../lib/settings.js";

export default defineRule({
  kinds: allKinds,
  docs: {
    description: "disallow what the API server would reject",
    category: "API server",
    preset: "recommended",
  },
  fixable: true,
  hasSuggestions: true,
  messages,
  options: {
    release: releaseOption,
    ignoreKinds: {
      description: "Kinds that are not to be checked.",
      schema: { type: "array", items: { enum: allKinds }, uniqueItems: true },
      default: [] as readonly string[],
    },
  },
  *check(manifest, options, { path, settings }) {
    const release = options.release ?? settings.release;
    const number = knownRelease(release);
    const { kind, version } = manifest;
    // A version that the release doesn't serve is no-removed-api's.
    if (options.ignoreKinds.includes(kind) || isServed(kind, version, number) === false) return;
    const violations = violationsOf(manifest, number, manifest.isFragment || isKustomizePatch(path));
    if (!violations) {
      const { group, versions }: KindInfo = kinds[kind];
      const newest = versions.at(-1);
      // Of a kind that went, any version is no-removed-api's.
      if (newest?.until === undefined && isServed(kind, version, number) === undefined) {
        const data = { kind, version, apiVersion: `${group}/${newest?.name ?? ""}` };
        yield { at: manifest.at("apiVersion"), messageId: "unknownVersion", data };
      }
      return;
    }
    for (const violation of violations) {
      const problem = describe(violation, manifest, release);
      if (problem) yield problem;
    }
  },
});
