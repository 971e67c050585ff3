import { describe, expect, it } from "vitest";
import { htmlSentence, withCode as htmlWithCode } from "../../../lib/report/html.js";
import { codeSpan, withCode } from "../../../lib/report/markdown.js";
import { headersIn } from "../../../lib/workspace/headers.js";
import { LINEAR, growth } from "../../growth.js";

describe("headers of manifests", () => {
  it.each([
    ["YAML", "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: x }\n"],
    ["another order", "kind: NodePool\nmetadata:\n  name: x\napiVersion: karpenter.sh/v1\n"],
    ["an item of a list", "  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    metadata:\n"],
    ["JSON on one line", '{"apiVersion":"karpenter.sh/v1","kind":"NodePool","metadata":{"name":"x"}}'],
    ["JSON in a string", String.raw`"{\"apiVersion\":\"karpenter.sh/v1\",\"kind\":\"NodePool\",\"metadata\":{}}"`],
    ["HCL", '  apiVersion = "karpenter.sh/v1"\n  kind       = "NodePool"\n  metadata   = {\n'],
    ["Python", "{'apiVersion': 'karpenter.sh/v1', 'kind': 'NodePool', 'metadata': {}}"],
  ])("in %s", (_, text) => {
    expect(headersIn(text)).toEqual([{ kind: "NodePool", isTemplated: false }]);
  });

  it.each(["{{ .Values.group }}/v1", "${group}/v1", "var.version", "%{ if x }a%{ endif }"])(
    "with the version %s",
    (version) => {
      expect(headersIn(`apiVersion: ${version}\nkind: NodePool\nmetadata:\n`)).toEqual([
        { kind: "NodePool", isTemplated: true },
      ]);
    },
  );

  it("of the wrong kind for a group of Karpenter", () => {
    expect(headersIn("apiVersion: karpenter.k8s.aws/v1\nkind: NodePool\nmetadata:\n")).toHaveLength(1);
  });

  it.each([
    ["another group", "apiVersion: example.com/v1\nkind: NodePool\nmetadata:\n"],
    ["a core kind", "apiVersion: v1\nkind: NodePool\nmetadata:\n"],
    [
      "a reference",
      "      nodeClassRef:\n        apiVersion: karpenter.k8s.aws/v1beta1\n        kind: EC2NodeClass\n        name: x\n",
    ],
    [
      "a reference below metadata",
      "  template:\n    metadata:\n    spec:\n      ref:\n        apiVersion: karpenter.sh/v1\n        kind: NodePool\n",
    ],
    ["another kind", "apiVersion: karpenter.sh/v1\nkind: Queue\nmetadata:\n"],
    [
      "kinds of Argo CD, which are found by their charts",
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n",
    ],
    ["words with other ends", "my.kind: NodePool\nsubkind: NodePool\napiVersion: karpenter.sh/v1\nmetadata:\n"],
  ])("are not in %s", (_, text) => {
    expect(headersIn(text)).toEqual([]);
  });

  it("are found one by one", () => {
    const text = "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n---\n";
    expect(headersIn(text.repeat(3))).toHaveLength(3);
  });
});

describe("takes linear time", () => {
  it.each(["apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n", "kind: NodePool ", "kind    ", 'kind\\"', "\n"])(
    "to find headers in %j",
    (text) => {
      expect(growth(20_000, (size) => headersIn(text.repeat(size)))).toBeLessThan(LINEAR);
    },
  );

  it.each(["`", "` ", "@a", "\u200B", "://www.", "|", "_", "\\", "<"])("to write %j", (text) => {
    const write = (size: number): void => {
      const long = text.repeat(size);
      for (const one of [codeSpan, withCode, htmlWithCode, htmlSentence]) one(long);
    };
    expect(growth(50_000, write)).toBeLessThan(LINEAR);
  });
});
