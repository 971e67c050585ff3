/** Repositories for tests of the report, and manifests to put into them. */
import path from "node:path";
import type { ESLint, Linter } from "eslint";
import { reportOf } from "../../../lib/report/readiness-report.js";
import type { Report } from "../../../lib/report/model.js";
import { type FormatterContext, type RunFacts, runOf } from "../../../lib/report/run.js";
import { makeFolder } from "../../e2e/folders.js";

export function nodeClass(name = "default", version = "karpenter.k8s.aws/v1"): string {
  return `apiVersion: ${version}
kind: EC2NodeClass
metadata:
  name: ${name}
spec:
  role: KarpenterNodeRole-acme
  amiSelectorTerms: [{ alias: al2023@v20260801 }]
  subnetSelectorTerms: [{ tags: { karpenter.sh/discovery: acme } }]
  securityGroupSelectorTerms: [{ tags: { karpenter.sh/discovery: acme } }]
`;
}

export function nodePool(
  name = "default",
  className = "default",
  group = "karpenter.k8s.aws",
  kind = "EC2NodeClass",
): string {
  return `apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: ${name}
spec:
  template:
    spec:
      nodeClassRef: { group: ${group}, kind: ${kind}, name: ${className} }
      requirements: []
`;
}

export function chart(queue = "acme", name = "karpenter"): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  destination: { server: https://kubernetes.default.svc, namespace: kube-system }
  source:
    repoURL: public.ecr.aws/karpenter
    chart: karpenter
    targetRevision: 1.14.1
    helm:
      valuesObject:
        settings:
          clusterName: acme
          interruptionQueue: ${queue}
`;
}

export type Files = Readonly<Record<string, string>>;

interface Message {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

interface Options extends RunFacts {
  readonly messages?: readonly Message[];
}

/** The arguments of a formatter. */
interface FormatterRun {
  readonly results: readonly ESLint.LintResult[];
  readonly context: FormatterContext;
}

/** A repository, and the arguments of a formatter for a run on its YAML and Terraform files. */
export function runOn(files: Files, { messages = [], ...facts }: Options = {}): FormatterRun {
  const cwd = makeFolder({ ".git/HEAD": "ref: refs/heads/main\n", ...files });
  const results = Object.keys(files)
    .filter((file) => /\.(?:ya?ml|tf)$/u.test(file))
    .map((file) =>
      resultOf(
        path.join(cwd, file),
        messages.filter((one) => one.file === file),
      ),
    );
  return { results, context: { cwd, karpenter: { date: new Date(0), ...facts } } };
}

function resultOf(filePath: string, messages: readonly Message[]): ESLint.LintResult {
  return {
    filePath,
    messages: messages.map(({ line, rule, message }): Linter.LintMessage => ({
      ruleId: `karpenter/${rule}`,
      severity: 2,
      message,
      line,
      column: 1,
    })),
    suppressedMessages: [],
    errorCount: messages.length,
    fatalErrorCount: 0,
    warningCount: 0,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    usedDeprecatedRules: [],
  };
}

export function reportOn(files: Files, options?: Options): Report {
  const { results, context } = runOn(files, options);
  return reportOf(runOf(results, context));
}
