/** The model of the readiness report: what it says of small repositories. */
import { describe, expect, it } from "vitest";
import { chart, nodeClass, nodePool, reportOn } from "./repositories.js";

const ready = { "class.yaml": nodeClass(), "pool.yaml": nodePool() };

describe("the verdict", () => {
  it("is ready if everything was read, resolved and found right", () => {
    const { verdict, coverage, doubts } = reportOn({ ...ready, "apps/k.yaml": chart(), "other.yaml": "a: [1\n" });
    expect(verdict).toEqual({
      status: "ready",
      sentence: "Ready, as far as files can tell. Complete the manual checks below before the first deployment.",
    });
    expect({ coverage, doubts }).toEqual({
      coverage: { unread: [], partial: [], unresolved: [], mentions: [] },
      doubts: [],
    });
  });

  it("is not ready if there are problems, and names what is open too", () => {
    const messages = [{ file: "class.yaml", line: 6, rule: "require-imdsv2", message: "x" }];
    const { verdict } = reportOn({ ...ready, "more.sh": nodePool("more") }, { messages });
    expect(verdict).toEqual({
      status: "not-ready",
      sentence: "Not ready: 1 problem (1 × security). Open: 1 file not read.",
    });
  });

  it("is neutral if there is nothing to judge", () => {
    expect(reportOn({ "a.yaml": "kind: Service\n" }).verdict).toEqual({
      status: "nothing",
      sentence: "No result: found no NodePool and no EC2NodeClass.",
    });
  });

  it("does not deny manifests in files that were not read", () => {
    const { verdict } = reportOn({ "a.j2": nodePool() });
    expect(verdict).toEqual({
      status: "nothing",
      sentence: "No result: found no NodePool and no EC2NodeClass in the files that were read. Open: 1 file not read.",
    });
  });

  it.each([
    [
      "a file that was not read",
      { "more.json": '{"apiVersion":"karpenter.sh/v1","kind":"NodePool","metadata":{}}' },
      "1 file not read",
    ],
    ["a reference that was not resolved", { "more.yaml": nodePool("more", "elsewhere") }, "1 reference not resolved"],
    [
      "a reference that a template decides",
      { "more.yaml": nodePool("more", '"{{ x }}"') },
      "1 template read in part, 1 reference not resolved",
    ],
    [
      "a class with two definitions",
      { "again.yaml": nodeClass() },
      "1 reference not resolved, 1 contradiction to clarify",
    ],
    [
      "another queue in Terraform",
      { "k.yaml": chart(), "a.tf": 'resource "aws_sqs_queue" "karpenter" {\n  name = "other"\n}\n' },
      "1 contradiction to clarify",
    ],
  ])("is incomplete with %s", (_, files, open) => {
    expect(reportOn({ ...ready, ...files }).verdict).toEqual({
      status: "incomplete",
      sentence: `Incomplete: ready as far as read. Open: ${open}.`,
    });
  });
});

describe("files that were not read", () => {
  const cases: readonly (readonly [file: string, text: string, reason: string])[] = [
    ["a.yaml", `${nodeClass()}  - [`, "not valid YAML"],
    ["a.j2", nodePool("{{ name }}"), "templates of other tools"],
    ["a.erb", nodePool("<%= name %>"), "templates of other tools"],
    [
      "a.sh",
      `cat <<EOF | kubectl apply -f -\n${nodePool()}EOF\n`,
      "scripts, programs and other files that are not YAML",
    ],
    [
      "stack.ts",
      'new Manifest({ apiVersion: "karpenter.sh/v1", kind: "NodePool", metadata: {} });',
      "scripts, programs and other files that are not YAML",
    ],
    [
      "a.tf",
      `x = <<EOT\n%{ if f({ a = 1 }) }\n${nodePool()}%{ endif }\nEOT\n`,
      "manifests in Terraform that are neither objects nor valid YAML in heredocs",
    ],
    ["class.yaml", nodeClass("a", '"{{ .Values.group }}/v1"'), "manifests whose `apiVersion` a template sets"],
    [
      "a.yaml",
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata:\n  pool: |\n${nodePool().replaceAll(/^/gmu, "    ")}`,
      "manifests inside other content",
    ],
    [
      "templates/a.yaml",
      `{{- if .Values.x }}\n${nodePool("{{ .name }}")}{{- end }}\n`,
      "templates that are not valid YAML before they are rendered",
    ],
    ["large.yaml", `${nodePool()}# ${"x".repeat(1024 * 1024)}\n`, "larger than 1 MB"],
    [
      "release.yaml",
      "kind: HelmRelease\nspec:\n  chart:\n    spec:\n      chart: karpenter\n",
      "installs of Karpenter's chart in a form that is not read",
    ],
    [
      "deploy.sh",
      "helm upgrade karpenter oci://public.ecr.aws/karpenter/karpenter\n",
      "installs of Karpenter's chart in a form that is not read",
    ],
  ];

  it.each(cases)("%s: %#", (file, text, reason) => {
    expect(reportOn({ [file]: text }).coverage).toMatchObject({ unread: [{ reason, files: [file] }], mentions: [] });
  });

  it("do not include installs of other installers, unless a values file is missing", () => {
    const release = (values: string) => `resource "helm_release" "k" {\n  chart = "karpenter"\n${values}}\n`;
    const dependency = "name: own\nversion: 1.0.0\ndependencies:\n  - name: karpenter\n    version: 1.9.0\n";
    const files = {
      "main.tf": release(""),
      "Chart.yaml": `${dependency}    repository: oci://public.ecr.aws/karpenter\n`,
    };
    expect(reportOn({ ...ready, ...files }).coverage).toMatchObject({ unread: [], mentions: [], unresolved: [] });
    const missing = { "main.tf": release('  values = [file("values.yaml")]\n') };
    expect(reportOn({ ...ready, ...missing }).coverage.unresolved).toEqual([
      "`karpenter` in `main.tf:1`: a values file was not found here.",
    ]);
  });

  it("do not include Terraform whose manifests were all read, which count for the verdict", () => {
    const text = `x = <<E\n${nodeClass()}---\n${nodePool()}E\n`;
    const { coverage, verdict } = reportOn({ "main.tf": text });
    expect(coverage).toMatchObject({ unread: [], partial: [], mentions: [] });
    expect(verdict.status).toBe("ready");
    const more = reportOn({ "main.tf": `${text}y = <<E\n%{ if f({ a = 1 }) }\n${nodePool("other")}%{ endif }\nE\n` });
    expect(more.coverage.unread).toEqual([
      { reason: "manifests in Terraform that are neither objects nor valid YAML in heredocs", files: ["main.tf"] },
    ]);
  });

  it("are listed once, with all others of the same reason", () => {
    const { coverage } = reportOn({ "b/a.sh": nodePool(), "a.sh": nodePool() + nodePool(), "c.j2": nodePool() });
    expect(coverage.unread.map(({ files }) => files)).toEqual([["a.sh", "b/a.sh"], ["c.j2"]]);
  });

  it("are told from those that only mention a kind", () => {
    const { coverage, verdict } = reportOn({
      ...ready,
      "policy.yaml": 'kind: ClusterPolicy\nspec: { match: { kinds: ["karpenter.k8s.aws/v1/EC2NodeClass"] } }\n',
      "delete.sh": "kubectl delete ec2nodeclasses.karpenter.k8s.aws x # EC2NodeClass\n",
      "reference.json": '{"nodeClassRef":{"group":"karpenter.k8s.aws","kind":"EC2NodeClass","name":"x"}}',
    });
    expect(coverage).toMatchObject({ unread: [], mentions: ["policy.yaml", "reference.json"] });
    expect(verdict.status).toBe("ready");
  });

  it("are not those in which everything is commented out, prose, or other providers' kinds", () => {
    const { coverage } = reportOn({
      "a.yaml": nodePool().replaceAll(/^/gmu, "# "),
      "README.md": nodePool(),
      "gke.yaml": "apiVersion: container.gcp.example/v1\nkind: NodePool\nmetadata: { name: x }\n",
    });
    expect(coverage).toEqual({ unread: [], partial: [], unresolved: [], mentions: [] });
  });

  it("are only those of the linted paths", () => {
    const { coverage } = reportOn({ ...ready, "a.sh": nodePool() }, { paths: ["/elsewhere"] });
    expect(coverage.unread).toEqual([]);
  });
});

describe("templates", () => {
  const template = { "templates/a.yaml": `{{- if .Values.x }}\n${nodePool("{{ .name }}")}{{- end }}\n` };

  it("were read in part if the language did not skip them", () => {
    const { coverage } = reportOn(template, { skipped: new Set() });
    expect(coverage).toMatchObject({ unread: [], partial: ["templates/a.yaml"] });
  });

  it("were read in part if a rule reports a problem in them", () => {
    const messages = [{ file: "templates/a.yaml", line: 2, rule: "valid-schema", message: "x" }];
    expect(reportOn(template, { messages }).coverage).toMatchObject({ unread: [], partial: ["templates/a.yaml"] });
  });
});

describe("references", () => {
  it("to another provider are shown as such, and not judged", () => {
    const { tables, verdict, drawings } = reportOn({
      "a.yaml": nodePool("a", "x", "karpenter.gce.example", "GCENodeClass"),
    });
    expect(verdict).toEqual({ status: "nothing", sentence: "No result: found only NodePools of other providers." });
    expect(tables[0]?.rows[0]?.cells[1]).toBe("GCENodeClass x (another provider, not judged)");
    expect(drawings[0]?.columns[2]?.boxes).toEqual([{ name: "x", state: "another provider" }]);
  });

  it("to the node class of Auto Mode that every cluster has are resolved", () => {
    const { coverage } = reportOn({ "a.yaml": nodePool("a", "default", "eks.amazonaws.com", "NodeClass") });
    expect(coverage.unresolved).toEqual([]);
  });

  it("are missing in the drawing only if a rule reports that", () => {
    const files = { "a.yaml": `${nodePool("one", "gone")}---\n${nodePool("two", "away")}`, "c.yaml": nodeClass() };
    const messages = [{ file: "a.yaml", line: 8, rule: "no-missing-node-class", message: "x" }];
    const boxes = (options?: { messages: typeof messages }) => reportOn(files, options).drawings[0]?.columns[2]?.boxes;
    expect(boxes({ messages })).toEqual([
      { name: "default", state: undefined },
      { name: "gone", state: "missing" },
      { name: "away", state: "not found" },
    ]);
    expect(boxes()?.map(({ state }) => state)).toEqual([undefined, "not found", "not found"]);
  });

  it("to a class with several definitions agree on nothing", () => {
    const { agreements, doubts } = reportOn({ ...ready, "again.yaml": nodeClass() });
    expect(agreements).toEqual([]);
    expect(doubts).toEqual([
      {
        question: "Which definition does the cluster use?",
        explanation: "`default` is defined in `again.yaml:4` and `class.yaml:4`, and used by `default`.",
      },
    ]);
  });

  it("to values files elsewhere are not resolved", () => {
    const application = chart().replace(
      "      valuesObject:",
      "      valueFiles: [$values/k.yaml]\n      valuesObject:",
    );
    expect(reportOn({ ...ready, "k.yaml": application }).coverage.unresolved).toEqual([
      "Application `karpenter` in `k.yaml:3`: a values file was not found here.",
    ]);
  });
});

describe("contradicted values", () => {
  const queue = { "a.tf": 'resource "aws_sqs_queue" "karpenter" {\n  name = "other"\n}\n' };

  it("of the queue are doubts, neither confirmed nor part of commands", () => {
    const { doubts, checks, agreements } = reportOn({ ...ready, "k.yaml": chart(), ...queue });
    expect(doubts.map(({ explanation }) => explanation)).toEqual([
      "`aws_sqs_queue.name` is `other` in `a.tf:2`, but `settings.interruptionQueue` is `acme` in `k.yaml:14`.",
    ]);
    expect(checks.filter(({ command }) => command.includes("sqs"))).toEqual([]);
    expect(agreements.map(({ what }) => what)).toEqual(["Cluster name", "EC2NodeClass"]);
  });

  it("with a problem are not part of commands", () => {
    const messages = [{ file: "k.yaml", line: 13, rule: "no-placeholder-values", message: "`acme` is a placeholder" }];
    const { checks, agreements } = reportOn({ ...ready, "k.yaml": chart() }, { messages });
    expect(checks.filter(({ command }) => command.includes("acme ") || command.includes("Values=acme"))).toEqual([]);
    expect(agreements.map(({ what }) => what)).toEqual(["EC2NodeClass"]);
  });

  it("are no doubts if a rule reports them", () => {
    const message = "`settings.interruptionQueue` is `acme`, but the queue in a.tf:2 is `other`";
    const messages = [{ file: "k.yaml", line: 14, rule: "consistent-cluster-name", message }];
    const { doubts, verdict } = reportOn({ ...ready, "k.yaml": chart(), ...queue }, { messages });
    expect(doubts).toEqual([]);
    expect(verdict.sentence).toBe("Not ready: 1 problem (1 × inconsistencies between files).");
  });

  it("are only those: other queues in Terraform belong to other programs", () => {
    const orders = { "a.tf": 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}\n' };
    expect(reportOn({ ...ready, "k.yaml": chart(), ...orders }).doubts).toEqual([]);
  });
});

describe("commands", () => {
  it.each(["--debug", "file:///etc/passwd", "a; rm -rf b", "$(id)", "a,Values=b", "a'b"])(
    "do not contain %s",
    (name) => {
      const { checks } = reportOn({
        "class.yaml": nodeClass().replace("KarpenterNodeRole-acme", JSON.stringify(name)),
      });
      expect(checks.filter(({ command }) => command.includes("get-role"))).toEqual([]);
    },
  );

  it("name the field that they are derived from", () => {
    const { checks } = reportOn(ready);
    expect(checks.find(({ command }) => command.includes("get-role"))).toEqual({
      question: "Does the role `KarpenterNodeRole-acme` exist?",
      command: "aws iam get-role --role-name KarpenterNodeRole-acme",
      source: { what: "role", place: "class.yaml:6" },
    });
  });
});

describe("drawings", () => {
  it("show each environment on its own, with equal names in both", () => {
    const cluster = (name: string) => ({
      [`${name}/apps/k.yaml`]: chart(),
      [`${name}/nodes/class.yaml`]: nodeClass(),
      [`${name}/nodes/pool.yaml`]: nodePool(),
    });
    const { drawings } = reportOn({ ...cluster("prod"), ...cluster("staging") });
    const boxes = ["karpenter 1.14.1", "default", "default"].map((name) => [{ name, state: undefined }]);
    expect(
      drawings.map(({ title, columns, lines }) => ({ title, boxes: columns.map((one) => one.boxes), lines })),
    ).toEqual(
      ["prod", "staging"].map((title) => ({
        title,
        boxes,
        lines: [
          { column: 0, from: 0, to: 0 },
          { column: 1, from: 0, to: 0 },
        ],
      })),
    );
  });

  it("keep the pools of one folder together, and unused classes with them", () => {
    const { drawings } = reportOn({
      "nodes/a.yaml": `${nodePool("a", "a")}---\n${nodeClass("a")}`,
      "nodes/b.yaml": `${nodePool("b", "b")}---\n${nodeClass("b")}`,
      "unused/c.yaml": nodeClass("c"),
    });
    expect(drawings.map(({ columns }) => columns.map(({ boxes }) => boxes.map(({ name }) => name)))).toEqual([
      [[], ["a", "b"], ["a", "b", "c"]],
    ]);
  });
});

describe("the header", () => {
  const hash = "0123456789abcdef0123456789abcdef01234567";
  const entries = (files: Readonly<Record<string, string>>, facts = {}) =>
    new Map(reportOn({ ...ready, ...files }, facts).header.map(({ name, value }) => [name, value]));

  it("tells reports apart", () => {
    const all = entries(
      {
        "k.yaml": chart(),
        ".git/config": '[remote "origin"]\n\turl = https://user:secret@git.example/acme/infra.git?x\n',
        ".git/refs/heads/main": `${hash}\n`,
      },
      { preset: "strict", release: "1.14" },
    );
    expect(Object.fromEntries(all)).toEqual({
      Repository: "git.example/acme/infra.git",
      Commit: hash,
      Chart: "karpenter 1.14.1",
      Release: "1.14 (set)",
      Preset: "strict",
      Plugin: expect.stringMatching(/^eslint-plugin-karpenter \d/u) as string,
      Date: "1970-01-01 00:00 UTC",
      Files: "3 with manifests, 3 linted",
    });
  });

  it.each([
    ["a detached head", { ".git/HEAD": hash }],
    [
      "a packed reference",
      {
        ".git/packed-refs": `# pack-refs\n${hash.replace("0", "f")} refs/heads/x/refs/heads/main\n${hash} refs/heads/main\n`,
      },
    ],
  ])("finds the commit of %s", (_, files) => {
    expect(entries(files).get("Commit")).toBe(hash);
  });

  it.each([
    ["a reference out of .git", { ".git/HEAD": "ref: refs/../../x\n", x: hash }],
    ["something else", { ".git/refs/heads/main": "ref: refs/heads/other <h1>" }],
    ["nothing", {}],
  ])("has no commit for %s", (_, files) => {
    expect(entries(files).has("Commit")).toBe(false);
  });
});

describe("the inventory", () => {
  const capacity = (requirements: string, label = "") => {
    const pool = nodePool()
      .replace("requirements: []", `requirements: [${requirements}]`)
      .replace("  template:\n", `  template:\n    metadata: { labels: { ${label} } }\n`);
    return reportOn({ "a.yaml": pool }).tables[0]?.rows[0]?.cells[2];
  };
  const key = "key: karpenter.sh/capacity-type";

  it.each([
    ["", "", "not restricted"],
    [`{ ${key}, operator: In, values: [spot, on-demand] }`, "", "spot, on-demand"],
    [`{ ${key}, operator: In, values: [spot, on-demand] }`, "karpenter.sh/capacity-type: spot", "spot"],
    [`{ ${key}, operator: In, values: [on-demand] }`, "karpenter.sh/capacity-type: spot", "none"],
    [`{ ${key}, operator: NotIn, values: [spot] }`, "", "reserved, on-demand"],
    [`{ ${key}, operator: Exists }`, "", "reserved, spot, on-demand"],
    [`{ ${key}, operator: In, values: ["{{ x }}"] }`, "", "(templated)"],
  ])("intersects %s and %s", (requirements, label, expected) => {
    expect(capacity(requirements, label)).toBe(expected);
  });

  const spec = (more: string) => {
    const [row] = reportOn({ "a.yaml": nodeClass() + more }).tables[0]?.rows ?? [];
    return row?.cells.slice(3);
  };

  it.each([
    ["", ["AMI default (encrypted)", "IMDSv2 required"]],
    ["  metadataOptions: { httpTokens: optional }\n", ["AMI default (encrypted)", "IMDSv1 allowed"]],
    ['  metadataOptions: { httpTokens: "{{ x }}" }\n', ["AMI default (encrypted)", "(templated)"]],
    ['  blockDeviceMappings: [{ ebs: { encrypted: "{{ x }}" } }]\n', ["(templated)", "IMDSv2 required"]],
    ["  blockDeviceMappings: [{ ebs: { encrypted: true } }, { ebs: {} }]\n", ["not all encrypted", "IMDSv2 required"]],
  ])("describes %j", (more, expected) => {
    expect(spec(more)).toEqual(expected);
  });
});

describe("findings", () => {
  it("are grouped by rule and wording, with their places", () => {
    const at = (line: number, message: string) => ({ file: "class.yaml", line, rule: "require-imdsv2", message });
    const { severities } = reportOn(ready, { messages: [at(1, "x"), at(2, "y"), at(3, "x")] });
    expect(severities).toMatchObject([
      {
        title: "Security",
        count: 3,
        rules: [
          {
            rule: "karpenter/require-imdsv2",
            count: 3,
            findings: [
              { message: "x", places: ["class.yaml:1", "class.yaml:3"] },
              { message: "y", places: ["class.yaml:2"] },
            ],
          },
        ],
      },
    ]);
  });
});
