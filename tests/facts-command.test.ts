import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { crds } from "./crds.js";
import { makeFolder } from "./e2e/folders.js";
import { root } from "./e2e/run.js";

/** An invented kind: a field, a rule with an invariant, and, on request, a rule without one. */
function widget(rule: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: widgets.karpenter.sh
  {{- with .Values.additionalAnnotations }}
  annotations: {}
  {{- end }}
spec:
  group: karpenter.sh
  scope: Cluster
  names: { kind: Widget, plural: widgets }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          description: The vendor's words.
          type: object
          properties:
            apiVersion: { type: string }
            status: { type: object }
            spec:
              type: object
              description: More of the vendor's words.
              required: [size]
              properties:
                size:
                  type: string
                  enum: [small, large]
                  x-kubernetes-validations:
                    - { rule: "${rule}", message: The vendor's message. }
`;
}

const chart = {
  "chart/Chart.yaml": "name: karpenter\nversion: 1.99.0\n",
  "chart/values.yaml": "settings:\n  clusterName: ''\n  widgets: { enabled: true, extra: {} }\n",
  "chart/templates/deployment.yaml":
    "{{ .Values.settings.clusterName }}\n{{- with .Values.controller.env }}{{ end }}\n",
};

function run(folder: string, ...args: string[]) {
  const all = ["scripts/facts.js", ...args, "--into", folder];
  const { status, stdout, stderr } = spawnSync("node", all, { cwd: root, encoding: "utf8" });
  return { status, stdout, stderr };
}

function facts(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, "facts", file), "utf8"));
}

it("writes the facts of a release, and prints its changes", () => {
  const folder = makeFolder({ "crds/widgets.yaml": widget("self != ''"), ...chart });
  const result = run(folder, "karpenter", "1.99", "--crds", `${folder}/crds`, "--chart", `${folder}/chart`);
  expect(result).toMatchObject({ status: 0, stderr: "" });
  expect(result.stdout).toMatch(/^- Karpenter 1\.99, compared with 1\.\d+:\n/u);
  expect(result.stdout).toContain("  - Added the kind karpenter.sh/v1 Widget.\n");
  expect(result.stdout).toContain("  - Removed the kind karpenter.sh/v1 NodePool.\n");
  expect(result.stdout).toContain("  - Chart values: added `settings.widgets.enabled`, `settings.widgets.extra`.\n");
  const size = { enum: ["small", "large"], type: "string", "x-kubernetes-validations": ["53f953b38dac7ce5"] };
  const spec = { properties: { size }, required: ["size"], type: "object" };
  expect(facts(folder, "crds/karpenter/1.99.json")).toEqual({
    kinds: {
      "karpenter.sh/v1 Widget": {
        scope: "Cluster",
        served: true,
        storage: true,
        schema: { properties: { spec }, type: "object" },
      },
    },
  });
  expect(facts(folder, "charts/karpenter.json")).toHaveProperty(["1.99"], {
    tag: "v1.99.0",
    declared: {
      "settings.clusterName": "string",
      "settings.widgets.enabled": "boolean",
      "settings.widgets.extra": "object",
    },
    read: ["controller.env", "settings.clusterName"],
  });
});

it("lists changed fields and values of a kind", () => {
  const [release = "", kinds = {}] = [...crds("karpenter")].at(-1) ?? [];
  const name = "karpenter.sh/v1 NodePool";
  const schema = structuredClone(kinds[name]?.schema) as unknown as {
    properties: { spec: { properties: Record<string, object>; required: string[] } };
  };
  delete schema.properties.spec.properties["weight"];
  schema.properties.spec.properties["color"] = { type: "string" };
  schema.properties.spec.required.push("color");
  const version = { name: "v1", served: true, storage: true, schema: { openAPIV3Schema: schema } };
  const crd = {
    kind: "CustomResourceDefinition",
    spec: { group: "karpenter.sh", scope: "Cluster", names: { kind: "NodePool" }, versions: [version] },
  };
  // The facts have digests where upstream's files have rules.
  const text = JSON.stringify(crd, (key, value: unknown) => (key === "x-kubernetes-validations" ? undefined : value));
  const folder = makeFolder({ "crds/nodepools.yml": text, ...chart });
  const { stdout } = run(folder, "karpenter", "1.99", "--crds", `${folder}/crds`, "--chart", `${folder}/chart`);
  expect(stdout).toContain(`compared with ${release}:\n`);
  expect(stdout).toContain(`  - ${name}: added \`spec.color\`.\n`);
  expect(stdout).toContain(`  - ${name}: removed \`spec.weight\`.\n`);
  expect(stdout).toContain(`  - ${name}: \`spec\` requires \`color\`.\n`);
});

it("adds labels without more work, and fails at a rule that no invariant knows", () => {
  const list = `self in [\\"acme.karpenter.sh/a\\", \\"acme.karpenter.sh/b\\"] || !self.find(\\"^([^/]+)\\").endsWith(\\"acme.karpenter.sh\\")`;
  const labels = makeFolder({ "crds/widgets.yaml": widget(list), ...chart });
  expect(run(labels, "karpenter", "1.99", "--crds", `${labels}/crds`, "--chart", `${labels}/chart`).status).toBe(0);
  expect(facts(labels, "labels.json")).toContainEqual({
    domain: "acme.karpenter.sh",
    digests: { value: expect.stringMatching(/^[\da-f]{16}$/u) as string },
    labels: ["acme.karpenter.sh/a", "acme.karpenter.sh/b"],
  });

  const folder = makeFolder({ "crds/widgets.yaml": widget("self.startsWith('x')"), ...chart });
  const { status, stderr } = run(folder, "karpenter", "1.99", "--crds", `${folder}/crds`, "--chart", `${folder}/chart`);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /does not have the digests of these rules[^\n]*\n {2}karpenter\.sh\/v1 Widget \.spec\.size: [\da-f]{16}\n/u,
  );
});

it.each([[[]], [["karpenter", "1.99"]], [["karpenter", "v1", "--crds", ".", "--chart", "."]]])(
  "%j: how it is used",
  (args) => {
    expect(run(makeFolder(), ...args)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("Usage: ") as string,
    });
  },
);

/** A page of the reference with these types, each with its vCPUs. */
function page(types: Readonly<Record<string, number>>): string {
  const sections = Object.entries(types).map(
    ([name, cpu]) => `### \`${name}\`
#### Labels
 | Label | Value |
 |--|--|
 |karpenter.k8s.aws/instance-cpu|${String(cpu)}|
 |karpenter.k8s.aws/instance-hypervisor||
 |karpenter.k8s.aws/instance-encryption-in-transit-supported|true|
 |kubernetes.io/arch|arm64|
 |node.kubernetes.io/instance-type|${name}|
#### Resources
 | Resource | Quantity |
 |--|--|
 |cpu|940m|
`,
  );
  return `---\ntitle: "Instance Types"\n---\n## m99g Family\n${sections.join("")}`;
}

it("reads instance types from the reference, keeping the names that it no longer lists", () => {
  const folder = makeFolder({ "types.md": page({ "m99g.large": 2, "m99g.xlarge": 4 }) });
  const { status, stdout } = run(
    folder,
    "instances",
    path.join(folder, "types.md"),
    "--release",
    "1.99",
    "--date",
    "2030-01-02",
  );
  expect(status).toBe(0);
  expect(stdout).toBe(
    "- Instance types as of 2030-01-02: 2 new, 1363 no longer listed.\n  - New: `m99g.large`.\n  - New: `m99g.xlarge`.\n",
  );
  const types = facts(folder, "instance-types.json") as { families: unknown; otherNames: string[]; about: unknown };
  expect(types.families).toEqual({
    m99g: {
      arch: "arm64",
      hypervisor: "",
      encryptionInTransit: true,
      sizes: { large: { cpu: 2 }, xlarge: { cpu: 4 } },
    },
  });
  expect(types.otherNames).toContain("m5.large");
  expect(types.about).toHaveProperty("date", "2030-01-02");
  expect(facts(folder, "instance-history.json")).toHaveProperty("families.m99g", { "1.99": ["large", "xlarge"] });
});

it.each([
  [["instances"], "Usage: "],
  [["instances", "README.md", "--release", "1.99", "--date", "soon"], "Usage: "],
  [["instances", "README.md", "--release", "1.99", "--date", "2030-01-02"], "README.md contains no instance types."],
])("instances %j fails", (args, message) => {
  const { status, stderr } = run(makeFolder({}), ...args);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
});
