import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "karpenter-patches-")));

const kustomizations = {
  ".": "resources: [base, whole.yaml]\npatches:\n  - path: patch.yaml\n    target: { kind: NodePool }\n",
  base: "resources: [whole.yaml]\n",
  plain: "resources: [whole.yaml]\n",
};
for (const [folder, text] of Object.entries(kustomizations)) {
  mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, folder, "kustomization.yaml"), text);
}

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const pool = "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\n";
const nodeClass = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: x }\n";
const application = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\n";
const chart = `${application}spec: { source: { chart: karpenter, repoURL: public.ecr.aws/karpenter } }\n`;

/** For each rule that asks for fields, a manifest that lacks one. */
const samples: Readonly<Record<string, string>> = {
  "require-cluster-name": chart,
  "require-crd-chart": chart,
  "require-exact-chart-version": `${application}spec: { source: { repoURL: "oci://public.ecr.aws/karpenter/karpenter" } }\n`,
  "require-interruption-queue": chart,
  "require-node-labels": `${pool}spec: { weight: 10 }\n`,
  "require-node-pool-limits": `${pool}spec: { weight: 10 }\n`,
  "require-termination-grace-period": `${pool}spec: { template: { spec: { expireAfter: 720h } } }\n`,
  "valid-application-destination": `${application}spec: { destination: { namespace: x } }\n`,
  "valid-application-source": `${application}spec: { source: { repoURL: "https://github.com/x/y.git" } }\n`,
  "valid-kubelet-configuration": `${nodeClass}spec: { kubelet: { evictionSoft: { memory.available: 5% } } }\n`,
  "valid-schema": `${pool}spec: { weight: 10 }\n`,
};

const options: Readonly<Record<string, unknown>> = { "require-node-labels": { labels: { team: ".*" } } };

/** The lines at which a rule reports something. */
function lint(rule: string, text: string, name: string): number[] {
  const config: Linter.Config = {
    files: ["**/*.yaml"],
    plugins: { karpenter },
    language: "karpenter/yaml",
    rules: { [`karpenter/${rule}`]: ["error", ...(rule in options ? [options[rule]] : [])] },
  };
  return new Linter({ cwd: root }).verify(text, config, path.join(root, name)).map(({ line }) => line);
}

it("has a sample for each rule that asks for fields", () => {
  const folder = new URL("../../rules/", import.meta.url);
  // These ask for nothing: they compare.
  const comparing = ["no-duplicate-resources.ts", "no-forbidden-application.ts"];
  const asking = readdirSync(folder).filter(
    (file) =>
      !comparing.includes(file) &&
      /asksForFields: true|\b(?:isPatch|mayLack)\b/u.test(readFileSync(new URL(file, folder), "utf8")),
  );
  expect(asking.map((file) => path.parse(file).name).sort()).toEqual(Object.keys(samples));
});

describe.each(Object.entries(samples))("%s", (rule, text) => {
  it("reports a manifest that lacks a field", () => {
    expect(lint(rule, text, "other.yaml")).not.toEqual([]);
  });

  it("asks for none that an overlay adds to a base", () => {
    expect(lint(rule, text, "base/whole.yaml")).toEqual([]);
    expect(lint(rule, text, "whole.yaml")).toEqual([]);
  });

  it("asks for none that somebody else's overlay may add to a resource of a kustomization", () => {
    // A resource that nothing here changes must have what the API server and Argo CD require; a chart's version is
    // floating as it is.
    const isReported = !rule.startsWith("require-") || rule === "require-exact-chart-version";
    expect(lint(rule, text, "plain/whole.yaml").length > 0).toBe(isReported);
  });

  it("asks for none in a file that a kustomization names as a patch", () => {
    expect(lint(rule, text, "patch.yaml")).toEqual([]);
    expect(lint(rule, `${text}---\n${text}`, "patch.yaml")).toEqual([]);
  });

  it.each(["$patch: merge\n", '"$patch": replace\n', "$patch: {{ x }}\n"])("asks for none under %j", (directive) => {
    expect(lint(rule, directive + text, "other.yaml")).toEqual([]);
    expect(lint(rule, text + directive, "other.yaml")).toEqual([]);
  });

  it("asks the manifest beside a patch", () => {
    const lines = `$patch: merge\n${text}`.split("\n").length;
    const found = lint(rule, `$patch: merge\n${text}---\n${text}`, "other.yaml");
    expect(found).not.toEqual([]);
    expect(Math.min(...found)).toBeGreaterThan(lines);
  });
});

it("only asking is left out: what a patch says is judged", () => {
  const text = `$patch: merge\n${pool}spec: { disruption: { consolidateAfter: Never } }\n`;
  expect(lint("no-disabled-disruption", text, "patch.yaml")).toEqual([5]);
  const both = `${application}spec: { destination: { name: a, server: b } }\n`;
  expect(lint("valid-application-destination", both, "patch.yaml")).toEqual([4]);
});
