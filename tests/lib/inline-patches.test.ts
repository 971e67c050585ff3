import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { changesByPatch } from "../../lib/workspace/name-changes.js";

const rules = {
  "karpenter/require-imdsv2": "error",
  "karpenter/no-placeholder-values": "error",
  "karpenter/no-removed-annotations": "error",
  "karpenter/valid-schema": "error",
} as const;

const config: Linter.Config = { files: ["**/*.yaml"], plugins: { karpenter }, language: "karpenter/yaml", rules };

function lint(text: string): Linter.LintMessage[] {
  return new Linter().verify(text, config, "kustomization.yaml");
}

function findings(text: string): string[] {
  return lint(text).map(({ line, column, ruleId }) => `${String(line)}:${String(column)} ${ruleId ?? ""}`);
}

const patch = `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  metadataOptions:
    httpTokens: optional
`;

/** The text as a block with this indentation. */
function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gmu, " ".repeat(by));
}

const kustomization = (content: string) => `resources:
  - ../base
patches:
  - target:
      kind: EC2NodeClass
    patch: |-
${indented(content, 6)}`;

describe("a patch inside a kustomization", () => {
  it("is linted in its place, and may lack what its base has", () => {
    const [found, ...others] = lint(kustomization(patch));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      ruleId: "karpenter/require-imdsv2",
      line: 13,
      column: 23,
      endLine: 13,
      endColumn: 31,
    });
    const [suggestion] = found?.suggestions ?? [];
    const [start, end] = suggestion?.fix.range ?? [0, 0];
    const text = kustomization(patch);
    expect(text.slice(0, start) + (suggestion?.fix.text ?? "") + text.slice(end)).toBe(
      kustomization(patch.replace("optional", "required")),
    );
  });

  it.each([
    ["patchesStrategicMerge", `patchesStrategicMerge:\n  - patch.yaml\n  - |-\n${indented(patch, 4)}`, "10:21"],
    [
      "a kustomization that says so",
      `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${kustomization(patch)}`,
      "15:23",
    ],
    ["a component", `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${kustomization(patch)}`, "15:23"],
    ["a quoted one", `patches:\n  - patch: ${JSON.stringify(patch)}\n`, "2:138"],
    ["one with the line ends of Windows", kustomization(patch).replaceAll("\n", "\r\n"), "13:23"],
  ])("is found in %s", (_, text, place) => {
    expect(findings(text)).toEqual([`${place} karpenter/require-imdsv2`]);
  });

  it("is judged by what it says: fields that there are, and values", () => {
    expect(
      findings(kustomization(`${patch.replace("optional", "required")}  amiFamly: AL2023\n  role: CHANGEME\n`)),
    ).toEqual(["14:9 karpenter/valid-schema", "15:15 karpenter/no-placeholder-values"]);
  });

  it("may be for any object", () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations:\n    karpenter.sh/do-not-evict: "true"\n';
    expect(findings(kustomization(pod))).toEqual(["12:11 karpenter/no-removed-annotations"]);
  });

  it("takes comments to ESLint", () => {
    const off = patch.replace("optional", "optional # eslint-disable-line karpenter/require-imdsv2");
    expect(findings(kustomization(off))).toEqual([]);
  });
});

describe("left alone are", () => {
  it.each([
    [
      "the operations of a JSON Patch",
      kustomization(
        "- op: replace\n  path: /spec/metadataOptions\n  value: { httpTokens: optional } # apiVersion: karpenter.k8s.aws/v1 EC2NodeClass\n",
      ),
    ],
    ["`patches` of other kinds", `apiVersion: example.com/v1\nkind: Patcher\n${kustomization(patch)}`],
    ["what is no YAML", kustomization(patch.replace("metadata:", "metadata: ["))],
    ["what is templated", kustomization(patch.replace("optional", "{{ tokens }}"))],
    ["patches of other kinds", kustomization(patch.replace("karpenter.k8s.aws", "example.com"))],
  ])("%s", (_, text) => {
    expect(findings(text)).toEqual([]);
  });
});

it.each([
  ["an object", "kind: NodePool\nspec: &a {b: *a, c: [nodeClassRef]}", ["references"]],
  ["an object of no interest", "kind: NodePool\nspec: &a {b: *a}", []],
  ["an operation", "- &a {op: add, path: /spec, value: *a}", []],
])("reads a patch that contains itself: %s", (_, text, changes) => {
  expect(changesByPatch(text, undefined, false)).toEqual(changes);
});
