import { describe, expect, it } from "vitest";
import { parseYAML } from "yaml-eslint-parser";
import { manifestsOf, mayBeValues } from "../../lib/model/parse.js";
import { read, readAll } from "./read.js";

function kindsIn(text: string): string[] {
  return readAll(text).map((manifest) => `${manifest.kind} ${manifest.version}`);
}

describe("manifestsOf", () => {
  it("finds the manifests of several documents, others in between", () => {
    const text = `
---
apiVersion: karpenter.sh/v1
kind: NodePool
---
apiVersion: v1
kind: ConfigMap
---
# nothing here
---
"apiVersion": 'karpenter.k8s.aws/v1beta1'
'kind': "EC2NodeClass"
...
`;
    expect(kindsIn(text)).toEqual(["NodePool v1", "EC2NodeClass v1beta1"]);
  });

  it("reads an item once that aliases repeat", () => {
    const item = "&a { apiVersion: karpenter.sh/v1, kind: NodePool }";
    expect(kindsIn(`apiVersion: v1\nkind: List\nitems:\n  - ${item}\n  - *a\n  - *a\n`)).toEqual(["NodePool v1"]);
  });

  it("finds the items of lists, not those of lists in lists", () => {
    const item = "{ apiVersion: karpenter.sh/v1, kind: NodePool }";
    expect(
      kindsIn(
        `apiVersion: v1\nkind: List\nitems:\n  - ${item}\n  - { kind: List, apiVersion: v1, items: [${item}] }\n`,
      ),
    ).toEqual(["NodePool v1"]);
    expect(kindsIn(`apiVersion: karpenter.sh/v1\nkind: NodePoolList\nitems: [${item}, null, 3]\n`)).toEqual([
      "NodePool v1",
    ]);
  });

  it("reads JSON", () => {
    expect(kindsIn('{"apiVersion": "argoproj.io/v1alpha1", "kind": "AppProject"}')).toEqual(["AppProject v1alpha1"]);
    expect(kindsIn(String.raw`{"apiVersion": "karpenter.sh\/v1", "kind": "NodePool"}`)).toEqual(["NodePool v1"]);
  });

  it("goes by the group, not by the kind alone", () => {
    expect(kindsIn("apiVersion: karpenter.azure.com/v1\nkind: NodePool # karpenter.sh/v1\n")).toEqual([]);
    expect(kindsIn("apiVersion: eks.example.com/v1\nkind: NodeClass # karpenter.k8s.aws/v1 EC2NodeClass\n")).toEqual(
      [],
    );
    expect(kindsIn("apiVersion: app.k8s.io/v1beta1\nkind: Application # argoproj.io/v1alpha1\n")).toEqual([]);
  });

  it("knows nothing of a manifest whose kind or group is templated", () => {
    expect(kindsIn("apiVersion: {{ .Values.api }}\nkind: NodePool # karpenter.sh/v1\n")).toEqual([]);
    expect(kindsIn("apiVersion: karpenter.sh/v1\nkind: ${KIND} # NodePool\n")).toEqual([]);
  });

  it("reads kind and group through aliases, merge keys and tags", () => {
    expect(kindsIn("x: &v karpenter.sh/v1\napiVersion: *v\nkind: NodePool\n")).toEqual(["NodePool v1"]);
    expect(kindsIn("x: &m { apiVersion: karpenter.sh/v1, kind: NodeClaim }\n<<: *m\nkind: !!str NodePool\n")).toEqual([
      "NodePool v1",
    ]);
  });

  it("starts the paths of a list's items at the item", () => {
    const text =
      "apiVersion: v1\nkind: List\nitems:\n  - apiVersion: karpenter.sh/v1\n    kind: NodePool\n    spec: { weight: 5 }\n";
    expect(read(text).at("spec.weight").path).toBe("spec.weight");
  });

  it("reads a file once for all rules", () => {
    const file = {
      text: "apiVersion: karpenter.sh/v1\nkind: NodePool\n",
      ast: parseYAML("apiVersion: karpenter.sh/v1\nkind: NodePool\n", {}),
    };
    expect(manifestsOf(file)).toBe(manifestsOf(file));
  });

  it("has nothing to say of what isn't YAML", () => {
    expect(
      manifestsOf({ text: "karpenter.sh/ NodePool", ast: { type: "Program", body: [{ type: "EmptyStatement" }] } }),
    ).toEqual([]);
    expect(manifestsOf({ text: "karpenter.sh/ NodePool", ast: { type: "Document" } })).toEqual([]);
  });
});

describe("values of Karpenter's chart", () => {
  it("may be in texts that mention it, or its settings, but not in objects", () => {
    expect(mayBeValues("karpenter:\n  replicas: 2\n")).toBe(true);
    expect(mayBeValues("settings:\n  clusterName: a\n")).toBe(true);
    expect(mayBeValues("settings:\n  other: a\n")).toBe(false);
    expect(mayBeValues("# scaled by karpenter\napiVersion: v1\nkind: Service\n")).toBe(false);
    expect(mayBeValues("karpenter:\n  apiVersion: v1\n  kind: Service\n")).toBe(true);
  });
});
