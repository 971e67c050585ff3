/** Runs to format: problems of each effect, with fixes, suggestions and suppressions, and files that cannot be read. */
import path from "node:path";
import { ESLint, type Linter, type Rule } from "eslint";
import karpenter from "../../../lib/index.js";
import type { FormattedRun } from "../../../lib/cli/formats/format.js";
import { documentationUrl } from "../../../lib/meta.js";

/** A folder without a repository around it, so paths are relative to it in all formats. */
export const cwd = path.resolve("/no-such-folder");

export type Message = Partial<Linter.LintMessage> & Pick<Linter.LintMessage, "message">;

export function resultOf(
  file: string,
  messages: readonly Message[],
  more: Partial<ESLint.LintResult> = {},
): ESLint.LintResult {
  const all = messages.map((message) => ({ severity: 2 as const, line: 1, column: 1, ruleId: null, ...message }));
  return {
    filePath: path.resolve(cwd, file),
    messages: all,
    suppressedMessages: [],
    errorCount: all.filter(({ severity }) => severity === 2).length,
    fatalErrorCount: all.filter(({ fatal }) => fatal).length,
    warningCount: all.filter(({ severity }) => severity === 1).length,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    usedDeprecatedRules: [],
    ...more,
  };
}

export function runOf(results: readonly ESLint.LintResult[], more: Partial<FormattedRun> = {}): FormattedRun {
  return { results, cwd, rulesMeta, isColored: false, columns: 80, ...more };
}

function metaOf(name: string, category: string, description: string) {
  return { docs: { description, category, url: documentationUrl(name) } };
}

const rulesMeta: FormattedRun["rulesMeta"] = {
  "karpenter/require-imdsv2": metaOf("require-imdsv2", "Security", "require IMDSv2"),
  "karpenter/valid-schema": metaOf("valid-schema", "API server", "require valid fields"),
  "karpenter/prefer-gp3": metaOf("prefer-gp3", "Reliability and cost", "prefer gp3 volumes"),
};

const nodeClass = `kind: EC2NodeClass
spec:
  metadataOptions:
    httpTokens: optional
  amiFamilly: AL2023
`;

function replaced(old: string, text: string): Rule.Fix {
  const start = nodeClass.indexOf(old);
  return { range: [start, start + old.length], text };
}

const imds: Message = {
  ruleId: "karpenter/require-imdsv2",
  messageId: "optional",
  message:
    "`httpTokens` is `optional`, so forged requests can read the node's credentials through IMDSv1; set it to `required`.",
  ...{ line: 4, column: 17, endLine: 4, endColumn: 25 },
  suggestions: [{ messageId: "require", desc: "Set `httpTokens: required`.", fix: replaced("optional", "required") }],
};

const misspelled: Message = {
  ruleId: "karpenter/valid-schema",
  messageId: "misspelled",
  message: "`spec.amiFamilly` is not a field of EC2NodeClass v1; did you mean `amiFamily`?",
  ...{ line: 5, column: 3, endLine: 5, endColumn: 13 },
  fix: replaced("amiFamilly", "amiFamily"),
};

const older: Message = {
  ruleId: "karpenter/prefer-gp3",
  messageId: "olderType",
  severity: 1,
  message: "`volumeType` is `gp2`, an older volume type; set it to `gp3`.",
  ...{ line: 1, column: 1, endLine: 2, endColumn: 3 },
};

/** Each effect, a warning, a clean file, one with Windows line ends, and one that cannot be read. */
export const examples = runOf([
  resultOf("clusters/prod/class.yaml", [imds, misspelled], { source: nodeClass }),
  resultOf("clusters/clean.yaml", []),
  resultOf("volumes.yaml", [older], { source: "volumeType: gp2\r\nx: y\r\n" }),
  resultOf("locked.yaml", [{ message: "Cannot be read: permission denied.", fatal: true }]),
]);

/** The same problem, suppressed in two ways. */
export const suppressed = runOf([
  resultOf("class.yaml", [], {
    suppressedMessages: [
      { ...imds, suppressions: [{ kind: "directive", justification: "a test cluster" }] },
      { ...imds, suppressions: [{ kind: "file", justification: "" }] },
    ] as Linter.SuppressedLintMessage[],
  }),
]);

/** Names and messages that try to leave the field that they are in. */
export const hostile = runOf([
  resultOf("a\u001B[2J,b:c%0A::error::x]]>&\"'<\u202Ed\uFFFEe.yaml", [
    {
      ruleId: "karpenter/require-imdsv2",
      message: "x\n::error::y%0A ]]> <z a=\"b\" c='d'> & \u0000\u001B[31m \u202Ereversed \uFFFF \uD800",
      suggestions: [{ desc: "a\n::warning::\u0007", fix: { range: [0, 1], text: "\u202E" } }],
    },
  ]),
]);

/** What the plugin reports about a text. */
export async function lint(file: string, text: string): Promise<FormattedRun> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [...karpenter.configs.recommended, ...karpenter.configs.terraform],
  });
  const results = await eslint.lintText(text, { filePath: path.join(cwd, file) });
  return runOf(results, { rulesMeta: eslint.getRulesMetaForResults(results) });
}
