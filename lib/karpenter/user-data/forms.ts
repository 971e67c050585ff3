/** Which form a user data has, by its first words: a substitution of variables does not change them. */

export type Form =
  "base64" | "cloudConfig" | "mime" | "nodeConfig" | "powershell" | "script" | "taggedPowershell" | "toml";

/** The forms as the object of a sentence. */
export const FORM_NAMES: Readonly<Record<Form, string>> = {
  base64: "Base64",
  cloudConfig: "cloud-config",
  mime: "a MIME document",
  nodeConfig: "a NodeConfig",
  powershell: "PowerShell",
  script: "a script for another shell",
  taggedPowershell: "PowerShell",
  toml: "TOML",
};

/** The starts of texts that Karpenter reads as MIME. */
const MIME = /^(?:MIME-Version|Content-Type):/u;

const STARTS: readonly (readonly [Form, RegExp])[] = [
  ["mime", MIME],
  ["script", /^#!/u],
  ["cloudConfig", /^#(?:cloud-config|cloud-boothook|include|# template:)/u],
  ["taggedPowershell", /^<(?:powershell|script)>/iu],
];

/** The forms by their first line that is neither blank nor a comment. */
const LINES: readonly (readonly [Form, RegExp])[] = [
  ["toml", /^(?:\[\[?[\w."-]+\]?\]\s*(?:#.*)?$|settings(?:\.[\w"-]+)*\s*=)/u],
  [
    "nodeConfig",
    /^apiVersion:\s*["']?node\.eks\.aws\/|^kind:\s*["']?NodeConfig\b|^\{\s*"(?:apiVersion"\s*:\s*"node\.eks\.aws\/|kind"\s*:\s*"NodeConfig")/u,
  ],
  [
    "powershell",
    /^(?:\$[A-Za-z_][\w:]*\s*=[^=]|(?:Add|Copy|Disable|Enable|Get|Import|Install|Invoke|New|Out|Register|Remove|Restart|Set|Start|Stop|Write)-[A-Z][A-Za-z]+\b|\[[A-Z]\w*(?:\.\w+)+\]::)/u,
  ],
];

/** The form of a text; undefined if it has none of them, or if another tool fills in its start. */
export function formOf(text: string): Form | undefined {
  const trimmed = text.trim();
  const line = firstStatement(trimmed);
  return (
    STARTS.find(([, start]) => start.test(trimmed))?.[0] ??
    LINES.find(([, start]) => start.test(line))?.[0] ??
    (isEncoded(trimmed) ? "base64" : undefined)
  );
}

/** The first line that is neither blank nor a comment, nor the start of a YAML document. */
function firstStatement(text: string): string {
  for (const line of text.split("\n")) {
    const statement = line.trim();
    if (statement !== "" && !statement.startsWith("#") && statement !== "---") return statement;
  }
  return "";
}

/** The shortest text in which the start of a script in Base64 is not a word by chance. */
const SHORTEST_ENCODED = 16;

function isEncoded(text: string): boolean {
  const encoded = text.replaceAll(/\s+/gu, "");
  if (encoded.length < SHORTEST_ENCODED || encoded.length % 4 !== 0) return false;
  if (!/^[A-Za-z\d+/]+={0,2}$/u.test(encoded)) return false;
  const form = formOf(atob(encoded));
  return form !== undefined && form !== "base64";
}

/** Whether a folded scalar has joined the first lines of a text, so the rest of them is a comment, or invalid. */
export function isJoined(text: string): boolean {
  const [line = ""] = text.trimStart().split("\n", 1);
  const words = line.trim().split(/\s+/u);
  const [first = ""] = words;
  if (first.startsWith("#!")) {
    const commands = words.slice(1).filter((word) => !word.startsWith("-") && !/^\w+=/u.test(word));
    // `env` takes the name of the interpreter.
    return commands.length > (first.endsWith("/env") ? 1 : 0);
  }
  if (MIME.test(line)) return /\s(?:MIME-Version:|Content-Type:|--\S)/u.test(line);
  if (/^(?:apiVersion|kind):/u.test(line)) return /\s(?:apiVersion|kind|spec|metadata):(?:\s|$)/u.test(line);
  return /^(?:# .*)?\[\[?settings[\w."-]*\]\]? +[^\s#]/u.test(line);
}

/** What another tool writes over before the text is used: of Helm, Jinja, Terraform and others. */
const TEMPLATE = /\{\{|\{%|<%|%\{|<(?:path|secret|vault):|ENC\[AES256_GCM,|[\uE000-\uF8FF]/u;

/** Tokens that a script replaces, such as `__NAME__`, `@NAME@`, `<NAME>` and variables of a shell. */
const TOKEN = /__\w+__|@[A-Z]\w*@|<<?[A-Z][\w-]*>|\$[A-Za-z_{(]|#\{|=\s*[A-Z][A-Z\d_]{2,}\s*$/mu;

/** Whether a template may fill in a part of the text. `$NAME` and `${NAME}` are the shell's own. */
export function isTemplate(text: string): boolean {
  return TEMPLATE.test(text);
}

/** Whether another tool may fill in a part of a text that is not a script. */
export function hasTokens(text: string): boolean {
  return TEMPLATE.test(text) || TOKEN.test(text);
}

/** Whether the text begins with a token of another tool, so it can have any form. */
export function startsWithToken(text: string): boolean {
  const [word = ""] = text.trimStart().split(/\s/u, 1);
  return (
    /^(?:\$[{(]|[A-Z][A-Z\d_]+$|\$[A-Z][A-Z\d_]*$)/u.test(word) ||
    /^(?:#\{|__\w|@[A-Z]|<<?[A-Z])/u.test(word) ||
    isTemplate(word)
  );
}
