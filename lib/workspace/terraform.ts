/**
 * What Terraform files say of a cluster, as far as it stands there as a literal: nothing is evaluated. Read with
 * the grammar of codemirror-lang-hcl, which scripts/bundle-hcl.js puts into one file.
 */
import { createRequire } from "node:module";
import type { SyntaxNode, Tree } from "@lezer/common";
import { type Statement, type Subject, regionIn } from "./statements.js";

interface Grammar {
  readonly hclLanguage: { readonly parser: { parse(text: string): Tree } };
}

const require = createRequire(import.meta.url);
let grammar: Grammar | undefined;

export interface TerraformStatement extends Statement {
  /** Where the literal starts. */
  readonly index: number;
}

/** Attributes that say the same wherever they stand. */
const ATTRIBUTES: Readonly<Record<string, Subject>> = {
  account_id: "account",
  aws_account_id: "account",
  aws_region: "region",
  cluster_name: "clusterName",
  eks_cluster_name: "clusterName",
  instance_profile_name: "instanceProfile",
  karpenter_instance_profile: "instanceProfile",
  karpenter_instance_profile_name: "instanceProfile",
  "karpenter.sh/discovery": "clusterName",
  node_iam_role_name: "role",
  region: "region",
};

/** What `name` says in a resource of some type. */
const NAMES: Readonly<Record<string, Subject>> = {
  aws_eks_cluster: "clusterName",
  aws_iam_instance_profile: "instanceProfile",
};

/** Regions there are those of a state's bucket, or of one resource that is elsewhere. */
const ELSEWHERE = new Set(["backend", "data", "module", "resource", "terraform"]);

export function terraformStatements(text: string): TerraformStatement[] {
  grammar ??= require("#hcl") as Grammar;
  const found: TerraformStatement[] = [];
  grammar.hclLanguage.parser.parse(text).iterate({
    enter({ name, node }) {
      if (name !== "Attribute" && name !== "ObjectElem") return;
      const key = keyOf(node, text);
      const literal = literalOf(node, text);
      const subject = literal && subjectOf(key, blocksAround(node, text));
      if (!literal || !subject || !isPlausible(subject, literal.value)) return;
      found.push({ subject, side: "terraform", value: literal.value, what: key, index: literal.index });
    },
  });
  return found;
}

function keyOf(node: SyntaxNode, text: string): string {
  const key = node.firstChild;
  return key ? text.slice(key.from, key.to).replaceAll('"', "") : "";
}

/** A string without interpolation, or undefined. */
function literalOf(node: SyntaxNode, text: string): { value: string; index: number } | undefined {
  const string = node.lastChild?.getChild("LiteralValue")?.getChild("StringLit");
  if (!string) return undefined;
  const value = text.slice(string.from + 1, string.to - 1);
  return value === "" || /[\\"]|\$\{|%\{/u.test(value) ? undefined : { value, index: string.from };
}

interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly hasAlias: boolean;
}

/** The blocks that an attribute stands in, the innermost first. */
function blocksAround(node: SyntaxNode, text: string): Block[] {
  const blocks: Block[] = [];
  for (let above = node.parent; above; above = above.parent) {
    if (above.name !== "Block") continue;
    const type = above.getChild("BlockType");
    const labels = above.getChildren("BlockLabel").map(({ from, to }) => text.slice(from, to).replaceAll('"', ""));
    const attributes = above.getChild("Body")?.getChildren("Attribute") ?? [];
    blocks.push({
      type: type ? text.slice(type.from, type.to) : "",
      labels,
      hasAlias: attributes.some((attribute) => keyOf(attribute, text) === "alias"),
    });
  }
  return blocks;
}

function subjectOf(key: string, blocks: readonly Block[]): Subject | undefined {
  const [innermost] = blocks;
  if (innermost?.type === "variable") return key === "default" ? ATTRIBUTES[innermost.labels[0] ?? ""] : undefined;
  const resource = innermost?.type === "resource" ? innermost.labels[0] : undefined;
  if (key === "name") return resource === undefined ? undefined : NAMES[resource];
  const subject = Object.hasOwn(ATTRIBUTES, key) ? ATTRIBUTES[key] : undefined;
  const isElsewhere = blocks.some(({ type, hasAlias }) => ELSEWHERE.has(type) || hasAlias);
  return subject === "region" && isElsewhere ? undefined : subject;
}

function isPlausible(subject: Subject, value: string): boolean {
  if (subject === "account") return /^\d{12}$/u.test(value);
  return subject !== "region" || regionIn(value) === value;
}
