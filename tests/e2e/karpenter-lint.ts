import path from "node:path";
import { findingsOf } from "./findings.js";
import { runResident } from "./resident.js";
import { type Outcome, type RunOptions, node, root } from "./run.js";

const cli = path.join(root, "dist/lib/cli/karpenter-lint.js");

export async function karpenterLint(cwd: string, args: readonly string[] = []): Promise<Outcome> {
  return runResident({ program: "script", path: cli, args, cwd });
}

/** As people run it, in a process of its own. */
export async function startKarpenterLint(
  cwd: string,
  args: readonly string[] = [],
  options: Omit<RunOptions, "cwd"> = {},
): Promise<Outcome> {
  return node(cli, args, { cwd, ...options });
}

export interface Findings {
  readonly code: number | undefined;
  readonly findings: readonly string[];
  readonly stderr: string;
}

/** What is found, where the form in which it is said doesn't matter. */
export async function findings(
  cwd: string,
  args: readonly string[] = [],
  command: typeof karpenterLint = karpenterLint,
): Promise<Findings> {
  const { code, stdout, stderr } = await command(cwd, ["--format", "json", "--quiet", ...args]);
  return { code, findings: findingsOf(stdout), stderr };
}

/** A class of nodes that still allows IMDSv1, and has no other mistake. */
export const nodeClass = `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  role: KarpenterNodeRole-lakeside-prod
  amiFamily: AL2023
  amiSelectorTerms:
    - alias: al2023@v20250501
  subnetSelectorTerms:
    - tags:
        karpenter.sh/discovery: lakeside-prod
  securityGroupSelectorTerms:
    - tags:
        karpenter.sh/discovery: lakeside-prod
  metadataOptions:
    httpTokens: optional
`;

/** A pool that names a class. */
export function nodePool(nodeClassName: string): string {
  return `apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: default
spec:
  template:
    spec:
      nodeClassRef:
        group: karpenter.k8s.aws
        kind: EC2NodeClass
        name: ${nodeClassName}
      requirements: []
`;
}

/** Where the class does so, and by which rule. */
export const imds = "17:17 karpenter/require-imdsv2";
