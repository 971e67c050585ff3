import path from "node:path";
import type { ESLint } from "eslint";

const nodeClasses = "gitops-apps/prod/karpenter/node-class.yaml";

/** All that is wrong in the first example. */
export const exampleFindings = [
  "gitops-apps/prod/apps/apps-karpenter.yaml 22:28 karpenter/no-placeholder-values",
  `${nodeClasses} 15:11 karpenter/no-hardcoded-ami`,
  `${nodeClasses} 26:7 karpenter/require-encrypted-volumes`,
  `${nodeClasses} 64:11 karpenter/no-hardcoded-ami`,
  `${nodeClasses} 82:7 karpenter/require-encrypted-volumes`,
  `${nodeClasses} 104:11 karpenter/no-hardcoded-ami`,
  `${nodeClasses} 144:17 karpenter/require-imdsv2`,
  `${nodeClasses} 148:7 karpenter/require-encrypted-volumes`,
];

/** All that is wrong in the second example: files that disagree, an attack, a failure at run time, a rejected value. */
export const disagreeingFindings = [
  "app.yaml 17:30 karpenter/consistent-interruption-queue",
  "nodes/class.yaml 16:17 karpenter/require-imdsv2",
  "nodes/class.yaml 18:5 karpenter/valid-user-data",
  "nodes/pool.yaml 17:26 karpenter/valid-schema",
];

export function resultsOf(json: string): ESLint.LintResult[] {
  return JSON.parse(json) as ESLint.LintResult[];
}

/** What ESLint's JSON reports, a line each: file, place, rule; a message only where there is no rule. */
export function findingsOf(json: string): string[] {
  // Without anything to lint, or anything to say, nothing may be printed at all.
  if (!json.startsWith("[")) return json === "" ? [] : [json];
  return resultsOf(json).flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, ruleId, message }) => {
      const file = path.normalize(filePath).replaceAll("\\", "/").replace(/^\.\//u, "");
      return `${file} ${String(line)}:${String(column)} ${ruleId ?? message}`;
    }),
  );
}
