/** The ESLint language `karpenter/yaml`: extends that of eslint-plugin-yml to handle unrelated files. */
import type { ESLint } from "eslint";
import yml, { type YAMLLanguageOptions, type YAMLSourceCode } from "eslint-plugin-yml";
import { type AST, parseYAML } from "yaml-eslint-parser";
import { mentionsOurKinds } from "../kinds.js";
import { isFirstOnLine, lineEnd, lineStart } from "../yaml/lines.js";
import { embeddedIn } from "../argo-cd/application.js";
import { isHelmfile, mayInstall } from "../installers/installs.js";
import { isRelevant, mayBeValues } from "../model/parse.js";
import { readTemplate } from "../terraform/template.js";
import { isHelmTemplate, maskTemplate } from "../yaml/template.js";
import { isInChart, parseTemplate } from "../yaml/helm-template.js";
import { fileOf, isTemplateBlock, readHcl } from "./terraform-processor.js";
import { isEveryday } from "../yaml/everyday/nodes.js";
import { parseAnyYaml, parseYaml } from "../yaml/parse-yaml.js";
import { readText, type ReadText } from "../yaml/read-text.js";
import { noteManifests, noteRead } from "./activity.js";
import { addErrors } from "./document-errors.js";
import { type YamlError, errorsOf, isUnquoted } from "./parse-errors.js";
import { reportSkipped } from "./skipped.js";
import { mentionedKinds } from "../workspace/hidden-kinds.js";

export type YamlLanguageOptions = YAMLLanguageOptions & {
  /**
   * How to handle files without a supported kind: `"parse"` them (the default) so that the YAML rules of
   * other plugins see them, or `"skip"` them and visit the others only at their root, which is several times
   * as fast.
   */
  unrelatedFiles?: "parse" | "skip";
  /**
   * How to handle templates of a Helm chart that are not valid YAML before they are rendered: `"skip"` them
   * (the default), or `"lint"` the parts that no template action decides.
   */
  helmTemplates?: "lint" | "skip";
};

/** The ESLint language interface. */
export type YamlLanguage = NonNullable<ESLint.Plugin["languages"]>[string];

const inner = yml.languages.yaml;

type File = Parameters<typeof inner.parse>[0];
type ParseResult = ReturnType<typeof inner.parse>;
type Parsed = Parameters<typeof inner.createSourceCode>[1];

interface Context {
  readonly languageOptions?: YamlLanguageOptions;
}

/** For a file that has nothing to lint: without an error to report, ESLint stops and sets up no rules for it. */
const nothing: ParseResult = { ok: false, errors: [] };

export const yaml: YamlLanguage = {
  fileType: inner.fileType,
  lineStart: inner.lineStart,
  columnStart: inner.columnStart,
  nodeTypeKey: inner.nodeTypeKey,

  validateLanguageOptions(options: YamlLanguageOptions): void {
    checkChoice(options, "unrelatedFiles", ["parse", "skip"]);
    checkChoice(options, "helmTemplates", ["lint", "skip"]);
    inner.validateLanguageOptions(options);
  },

  normalizeLanguageOptions(options: YamlLanguageOptions): YamlLanguageOptions {
    return inner.normalizeLanguageOptions(options);
  },

  parse(file: File, context: Context): ParseResult {
    noteRead(file.path);
    const text = String(file.body);
    const hcl = readHcl(file.path, text);
    if (hcl) return { ok: true, ast: markedAsHcl(hcl.ast as AST.YAMLProgram) };
    if (isTemplateBlock(file.path) && !isInChart(file.path)) return parseTerraformTemplate(file, text);
    const isSkipped = isFast(context) && !isRelevant(text);
    if (isSkipped && !mayBeValues(text) && !mayInstall(text)) return nothing;
    const parse = isFast(context) ? parseYaml : parserFor(text);
    const read = readText(text, context.languageOptions?.parserOptions, parse);
    if (read.broken.length > 0 && isHelmfile(file.path, text)) return resultOf(parseTemplate(text)?.ast);
    // Values of other charts can be anything; of equal keys, Helm takes the last.
    if (isSkipped) return read.broken.length === 0 ? resultOf(read.ast) : nothing;
    if (read.broken.length + read.repeated.length === 0) return resultOf(read.ast);
    if (!text.includes("{{") || !isInChart(file.path)) return parsePartly(file, text, read, context);
    const template =
      context.languageOptions?.helmTemplates === "lint" ? parseTemplate(text, mentionsOurKinds) : undefined;
    if (!template?.isWhole) reportSkipped({ path: file.path });
    return resultOf(template?.ast, errorsOf(text, { broken: [], repeated: template?.repeated ?? [] }));
  },

  createSourceCode(file: File, parsed: Parsed, context?: Context): YAMLSourceCode {
    const sourceCode = createSourceCode(file, parsed);
    addEmbeddedDirectives(sourceCode);
    noteManifests(file.path, sourceCode);
    const errors = errorsOfTrees.get(parsed.ast);
    if (errors) addErrors(sourceCode, errors);
    if (isFast(context) || hclTrees.has(parsed.ast)) {
      // All that the plugin's rules need, and rules for YAML's style do not apply to HCL. Comments, and therefore
      // directives, do not depend on the traversal.
      sourceCode.traverse = () =>
        ([1, 2] as const).map((phase) => ({ type: "visit", kind: 1, target: parsed.ast, phase, args: [parsed.ast] }));
    }
    return sourceCode;
  },
};

/** The plugin's rules need no tokens, so these are made only for rules of other plugins that use them. */
function createSourceCode(file: File, parsed: Parsed): YAMLSourceCode {
  const { ast } = parsed;
  if (!isEveryday(ast)) return inner.createSourceCode(file, parsed);
  const sourceCode = inner.createSourceCode(file, { ...parsed, ast: { ...ast, tokens: [] } });
  let tokenStore: unknown;
  const get = (): unknown => (tokenStore ??= Reflect.get(inner.createSourceCode(file, parsed), "tokenStore"));
  return Object.defineProperty(Object.assign(sourceCode, { ast }), "tokenStore", { get });
}

/** The syntax trees of HCL. */
const hclTrees = new WeakSet();

function markedAsHcl(ast: AST.YAMLProgram): AST.YAMLProgram {
  hclTrees.add(ast);
  return ast;
}

function checkChoice(options: YamlLanguageOptions, name: keyof YamlLanguageOptions, allowed: readonly string[]): void {
  const given: unknown = options[name];
  if (given === undefined || allowed.includes(given as string)) return;
  const choice = allowed.map((one) => JSON.stringify(one)).join(" or ");
  throw new TypeError(`\`languageOptions.${name}\` of karpenter/yaml must be ${choice}, not ${JSON.stringify(given)}.`);
}

/** The errors of documents that their files' syntax trees do not contain, and of keys that are set twice. */
const errorsOfTrees = new WeakMap<object, readonly YamlError[]>();

/** Rules of other plugins need tokens, and can lint a mapping of any length. */
function parserFor(text: string): typeof parseYaml {
  return isRelevant(text) ? parseAnyYaml : parseYAML;
}

/** What can be read, with the errors in the rest; if nothing can be read, the errors alone. */
function resultOf(ast: AST.YAMLProgram | undefined, errors: YamlError[] = []): ParseResult {
  if (!ast) return errors.length === 0 ? nothing : { ok: false, errors };
  if (errors.length > 0) errorsOfTrees.set(ast, errors);
  return { ok: true, ast };
}

/** Reads a template that may contain a manifest or values; other templates need not be YAML. */
function parseTerraformTemplate({ path }: File, text: string): ParseResult {
  if (!isRelevant(text) && !mayBeValues(text) && !mayInstall(text)) return nothing;
  const template = readTemplate(text);
  if (!template?.isWhole) reportSkipped({ path: fileOf(path) });
  return resultOf(template?.ast, errorsOf(text, { broken: [], repeated: template?.repeated ?? [] }));
}

/** Documents that are only templates are skipped, as are files of other tools that are not valid YAML. */
function parsePartly(file: File, text: string, { ast, repeated, broken }: ReadText, context: Context): ParseResult {
  const errors = errorsOf(text, { broken: broken.filter((document) => !isTemplate(document.text)), repeated });
  // With only an annotation of Karpenter's, it is a file of another tool.
  const isOthers = isFast(context) && broken.length > 0 && mentionedKinds(text).length === 0;
  // Its actions may decide about documents around them.
  const isHelms = errors.length === 0 && broken.some((document) => isHelmTemplate(document.text));
  const isSkipped = isOthers || errors.length < broken.length + repeated.length;
  if (isSkipped) reportSkipped({ path: file.path });
  return isOthers || isHelms ? nothing : resultOf(ast, errors);
}

/** Comments in Helm values and inline patches are text in the file's YAML, but directives in them must still work. */
function addEmbeddedDirectives(sourceCode: YAMLSourceCode): void {
  if (!sourceCode.text.includes("# eslint-")) return;
  const comments = embeddedIn(sourceCode)
    .flatMap((embedded) => embedded.comments)
    .filter(({ text }) => /^\s*eslint-(?:disable|enable)/u.test(text))
    .map(({ text, range: [start, end] }): AST.Comment => {
      const loc = { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
      // The range that ESLint removes with an unused directive: a line of spaces could break the block.
      const isOwnLine = isFirstOnLine(sourceCode.text, start);
      const from = isOwnLine ? lineEnd(sourceCode.text, lineStart(sourceCode.text, start) - 1) : start;
      return { type: "Block", value: text, range: [from, end], loc };
    });
  const own = sourceCode.getInlineConfigNodes();
  const all = [...own, ...comments].sort((one, other) => one.range[0] - other.range[0]);
  sourceCode.getInlineConfigNodes = () => all;
}

function isFast(context: Context | undefined): boolean {
  return context?.languageOptions?.unrelatedFiles === "skip";
}

/** Whether a document is invalid YAML only because it is an unrendered template. Argo CD renders no manifest. */
function isTemplate(text: string): boolean {
  if (isUnquoted(text)) return false;
  if (isHelmTemplate(text)) return true;
  const masked = maskTemplate(text);
  if (masked.text === text) return false;
  try {
    parseYaml(masked.text);
    return true;
  } catch {
    return false;
  }
}
