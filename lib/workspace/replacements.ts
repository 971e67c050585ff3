/** Finds the texts that the scripts of a repository replace before anything is applied. */

/** Everything below only reads texts with one of these words. */
const REPLACES = /\b(?:g?sed|perl|yq|g?sub|(?:regex)?replace(?:_?all)?)\b|\$\{\w+\//iu;

/** Tools that replace `${NAME}` by a variable of the environment, or by one that they are given. */
const FILLERS = [
  "envsubst",
  "postbuild",
  "substitutefrom",
  "gomplate",
  "expandvars",
  "expandenv",
  "string.template",
  "templatefile",
  "expand-env",
];

function fillsVariablesIn(script: string): boolean {
  const text = script.toLowerCase();
  // The search for words alone is ten times as fast as that for their boundaries, and almost no script has any.
  const found = FILLERS.filter((word) => text.includes(word));
  return found.some((word) => new RegExp(String.raw`\b${word.replace(".", String.raw`\.`)}\b`, "u").test(text));
}

/** Longer lines are generated. */
const MAX_LINE = 2000;

/** More arguments than people pass on a few lines. */
const MAX_CALL = 300;

/** The length of all that is kept: repositories replace some dozens of texts. */
const MAX_LENGTH = 64 * 1024;

/** The texts that the scripts of a repository replace. */
export class Replacements {
  readonly #replaced: string;
  /** Whether a script or a manifest uses a tool that replaces variables such as `${NAME}`. */
  readonly fillsVariables: boolean;

  constructor(scripts: Iterable<string>) {
    let replaced = "";
    let fillsVariables = false;
    for (const script of scripts) {
      fillsVariables ||= fillsVariablesIn(script);
      if (!REPLACES.test(script)) continue;
      for (const text of replacedIn(withoutCommentLines(script))) replaced += `${text}\n`;
      if (replaced.length > MAX_LENGTH) break;
    }
    this.#replaced = replaced;
    // After that many scripts, the others are not read.
    this.fillsVariables = fillsVariables || replaced.length > MAX_LENGTH;
  }

  /** Whether a script replaces a text or a longer one that contains it, except as a part of a longer word. */
  replaces(text: string): boolean {
    if (text === "") return false;
    for (let at = this.#replaced.indexOf(text); at >= 0; at = this.#replaced.indexOf(text, at + text.length)) {
      const around = this.#replaced.charAt(at - 1) + this.#replaced.charAt(at + text.length);
      if (!/\w/u.test(around)) return true;
    }
    return false;
  }
}

function withoutCommentLines(script: string): string {
  return script
    .split("\n")
    .filter((line) => line.length <= MAX_LINE && !/^\s*(?:#|\/\/)/u.test(line))
    .map((line) => line.replace(/(?<=\s)#\s.*$/u, ""))
    .join("\n");
}

/** `s|text|…|` with any delimiter. */
const SUBSTITUTION =
  /(?<![\w$./\\-])s(?<mark>[|/#,:@!~%^;+=])(?<text>(?:(?!\k<mark>)[^\n\\]|\\.)+)\k<mark>(?:(?!\k<mark>)[^\n\\]|\\.)*\k<mark>/gu;

/** `${value//text/…}` of a shell. */
const EXPANSION = /\$\{\w+\/[/#%]?(?<text>[^}/\n]+)\//gu;

/** `-replace 'text'` of PowerShell. */
const OPERATOR = /-[ci]?replace\s+(?<mark>["'])(?<text>(?:(?!\k<mark>)[^\n])+)\k<mark>\s*,/giu;

/** `strenv(NAME)` of yq, which sets the field that has the name as its text. */
const ENVIRONMENT = /\b(?:str)?env\((?<text>\w+)\)/gu;

function* replacedIn(code: string): Generator<string> {
  const patterns = [
    EXPANSION,
    OPERATOR,
    ...(/\b(?:g?sed|perl)\b/u.test(code) ? [SUBSTITUTION] : []),
    ...(/\byq\b/u.test(code) ? [ENVIRONMENT] : []),
  ];
  for (const pattern of patterns) {
    for (const { groups } of code.matchAll(pattern)) yield unescaped(groups?.["text"] ?? "");
  }
  yield* replacedByCalls(code);
}

/** A call of a function or method that replaces, up to its arguments. */
const CALL = /(?<dot>(?<!\bstrings)\.)?\b(?<name>g?sub|(?:regex_?)?replace(?:_?all)?)!?\(/giu;

function* replacedByCalls(code: string): Generator<string> {
  for (const { 0: call, index, groups } of code.matchAll(CALL)) {
    const values = argumentsAt(code, index + call.length);
    // Terraform's `replace(text, "from", "to")` and Go's `strings.ReplaceAll` take the text first.
    const isFirst = groups?.["dot"] !== undefined || /^g?sub$/u.test(groups?.["name"] ?? "");
    const from = values.length < 2 ? undefined : values[isFirst ? 0 : 1];
    const text = /^[bfru]{0,2}(["'`/])(.+)\1[gimsu]*$/u.exec(from ?? "")?.[2];
    if (text !== undefined) yield unescaped(text);
  }
}

/** A regular expression as the text that it matches, if it is one without variable parts. */
function unescaped(pattern: string): string {
  return pattern.replaceAll(/\\b?/gu, "");
}

/** The arguments of a call, as they are written; none if it does not end soon. */
function argumentsAt(code: string, start: number): string[] {
  const found: string[] = [];
  let [from, depth, quote] = [start, 0, ""];
  const end = Math.min(code.length, start + MAX_CALL);
  for (let index = start; index < end; index += 1) {
    const character = code.charAt(index);
    if (character === "\\") index += 1;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (/["'`]/u.test(character)) quote = character;
    else if (/[([{]/u.test(character)) depth += 1;
    else if (depth > 0 && /[)\]}]/u.test(character)) depth -= 1;
    else if (character === "," && depth === 0) {
      found.push(code.slice(from, index).trim());
      from = index + 1;
    } else if (character === ")") return [...found, code.slice(from, index).trim()];
  }
  return [];
}
