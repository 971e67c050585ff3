import { kindsWith } from "../lib/kinds.js";
import { defineRule } from "../lib/eslint/rule.js";
import type { LintedFile } from "../lib/eslint/rule-definition.js";
import type { Problem } from "../lib/model/problem.js";
import { type ContradictionId, contradiction, contradictionMessages } from "../lib/workspace/contradiction.js";
import { type PlacedStatement, statementsOf, statementsOfInstall } from "../lib/workspace/statements.js";

export default defineRule({
  kinds: [...kindsWith("nodeClassSpec"), "NodePool", "NodeClaim"],
  installs: ["karpenter"],
  docs: {
    description: "require the same account and region in ARNs, endpoints, zones and Terraform",
    category: "Consistency",
    presets: { workspace: {} },
  },
  messages: contradictionMessages("account and region"),
  options: {
    account: {
      description: "The account ID that is expected everywhere.",
      schema: { type: "string", pattern: String.raw`^\d{12}$` },
    },
    region: {
      description: "The region that is expected everywhere.",
      schema: { type: "string", minLength: 1 },
    },
    allowAccounts: {
      description: "Other account IDs that are allowed, such as one that owns shared keys.",
      schema: { type: "array", items: { type: "string", pattern: String.raw`^\d{12}$` }, uniqueItems: true },
      default: [],
    },
  },
  *check(manifest, options, file) {
    yield* contradictions(statementsOf(manifest), options, file);
  },
  *checkInstall(install, options, file) {
    yield* contradictions(statementsOfInstall(install), options, file);
  },
});

interface Expected {
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly allowAccounts: readonly string[];
}

function* contradictions(
  statements: readonly PlacedStatement[],
  { account, region, allowAccounts }: Expected,
  file: LintedFile,
): Generator<Problem<ContradictionId>> {
  const repository = file.repository();
  const accounts = { subject: "account", truth: account, allowed: allowAccounts } as const;
  for (const one of repository?.conflicts(statements, accounts) ?? []) yield contradiction(one);
  for (const one of repository?.conflicts(statements, { subject: "region", truth: region }) ?? []) {
    yield contradiction(one);
  }
}
