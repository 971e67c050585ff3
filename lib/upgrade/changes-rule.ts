/** The rule that finds what an upgrade changes and no other rule reports; only the report of upgrades enables it. */
import type { LintedFile } from "../eslint/rule-definition.js";
import { defineRule } from "../eslint/rule.js";
import { containerOf } from "../model/chart-install.js";
import type { Manifest } from "../model/manifest.js";
import type { Problem } from "../model/problem.js";
import { crdMessages, crdProblems } from "./bundled-crds.js";
import { type Change, type Step, changes, changesIn } from "./changes.js";
import { type Match, matchesInInstall, matchesInManifest } from "./conditions.js";
import { permissionMessages, permissionProblems } from "./permissions.js";

const RELEASE = { type: "string", pattern: String.raw`^\d+\.\d+$` } as const;

const messages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(changes.map(({ id, text }) => [id, text])),
  ...permissionMessages,
  ...crdMessages,
};

export const changesRule = defineRule({
  kinds: ["EC2NodeClass", "NodePool"],
  installs: ["karpenter"],
  docs: { description: "list what an upgrade of Karpenter changes", category: "Consistency" },
  messages,
  options: {
    from: { description: "The minor release before the upgrade.", schema: RELEASE },
    to: { description: "The minor release after the upgrade.", schema: RELEASE },
  },
  *check(manifest, options, file) {
    for (const change of changesIn(stepOf(options))) {
      const matches = matchesInManifest(change.when, manifest);
      if (change.when.excludesPatches && file.completeness(manifest) === "patch") continue;
      yield* problems(change, matches, () => isWhole(manifest, file));
    }
  },
  *checkInstall(install, options, file) {
    const step = stepOf(options);
    for (const change of changesIn(step)) {
      if (change.when.at?.some((name) => install.mayBeReplaced?.(name)) === true) continue;
      const matches = matchesInInstall(change.when, install);
      yield* problems(change, matches, () => isWhole(containerOf(install), file));
    }
    if (step.from === step.to) return;
    const repository = file.repository();
    yield* permissionProblems(install, repository?.identity, step);
    yield* crdProblems(install, repository);
  },
});

/** Without options, no release is passed. */
function stepOf({
  from = "0.0",
  to = "0.0",
}: {
  readonly from: string | undefined;
  readonly to: string | undefined;
}): Step {
  return { from, to };
}

function isWhole(part: Pick<Manifest, "isFragment"> | undefined, file: LintedFile): boolean {
  return part === undefined || file.completeness(part) === "whole";
}

function* problems({ id }: Change, matches: readonly Match[], isComplete: () => boolean): Generator<Problem<string>> {
  for (const { at, beside, asksForFields } of matches) {
    if (asksForFields && !isComplete()) continue;
    yield { at, beside, messageId: id, data: { value: at.text || String(at.key ?? "") } };
  }
}
