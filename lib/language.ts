/** The ESLint language `karpenter/yaml`: eslint-plugin-yml's, with care for files that aren't ours. */
import type { ESLint } from "eslint";
import yml, { type YAMLLanguageOptions, type YAMLSourceCode } from "eslint-plugin-yml";
import { parseYAML } from "yaml-eslint-parser";
import { mentionsOurKinds } from "./kinds.js";
import { isHelmTemplate, maskTemplate } from "./manifest/template.js";
import { reportSkipped } from "./skipped.js";

export type YamlLanguageOptions = YAMLLanguageOptions & {
  /**
   * What to do with files that hold no manifest of ours: `"parse"` them (the default), so that the YAML
   * rules of other plugins see them, or `"skip"` them, and visit the others at their root alone, which is
   * several times as fast.
   */
  unrelatedFiles?: "parse" | "skip";
};

/** What ESLint takes as a language. */
export type YamlLanguage = NonNullable<ESLint.Plugin["languages"]>[string];

const inner = yml.languages.yaml;

type File = Parameters<typeof inner.parse>[0];
type ParseResult = ReturnType<typeof inner.parse>;
type Parsed = Parameters<typeof inner.createSourceCode>[1];

interface Context {
  readonly languageOptions?: YamlLanguageOptions;
}

export const yaml: YamlLanguage = {
  fileType: inner.fileType,
  lineStart: inner.lineStart,
  columnStart: inner.columnStart,
  nodeTypeKey: inner.nodeTypeKey,

  validateLanguageOptions(options: YamlLanguageOptions): void {
    const given: unknown = options.unrelatedFiles;
    if (given !== undefined && given !== "parse" && given !== "skip") {
      throw new TypeError(
        `\`languageOptions.unrelatedFiles\` of karpenter/yaml must be "parse" or "skip", not ${JSON.stringify(given)}.`,
      );
    }
    inner.validateLanguageOptions(options);
  },

  normalizeLanguageOptions(options: YamlLanguageOptions): YamlLanguageOptions {
    return inner.normalizeLanguageOptions(options);
  },

  parse(file: File, context: Context): ParseResult {
    const text = String(file.body);
    if (isFast(context) && !mentionsOurKinds(text)) return emptyFile();
    const result = inner.parse(file, context);
    if (result.ok || !isTemplate(text)) return result;
    reportSkipped({ path: file.path });
    return emptyFile();
  },

  createSourceCode(file: File, parsed: Parsed, context?: Context): YAMLSourceCode {
    const sourceCode = inner.createSourceCode(file, parsed);
    if (isFast(context)) {
      // All that our rules need. Comments, and so directives, don't come from the traversal.
      sourceCode.traverse = () =>
        ([1, 2] as const).map((phase) => ({ type: "visit", kind: 1, target: parsed.ast, phase, args: [parsed.ast] }));
    }
    return sourceCode;
  },
};

function isFast(context: Context | undefined): boolean {
  return context?.languageOptions?.unrelatedFiles === "skip";
}

/** Whether a file that is no YAML becomes it only once its template is rendered. */
function isTemplate(text: string): boolean {
  if (isHelmTemplate(text)) return true;
  const masked = maskTemplate(text);
  if (masked.text === text) return false;
  try {
    parseYAML(masked.text, {});
    return true;
  } catch {
    return false;
  }
}

function emptyFile(): Parsed {
  return { ok: true, ast: parseYAML("", {}) };
}
