/** Converts the project's rule definitions to ESLint rules: the only file that depends on their format. */
import type { ESLint } from "eslint";
import { installsOf } from "../model/chart-install.js";
import type { Edit, Edits } from "../yaml/edits/edit.js";
import { type Kind, kindsWithRole } from "../kinds.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Manifest } from "../model/manifest.js";
import { manifestsOf, mayBeValues, objectsOf, valuesOf } from "../model/parse.js";
import type { YamlText } from "../yaml/document.js";
import { documentationUrl } from "../meta.js";
import type { OptionValues, Options } from "./option.js";
import type { Problem } from "../model/problem.js";
import { valuesVersion } from "./terraform-processor.js";
import type { RuleDefinition } from "./rule-definition.js";
import { type Settings, readSettings } from "./settings.js";
import { Environments } from "../workspace/environments.js";
import { isKustomizePatch, isKustomizeResource } from "../workspace/kustomize.js";
import { Repository } from "../workspace/repository.js";
import { viewFor } from "../workspace/workspace.js";

/** A rule as ESLint accepts it, for any language. */
export type EslintRule = NonNullable<ESLint.Plugin["rules"]>[string];

type Context = Parameters<EslintRule["create"]>[0];
type Violation = Parameters<Context["report"]>[0];
type Fixer = Parameters<NonNullable<Violation["fix"]>>[0];

/** The common part of ESLint's SourceCode classes. */
interface TextSourceCode extends YamlText {
  getLocFromIndex(index: number): { line: number; column: number };
}

/** The plugin's data about a rule, in addition to the ESLint rule. */
export interface KarpenterRule {
  readonly docs: RuleDefinition<string, Options>["docs"];
  readonly kinds: readonly Kind[];
  readonly asksForFields: boolean;
  /** Creates the ESLint rule; its name is the name of its file. */
  readonly build: (name: string) => EslintRule;
}

export function defineRule<const MessageId extends string, O extends Options = Readonly<Record<string, never>>>(
  definition: RuleDefinition<MessageId, O>,
): KarpenterRule {
  const { docs, asksForFields, readsValues, checkObject, fixable, hasSuggestions, messages } = definition;
  const kinds = definition.kinds ?? kindsWithRole("application");
  const check = checkOf(definition);
  const options: Options = definition.options ?? {};
  // ESLint validates options after it has applied the defaults, and an undefined value does not match any schema.
  const withDefault = Object.entries(options).filter(([, option]) => option.default !== undefined);
  const defaults = Object.fromEntries(withDefault.map(([name, option]) => [name, option.default]));
  const properties = mapValues(options, ({ description, schema }) => ({ ...schema, description }));
  const hasOptions = Object.keys(options).length > 0;
  return {
    docs,
    kinds,
    asksForFields: asksForFields === true,
    build: (name) => ({
      meta: {
        type: "problem",
        docs: {
          description: docs.description,
          category: docs.category,
          recommended: docs.preset === "recommended",
          url: documentationUrl(name),
        },
        ...(fixable && { fixable: "code" }),
        ...(hasSuggestions && { hasSuggestions }),
        messages,
        schema: hasOptions ? [{ type: "object", properties, additionalProperties: false }] : [],
        ...(hasOptions && { defaultOptions: [defaults] }),
        // No `meta.languages`: since 10.2, ESLint would end the run if the rule is enabled for another language.
      },
      create(context) {
        const settings = readSettings(context.settings);
        const sourceCode = context.sourceCode as unknown as TextSourceCode;
        const roots = checkObject ? objectsOf(sourceCode) : [];
        const own = check ? manifestsOf(sourceCode).filter(({ kind }) => kinds.includes(kind)) : [];
        const manifests = readsValues && own.length === 0 ? valuesIn(context, settings) : own;
        if (roots.length === 0 && manifests.length === 0) return {};
        return {
          // Only at the root, because traversing costs more than all rules together.
          Program() {
            const chosen = (context.options[0] ?? {}) as Partial<OptionValues<O>>;
            const values = { ...defaults, ...chosen } as OptionValues<O>;
            const isPatch = (manifest: Manifest) =>
              manifest.isFragment || isKustomizePatch(ownFile(context), context.cwd);
            const repository = () => repositoryOf(context, settings);
            const isResource = () => isKustomizeResource(ownFile(context), context.cwd);
            const mayLack = (manifest: Manifest) =>
              isPatch(manifest) || (isResource() && repository()?.isChanged() === true);
            if (settings.valuesFiles && asksForFields) repository()?.readValuesOf(manifests);
            const all = manifestsOf(sourceCode);
            const installs = () => all.flatMap((manifest) => installsOf(manifest));
            const file = { settings, manifests: all, installs, isPatch, mayLack, repository };
            for (const root of roots) {
              for (const problem of checkObject?.(root, values, file) ?? []) report(context, problem);
            }
            for (const manifest of manifests) {
              for (const problem of check?.(manifest, values, file) ?? []) {
                // Checked only now, because it reads other files.
                if (asksForFields && (isPatch(manifest) || isResource())) break;
                report(context, problem);
              }
            }
          },
        };
      },
    }),
  };
}

/** Checks a manifest itself, or each install of a chart by it. */
function checkOf<MessageId extends string, O extends Options>({
  check,
  checkInstall,
  installs = [],
}: RuleDefinition<MessageId, O>): RuleDefinition<MessageId, O>["check"] {
  if (!checkInstall) return check;
  return function* (manifest, options, file) {
    for (const install of installsOf(manifest)) {
      if (installs.includes(install.chart)) yield* checkInstall(install, options, file);
    }
  };
}

/** The path of a file; empty for a block of another file, which is not in the file system. */
function ownFile({ filename, physicalFilename }: Context): string {
  return filename === physicalFilename ? filename : "";
}

/** A file with values for Karpenter's chart, if this is one and the settings include such files. */
function valuesIn(context: Context, settings: Settings): readonly Manifest[] {
  const sourceCode = context.sourceCode as unknown as TextSourceCode;
  const block = context.filename === context.physicalFilename ? undefined : valuesVersion(context.filename);
  if (block) return valuesOf(sourceCode, block.version);
  if (!settings.valuesFiles || !mayBeValues(sourceCode.text)) return [];
  const found = repositoryOf(context, settings)?.valuesFile();
  return found ? valuesOf(sourceCode, found.version) : [];
}

const repositories = new WeakMap<object, Repository | undefined>();

/** The repository around a file, as it is while the file is linted: determined once for all rules. */
function repositoryOf(context: Context, settings: Settings): Repository | undefined {
  // A block of another file, such as an example in a README, does not belong to a repository.
  if (context.filename !== context.physicalFilename) return undefined;
  const sourceCode = context.sourceCode as unknown as TextSourceCode;
  if (!repositories.has(sourceCode)) {
    const file = context.physicalFilename;
    const manifests = manifestsOf(sourceCode);
    const { text } = sourceCode;
    // ESLint passes the same `languageOptions` object for every file of a run, but a new `settings` object each time if
    // none is configured.
    const run = context.languageOptions;
    const view = viewFor({ file, cwd: context.cwd, root: settings.root, run, text, manifests });
    const environments = new Environments(settings.environments);
    const locate = (at: Cursor) => {
      const { line, column } = sourceCode.getLocFromIndex(at.range[0]);
      return { line, column: column + 1 };
    };
    repositories.set(sourceCode, view && new Repository(view, view.pathOf(file), environments, locate));
  }
  return repositories.get(sourceCode);
}

function report(
  context: Context,
  { at, on = "value", beside = [], within, messageId, data = {}, fix, suggest = [] }: Problem<string>,
): void {
  if (!beside.every((other) => at.comesWith(other) || other.comesWith(at))) return;
  const [start, end] = within ? at.rangeWithin(within) : { head: at.headRange, key: at.keyRange, value: at.range }[on];
  const sourceCode = context.sourceCode as unknown as TextSourceCode;
  const fixes = editsOf(fix);
  context.report({
    loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
    messageId,
    data,
    ...(fixes && { fix: apply(fixes) }),
    suggest: suggest.flatMap((suggestion) => {
      const edits = editsOf(suggestion.edit);
      return !edits ? [] : [{ messageId: suggestion.messageId, data: suggestion.data ?? {}, fix: apply(edits) }];
    }),
  });
}

/** The edits of a change; undefined if one of them can't be made. */
function editsOf(change: Edit | Edits | undefined): readonly Edit[] | undefined {
  const edits = [change].flat();
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

function apply(edits: readonly Edit[]) {
  return (fixer: Fixer) => edits.map((edit) => fixer.replaceTextRange([...edit.range], edit.text));
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
