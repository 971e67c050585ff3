/** What has to hold for any text whatever. */
import { Script, createContext } from "node:vm";
import { Linter } from "eslint";
import { parseYAML } from "yaml-eslint-parser";
import karpenter from "../../lib/index.js";
import { mayInstall } from "../../lib/installers/installs.js";
import { mentionsOurKinds } from "../../lib/kinds.js";
import { mayBeValues } from "../../lib/model/parse.js";
import { mentionedKinds } from "../../lib/workspace/hidden-kinds.js";
import { resolve } from "../resolved.js";

type Message = Linter.LintMessage;
type Fix = NonNullable<Message["fix"]>;

/** Options that have rules report or suggest more than they do by default. */
const moreOptions: Readonly<Record<string, object>> = {
  "no-hardcoded-ami": { preferredAlias: "al2023@v20250501" },
  "require-encrypted-volumes": { checkSnapshots: true },
};

const filename = "manifest.yaml";

async function setup(options: typeof moreOptions, unrelatedFiles: "parse" | "skip"): Promise<Linter.Config[]> {
  const rules = Object.keys(karpenter.rules).map((name): [string, Linter.RuleEntry] => {
    const chosen = options[name];
    return [`karpenter/${name}`, chosen ? ["error", chosen] : "error"];
  });
  return resolve({
    plugins: { karpenter },
    language: "karpenter/yaml",
    languageOptions: { unrelatedFiles },
    rules: Object.fromEntries(rules),
  });
}

const byDefault = await setup({}, "parse");
const withMore = await setup(moreOptions, "parse");
const skipping = await setup(moreOptions, "skip");

const linter = new Linter();

/** Ends what never ends, in milliseconds; a busy machine takes far less. That time grows with the length is a ratio. */
const HANGS = 60_000;

const script = new Script("run()");
const context = createContext({ run: () => undefined });

/** Runs what may hang: only Node's `vm` can end a loop, or a regular expression, that doesn't end by itself. */
function withinTime<Result>(run: () => Result): Result {
  context["run"] = run;
  return script.runInContext(context, { timeout: HANGS }) as Result;
}

function verify(text: string, config: Linter.Config[]): Message[] {
  return linter.verify(text, config, { filename });
}

export interface Outcome {
  /** Whether the text was YAML, so that the rules saw it. */
  readonly isYaml: boolean;
  /** How many fixes and suggestions were tried. */
  readonly edits: number;
}

/** A text, and which of the further setups is its turn: to save time, it isn't linted with all of them. */
export interface Case {
  readonly text: string;
  readonly turn: number;
}

/** Throws where something doesn't hold. To watch the time takes as long as a small text: some may share the watch. */
export function check(cases: readonly Case[]): Outcome[] {
  return withinTime(() => cases.map((one) => checkText(one)));
}

/** What is large takes a while to lint, and is linted again for each edit. */
export function isLarge(text: string): boolean {
  return text.length > 10_000;
}

/** The first fixes and suggestions are tried. */
function checkText({ text, turn }: Case): Outcome {
  const messages = verify(text, withMore);
  checkPlaces(messages, text);
  const isYaml = !messages.some(({ fatal }) => fatal);
  if (turn % 3 === 1) checkPlaces(verify(text, byDefault), text);
  if (turn % 3 === 2) checkSkipping(text, messages);
  const edits = messages.flatMap((message) => editsOf(message)).slice(0, isLarge(text) ? 1 : 30);
  for (const edit of edits) checkEdit(text, messages, edit);
  if (messages.some(({ fix }) => fix)) checkConvergence(text);
  return { isYaml, edits: edits.length };
}

function checkPlaces(messages: readonly Message[], text: string): void {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u).length;
  for (const { ruleId, line, column, endLine = line, endColumn = column } of messages) {
    const isOrdered = line < endLine || (line === endLine && column <= endColumn);
    if (line >= 1 && column >= 1 && isOrdered && endLine <= lines) continue;
    throw new Error(`${String(ruleId)} reports ${JSON.stringify({ line, column, endLine, endColumn })}`);
  }
}

/** The fast lane has to find what the plain one does, in all that may be ours. */
function checkSkipping(text: string, messages: readonly Message[]): void {
  const found = verify(text, skipping);
  if ([...found, ...messages].some(({ fatal, message }) => fatal && isTooDeep(message))) return;
  // What is not valid YAML is passed over if only its comments mention our kinds.
  const isBroken = messages.some((one) => one.fatal ?? (one.message.startsWith("Parsing error") && !isRepeated(one)));
  const isOurs = isBroken ? mentionedKinds(text).length > 0 : mentionsOurKinds(text);
  const expected = isOurs ? messages : isBroken ? [] : messagesOfInstalls(text, messages);
  expectSame(found, expected, "other findings where unrelated files are skipped");
}

function isRepeated({ message }: Message): boolean {
  return message.includes("is already set in line");
}

/** Files that may install Karpenter's chart, or contain its values, are read too. Of equal keys, Helm takes the last. */
function messagesOfInstalls(text: string, messages: readonly Message[]): readonly Message[] {
  return mayBeValues(text) || mayInstall(text) ? messages.filter((one) => !isRepeated(one)) : [];
}

interface Edit {
  readonly of: Message;
  readonly fix: Fix;
  /** By how many the reports of the rule have to shrink at least. */
  readonly solves: 0 | 1;
}

function editsOf(message: Message): Edit[] {
  const suggestions = (message.suggestions ?? []).map(({ fix }) => ({ of: message, fix, solves: 1 }) as const);
  return message.fix ? [{ of: message, fix: message.fix, solves: 0 }, ...suggestions] : suggestions;
}

function checkEdit(text: string, before: readonly Message[], { of, fix, solves }: Edit): void {
  const name = `${String(of.ruleId)}, ${String(of.line)}:${String(of.column)}, edit ${JSON.stringify(fix)}`;
  const output = applyFix(text, fix);
  const after = verify(output, withMore);
  // What is reported by a rule was parsed; without that, it may have been skipped as a template.
  if (!after.some(({ ruleId }) => ruleId !== null) && isYaml(text)) checkSyntax(output, name);
  // A field that is found under its right name has content to be judged: of the schema's, the very report goes.
  const isSame = ({ ruleId, message }: Message) =>
    ruleId === of.ruleId && (ruleId !== "karpenter/valid-schema" || message === of.message);
  const count = (messages: readonly Message[]) => messages.filter(isSame).length;
  // Without the last of equal keys, another one counts.
  if (isYaml(text) && count(after) > count(before) - solves) throw new Error(`${name} solves nothing`);
  if (of.ruleId === null && !isInDirective(text, fix)) throw new Error(`${name} takes more than a comment`);
  for (const [ends, lineEnd] of Object.entries({ LF: /(?<!\r)\n/u, CR: /\r(?!\n)/u })) {
    if (lineEnd.test(output) && !lineEnd.test(text)) throw new Error(`${name} brings ${ends} into other line ends`);
  }
}

/** Other documents of the text may be broken, or have keys that are set twice. */
function isYaml(text: string): boolean {
  try {
    parseYAML(text.replace(/^\uFEFF/u, ""), {});
    return true;
  } catch {
    return false;
  }
}

function checkSyntax(output: string, name: string): void {
  try {
    parseYAML(output.replace(/^\uFEFF/u, ""), {});
  } catch (error) {
    if (!isTooDeep(String(error))) throw new Error(`${name} leaves no YAML: ${String(error)}`, { cause: error });
  }
}

/** ESLint's own fixes take what disables nothing: one of its comments, with the space before it, or a part of it. */
function isInDirective(text: string, { range: [start, end] }: Fix): boolean {
  const body = text.replace(/^\uFEFF/u, "");
  const directive = /# *eslint-[^\n]*$/u.exec(body.slice(0, end));
  return directive !== null && body.slice(start, directive.index).trim() === "";
}

/** How deep the parser gets before it gives up isn't the same each time. */
function isTooDeep(parseError: string): boolean {
  return /too deeply|call stack/u.test(parseError);
}

function checkConvergence(text: string): void {
  const run = (code: string) => linter.verifyAndFix(code, withMore, { filename }).output;
  const once = run(text);
  expectSame(run(once), once, "a second --fix changes more");
}

/** As ESLint and editors do it: positions don't count a byte order mark. */
function applyFix(text: string, { range: [start, end], text: added }: Fix): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = text.slice(mark.length);
  if (start < 0 || start > end || end > body.length) throw new Error(`edit of ${String(start)} to ${String(end)}`);
  return mark + body.slice(0, start) + added + body.slice(end);
}

function expectSame(actual: unknown, expected: unknown, otherwise: string): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${otherwise}: ${one}, not ${other}`);
}
