/** What `karpenter-lint --launch` answers. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkPaths } from "../../lib/cli/files.js";
import { launch } from "../../lib/cli/launch.js";
import { type Files, createRepository } from "../repositories.js";

const nodeClass = `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  amiSelectorTerms: [{ alias: al2023@v20260801 }]
`;

/** Its requirements start in line 11. */
function pool(requirements: readonly string[], { name = "general", labels = "", group = "karpenter.k8s.aws" } = {}) {
  const items = requirements.map((one) => `        - { ${one} }\n`).join("");
  return `apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: ${name}
spec:
  template:
    metadata: { labels: { ${labels} } }
    spec:
      nodeClassRef: { group: ${group}, kind: EC2NodeClass, name: default }
      requirements:
${items === "" ? "        []\n" : items}`;
}

const types = (...names: readonly string[]) =>
  `key: node.kubernetes.io/instance-type, operator: In, values: [${names.join(", ")}]`;
const family = (...names: readonly string[]) =>
  `key: karpenter.k8s.aws/instance-family, operator: In, values: [${names.join(", ")}]`;
const cpu = (operator: string, value: string) =>
  `key: karpenter.k8s.aws/instance-cpu, operator: ${operator}, values: ["${value}"]`;

interface Question {
  readonly name?: string;
  readonly type?: string;
  readonly paths?: readonly string[];
}

/** The answer without the lines about the catalog, which are the same for all. */
function answer(files: Files, { name = "general", type, paths = ["."] }: Question = {}): string[] {
  const cwd = createRepository(files);
  const text = launch({ pool: name, type, includeIgnored: false }, checkPaths(paths, cwd), cwd);
  expect(text).toContain("\n\nInstance types as of 2026-07-11, on-demand list prices of us-east-1 as of ");
  return text.split("\n\nInstance types", 1)[0]?.split("\n") ?? [];
}

function answerFor(requirements: readonly string[], type?: string, labels = ""): string[] {
  const files = { "pool.yaml": pool(requirements, { labels }), "class.yaml": nodeClass };
  return answer(files, type === undefined ? {} : { type }).slice(1);
}

describe("the table", () => {
  it("lists the admitted types with their sizes and prices, by size", () => {
    expect(answerFor([types("m7g.xlarge", "m5.large", "c5.large")])).toEqual([
      "  3 instance types. Smallest: c5.large (2 vCPU, 4 GiB); largest: m7g.xlarge (4 vCPU, 16 GiB).",
      "",
      "  type        architecture  vCPU  memory  USD per hour",
      "  c5.large    amd64            2   4 GiB        0.0850",
      "  m5.large    amd64            2   8 GiB        0.0960",
      "  m7g.xlarge  arm64            4  16 GiB        0.1632",
    ]);
  });

  it("has columns for disks and devices if a type has any, and shows parts of a GPU", () => {
    expect(answerFor([types("m5d.large", "g6f.large", "inf2.xlarge")]).slice(2)).toEqual([
      "  type         architecture  vCPU  memory    NVMe  GPUs, accelerators  USD per hour",
      "  g6f.large    amd64            2   8 GiB  100 GB  <1 l4                     0.2020",
      "  m5d.large    amd64            2   8 GiB   75 GB  –                         0.1130",
      "  inf2.xlarge  amd64            4  16 GiB       –  1 inferentia2             0.7582",
    ]);
  });

  it("says if nothing is admitted", () => {
    expect(answerFor([family("m7g"), "key: kubernetes.io/arch, operator: In, values: [amd64]"])).toEqual([
      "  No instance type of the catalog.",
    ]);
  });

  it("names what is unknown, with its place", () => {
    const requirements = [
      types("m5.large", "m9g.96xlarge"),
      "key: karpenter.k8s.aws/instance-memory, operator: Lt, values: ['{{ x }}']",
      "key: karpenter.k8s.aws/instance-cpu, operator: '{{ x }}', values: ['2']",
    ];
    const [first, ...rest] = answerFor(requirements);
    expect(first).toMatch(/^ {2}At most 1 instance type\. Smallest: m5\.large/u);
    expect(rest.slice(3)).toEqual([
      "",
      "  Unknown:",
      "  - pool.yaml:12: karpenter.k8s.aws/instance-memory Lt [{{ x }}] is not completely known.",
      "  - pool.yaml:13: karpenter.k8s.aws/instance-cpu {{ x }} [2] is not completely known.",
      "  - pool.yaml:11: node.kubernetes.io/instance-type In [m5.large, m9g.96xlarge] names what the catalog lacks, so other types may be admitted too.",
    ]);
  });

  it.each([
    ["requirements", pool([]).replace("        []", "        {{- toYaml .Values.x | nindent 8 }}")],
    ["a key", pool(["key: '{{ x }}', operator: Exists", types("m5.large")])],
    ["labels", pool([types("m5.large")]).replace("labels: {  }", "labels: '{{ x }}'")],
  ])("says that a template may add %s", (_, text) => {
    const lines = answer({ "pool.yaml": text, "class.yaml": nodeClass });
    expect(lines[1]).toMatch(/^ {2}At most /u);
    expect(lines).toContain("  - A template may add requirements.");
  });

  it("reads templates before they are rendered", () => {
    const item = (text: string) => `        ${text}\n`;
    const requirements = [
      item("- { key: karpenter.k8s.aws/instance-cpu, operator: In, values: [{{ .Values.cpu }}] }"),
      item("- key: karpenter.k8s.aws/instance-family"),
      item(`  operator: {{ .Values.operator }}`),
      item("  values: [m5]"),
    ].join("");
    const text = `{{- if .Values.on }}\n${pool([]).replace("        []\n", requirements)}{{- end }}\n`;
    expect(answer({ "pool.yaml": text }).filter((line) => line.includes("completely"))).toEqual([
      "  - pool.yaml:12: karpenter.k8s.aws/instance-cpu In […] is not completely known.",
      "  - pool.yaml:13: karpenter.k8s.aws/instance-family … [m5] is not completely known.",
    ]);
  });

  it("applies the limits of the node class, and says if it is not certain or knows more", () => {
    const files = { "pool.yaml": pool([family("a1", "t4g")]), "class.yaml": nodeClass };
    expect(answer(files)[1]).toMatch(/^ {2}7 instance types\. Smallest: t4g\.nano/u);
    expect(answer({ ...files, "class.yaml": `${nodeClass}  cpuOptions: { x: 1 }\n` }).at(-1)).toBe(
      "  - class.yaml:4: EC2NodeClass default may exclude more types, by features that the catalog lacks.",
    );
    expect(answer({ ...files, "class.yaml": "" }).at(-1)).toBe(
      "  - Its node class is not certain here, so limits of the class are not applied.",
    );
    expect(
      answer({
        ...files,
        "kustomization.yaml": "resources: [pool.yaml, class.yaml]\npatches: [{ path: patch.yaml }]\n",
        "patch.yaml": pool([], {}),
      }).slice(-2),
    ).toEqual([
      "  - Kustomizations may change this pool.",
      "  - Its node class is not certain here, so limits of the class are not applied.",
    ]);
  });

  it("knows Auto Mode, and nodes of other providers", () => {
    const requirement = "key: eks.amazonaws.com/instance-family, operator: In, values: [m7g]";
    const lines = answer({ "pool.yaml": pool([requirement], { group: "eks.amazonaws.com" }) });
    expect(lines[1]).toMatch(/^ {2}\d+ instance types\. Smallest: m7g\.medium/u);
    expect(lines.at(-1)).toBe("  - EKS Auto Mode may exclude more types.");
    expect(answer({ "pool.yaml": pool([], { group: "karpenter.azure.com" }) })).toEqual([
      "NodePool general (pool.yaml:4)",
      "  Its nodes are not instances of EC2.",
    ]);
  });
});

describe("the explanation of a type", () => {
  it("names each requirement that excludes it, with its label and place", () => {
    const requirements = [family("m5", "c5"), cpu("Gt", "2"), cpu("Lt", "64"), "key: example.com/x, operator: Exists"];
    expect(answerFor(requirements, "m7g.large", "kubernetes.io/arch: amd64")).toEqual([
      "  m7g.large is excluded:",
      "  - pool.yaml:7: label kubernetes.io/arch: amd64; m7g.large has the value arm64.",
      "  - pool.yaml:11: karpenter.k8s.aws/instance-family In [m5, c5]; m7g.large has the value m7g.",
      "  - pool.yaml:12: karpenter.k8s.aws/instance-cpu Gt [2]; m7g.large has the value 2.",
    ]);
  });

  it("shortens lists, and shows empty values and missing labels", () => {
    const requirements = [
      family("m5", "c5", "r5", "m6i", "c6i", "r6i", "m7i"),
      "key: karpenter.k8s.aws/instance-gpu-name, operator: Exists",
      "key: karpenter.k8s.aws/instance-hypervisor, operator: NotIn, values: ['', xen]",
    ];
    expect(answerFor(requirements, "m7g.metal")).toEqual([
      "  m7g.metal is excluded:",
      "  - pool.yaml:11: karpenter.k8s.aws/instance-family In [m5, c5, r5, m6i, c6i and 2 more]; m7g.metal has the value m7g.",
      "  - pool.yaml:12: karpenter.k8s.aws/instance-gpu-name Exists; m7g.metal does not have this label.",
      '  - pool.yaml:13: karpenter.k8s.aws/instance-hypervisor NotIn ["", xen]; m7g.metal has the value "".',
    ]);
  });

  it("names all requirements that exclude it only together", () => {
    const gpus = (operator: string, value: string) =>
      `key: karpenter.k8s.aws/instance-gpu-count, operator: ${operator}, values: ['${value}']`;
    // They leave no number, so Karpenter requires that the label is absent.
    expect(answerFor([gpus("Gt", "2"), gpus("In", "1"), gpus("Exists", "")], "g5.48xlarge")).toEqual([
      "  g5.48xlarge is excluded:",
      "  - pool.yaml:12: karpenter.k8s.aws/instance-gpu-count In [1]; g5.48xlarge has the value 8.",
    ]);
    const name = (value: string) => `key: karpenter.k8s.aws/instance-gpu-count, operator: NotIn, values: ['${value}']`;
    expect(answerFor([gpus("Gte", "8"), gpus("Lte", "4"), name("1")], "g5.48xlarge")).toEqual([
      "  g5.48xlarge is excluded:",
      "  - pool.yaml:12: karpenter.k8s.aws/instance-gpu-count Lte [4]; g5.48xlarge has the value 8.",
    ]);
  });

  it("knows the node class, and what Karpenter prefers", () => {
    expect(answerFor([family("a1", "t4g")], "a1.large")).toEqual([
      "  a1.large is excluded:",
      "  - class.yaml:4: EC2NodeClass default: AL2023 does not run on a1.",
    ]);
    const preferred =
      "  - Karpenter launches bare metal and types with GPUs or accelerators only if a pool admits no others.";
    expect(answerFor([family("m5")], "m5.metal")).toEqual(["  m5.metal is excluded:", preferred]);
    expect(answerFor([`${family("m5")}, minValues: 1`], "m5.metal")).toEqual(["  Nothing excludes m5.metal."]);
  });

  it("says that nothing excludes it, as far as that is known", () => {
    expect(answerFor([], "m7g.large")).toEqual(["  Nothing excludes m7g.large."]);
    expect(answerFor([cpu("Gt", "{{ x }}")], "m7g.large")[0]).toBe("  Nothing that is known excludes m7g.large.");
  });

  it.each([
    ["m5.lagre", '  m5.lagre is not in the catalog of 2026-07-11; did you mean "m5.large"?'],
    ["x\u001B[2J", String.raw`  x\u{1b}[2J is not in the catalog of 2026-07-11.`],
    ["cc1.4xlarge", expect.stringContaining("cc1.4xlarge")],
  ])("says that %j is not in the catalog", (type, line) => {
    expect(answerFor([], type)).toEqual([line]);
  });
});

describe("the pools", () => {
  const files = {
    "dev/pools.yaml": `${pool([types("m5.large")])}---\n${pool([], { name: "batch" })}`,
    "prod/pools.yaml": `apiVersion: v1\nkind: List\nitems:\n  - ${pool([types("c5.large")])
      .trimEnd()
      .replaceAll("\n", "\n    ")}\n`,
    "main.tf": `resource "kubectl_manifest" "pool" {\n  yaml_body = <<-YAML\n    ${pool([types("r5.large")])
      .trimEnd()
      .replaceAll("\n", "\n    ")}\n  YAML\n}\n`,
    "patches/pool.yaml": `$patch: merge\n${pool([])}`,
    "other.yaml": pool([]).replace("karpenter.sh/v1", "example.com/v1"),
    "templated.yaml": pool([], { name: "'{{ x }}'" }),
  };

  const heads = (lines: readonly string[]) => lines.filter((line) => line.startsWith("NodePool"));

  it("are all of the name, each with its file", () => {
    expect(heads(answer(files))).toEqual([
      "NodePool general (dev/pools.yaml:4)",
      "NodePool general (main.tf:6)",
      "NodePool general (prod/pools.yaml:7)",
    ]);
  });

  it("are those of the given paths, each once", () => {
    const paths = ["prod", "prod/pools.yaml", "dev/pools.yaml"];
    expect(heads(answer(files, { paths }))).toEqual([
      "NodePool general (prod/pools.yaml:7)",
      "NodePool general (dev/pools.yaml:4)",
    ]);
  });

  it("are named if none has the name", () => {
    expect(() => answer(files, { name: "genera" })).toThrow('No NodePool named "genera"; did you mean "general"?');
    expect(() => answer(files, { name: "spot-arm" })).toThrow(
      'No NodePool named "spot-arm"; the given files contain "batch", "general".',
    );
    expect(() => answer({ "a.yaml": nodeClass }, { name: "x" })).toThrow(
      'No NodePool named "x", and no other with a literal name, in the given files.',
    );
  });

  it("cannot control the terminal", () => {
    const name = '"a\\e[2J\\u202Eb"';
    const text = pool([`key: "karpenter.k8s.aws/instance-cpu", operator: "In\\e[1m", values: ["\\e]0;x\\a"]`], {
      name,
    });
    const lines = answer({ [path.join("x\u001B[0m", "pool.yaml")]: text }, { name: "a\u001B[2J\u202Eb" });
    expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lines[0]).toBe(String.raw`NodePool a\u{1b}[2J\u{202e}b (x\u{1b}[0m/pool.yaml:4)`);
  });
});
