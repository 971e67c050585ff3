/** Converts the project's rule definitions to ESLint rules: the only file that depends on their format. */
import { type ChartInstall, containerOf } from "../model/chart-install.js";
import type { Manifest } from "../model/manifest.js";
import type { Problem } from "../model/problem.js";
import { objectsOf } from "../model/parse.js";
import { type Kind, kindsWithRole } from "../kinds.js";
import { isFilledIn } from "../karpenter/placeholders/context.js";
import { documentationUrl } from "../meta.js";
import { lintedFile } from "./linted-file.js";
import { reportErrors } from "./document-errors.js";
import type { OptionValues, Options } from "./option.js";
import { problemOfPatterns } from "./patterns.js";
import { report } from "./report.js";
import type { LintedFile, RuleDefinition } from "./rule-definition.js";
import { readSettings } from "./settings.js";
import { type EslintRule, sourceOf } from "./source.js";

export type { EslintRule } from "./source.js";

/** The plugin's data about a rule, in addition to the ESLint rule. */
export interface KarpenterRule {
  readonly docs: RuleDefinition<string, Options>["docs"];
  /** The kinds about which the rule reports problems, including those that install charts. */
  readonly kinds: readonly Kind[];
  readonly asksForFields: boolean;
  /** Creates the ESLint rule; its name is the name of its file. */
  readonly build: (name: string) => EslintRule;
}

export function defineRule<const MessageId extends string, const O extends Options = Readonly<Record<string, never>>>(
  definition: RuleDefinition<MessageId, O>,
): KarpenterRule {
  const { docs, asksForFields = false, fixable, hasSuggestions, messages } = definition;
  const own = definition.kinds ?? [];
  const { defaults, schema } = optionsOf(definition.options ?? {});
  return {
    docs,
    kinds: [...new Set([...own, ...(definition.installs ? kindsWithRole("application") : [])])],
    asksForFields,
    build: (name) => ({
      meta: {
        type: "problem",
        docs: {
          description: docs.description,
          category: docs.category,
          recommended: docs.presets?.recommended !== undefined,
          url: documentationUrl(name),
        },
        ...(fixable && { fixable: "code" }),
        ...(hasSuggestions && { hasSuggestions }),
        messages,
        schema,
        ...(schema.length > 0 && { defaultOptions: [defaults] }),
        // No `meta.languages`: since 10.2, ESLint would end the run if the rule is enabled for another language.
      },
      create(context) {
        // Wrong settings are reported even for files without manifests.
        readSettings(context.settings);
        reportErrors(context);
        const roots = definition.checkObject ? objectsOf(sourceOf(context)) : [];
        const file = lintedFile(context);
        const manifests = file.manifests.filter(({ kind }) => own.includes(kind));
        const { installs: charts } = definition;
        if (roots.length + manifests.length === 0 && !charts) return {};
        return {
          // Only at the root, because traversing costs more than all rules together.
          Program() {
            const options = { ...defaults, ...(context.options[0] ?? {}) } as OptionValues<O>;
            const wrong = problemOfOptions(definition.options ?? {}, options);
            if (wrong !== undefined) {
              context.report({ loc: { line: 1, column: 0 }, message: wrong });
              return;
            }
            for (const root of roots) {
              for (const problem of definition.checkObject?.(root, options, file) ?? []) report(context, problem);
            }
            // Not in `create`: ESLint would report an error in another file as an error in loading the rule.
            const installs = charts ? file.installs().filter(({ chart }) => charts.includes(chart)) : [];
            const checked = { manifests, installs };
            for (const problem of problemsIn(definition, checked, options, file)) report(context, problem);
          },
        };
      },
    }),
  };
}

interface Checked {
  readonly manifests: readonly Manifest[];
  readonly installs: readonly ChartInstall[];
}

function* problemsIn<MessageId extends string, O extends Options>(
  { check, checkInstall, asksForFields, reportsPlaceholders }: RuleDefinition<MessageId, O>,
  { manifests, installs }: Checked,
  options: OptionValues<O>,
  file: LintedFile,
): Generator<Problem<MessageId>> {
  // Checked only for a manifest that lacks something, because it may read other files.
  const mayLack = (part: Pick<Manifest, "isFragment"> | undefined) =>
    asksForFields === true && part !== undefined && file.completeness(part) !== "whole";
  // A value that someone has yet to fill in is unknown; a problem with its key is not.
  const isKnown = ({ at, on = "value" }: Problem<MessageId>, isKarpenter: boolean) =>
    reportsPlaceholders === true || on !== "value" || isFilledIn(at, isKarpenter);
  for (const manifest of manifests) {
    const isKarpenter = manifest.descriptor.project !== "Argo CD";
    for (const problem of check?.(manifest, options, file) ?? []) {
      if (mayLack(manifest)) break;
      if (isKnown(problem, isKarpenter)) yield problem;
    }
  }
  const seen = new Set<string>();
  for (const install of installs) {
    for (const problem of checkInstall?.(install, options, file) ?? []) {
      if (mayLack(containerOf(install))) break;
      // Installs of one template have the same values.
      const key = JSON.stringify([problem.at.range, problem.within, problem.messageId, problem.data]);
      if (seen.has(key)) continue;
      seen.add(key);
      if (isKnown(problem, install.by === undefined || install.values.spans(problem.at))) yield problem;
    }
  }
}

/** What is wrong with the values of a rule's options, beyond what their schemas tell. */
function problemOfOptions(options: Options, values: OptionValues<Options>): string | undefined {
  for (const [name, option] of Object.entries(options)) {
    const value = values[name];
    const problem = value === undefined ? undefined : problemOfPatterns(name, option.patternsOf?.(value) ?? []);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function optionsOf(options: Options) {
  // ESLint validates options after it has applied the defaults, and an undefined value does not match any schema.
  const withDefault = Object.entries(options).filter(([, option]) => option.default !== undefined);
  const defaults = Object.fromEntries(withDefault.map(([name, option]) => [name, option.default]));
  const properties = Object.fromEntries(
    Object.entries(options).map(([name, { description, schema }]) => [name, { ...schema, description }]),
  );
  const isEmpty = Object.keys(options).length === 0;
  const schema = isEmpty ? [] : [{ type: "object" as const, properties, additionalProperties: false }];
  return { defaults, schema };
}
