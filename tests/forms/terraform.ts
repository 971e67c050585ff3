/** The forms of Terraform: objects, heredocs, templates, and the ways to set values of a chart. */
import { parse } from "yaml";
import { type Form, indented } from "./form.js";

/** A value as HCL. */
function hcl(value: unknown): string {
  if (Array.isArray(value)) return `[\n${value.map((item) => `${indented(hcl(item), 2)},\n`).join("")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, one]) => `${/^\w+$/u.test(key) ? key : `"${key}"`} = ${hcl(one)}\n`);
  return `{\n${indented(entries.join(""), 2)}}`;
}

/** An object with locals instead of its values, the locals, and which values they have. */
function withLocals(
  value: object,
): Required<Pick<Form, "uses">> & { readonly object: string; readonly locals: string } {
  const uses = new Map<string, string>();
  const nameOf = (one: unknown) => {
    const name = `local.v${String(uses.size)}_`;
    const known = uses.get(String(one)) ?? name;
    uses.set(String(one), known);
    return known;
  };
  const object = hcl(value).replaceAll(/(?<== )(?:"[^"]*"|\d+|true|false)/gu, (one) =>
    // Its kind tells that it is a manifest.
    /karpenter\.k8s|EC2NodeClass/u.test(one) ? one : nameOf(JSON.parse(one)),
  );
  const locals = [...uses].map(
    ([one, name]) => `${name.replace("local.", "")} = ${/^(?:\d+|true|false)$/u.test(one) ? one : hcl(one)}\n`,
  );
  return { object, locals: block("locals", {}, locals.join("")), uses };
}

/** A block with arguments that are already HCL. */
function block(head: string, args: Readonly<Record<string, string>>, more = ""): string {
  const lines = Object.entries(args).map(([key, value]) => `${key} = ${value}\n`);
  return `${head} {\n${indented(lines.join("") + more, 2)}}\n`;
}

/** A resource in JSON. */
function json(type: string, args: object): Readonly<Record<string, string>> {
  return { "main.tf.json": `${JSON.stringify({ resource: { [type]: { karpenter: args } } }, undefined, 2)}\n` };
}

const heredoc = (text: string) => `<<-EOT\n${indented(text, 2)}EOT`;

/** @param text the same manifest as YAML */
export function terraformManifests(manifest: object, text: string): Form[] {
  const resource = (type: string, argument: string, value: string) => ({
    "main.tf": block(`resource "${type}" "class"`, { [argument]: value }),
  });
  const { object, locals, uses } = withLocals(manifest);
  return [
    {
      name: "locals in an object",
      files: { ...resource("kubernetes_manifest", "manifest", object), "locals.tf": locals },
      uses,
    },
    { name: "an object of a `kubernetes_manifest`", files: resource("kubernetes_manifest", "manifest", hcl(manifest)) },
    {
      name: "`yamlencode(…)` in a `kubectl_manifest`",
      files: resource("kubectl_manifest", "yaml_body", `yamlencode(${hcl(manifest)})`),
    },
    { name: "a heredoc in Terraform", files: resource("kubectl_manifest", "yaml_body", heredoc(text)) },
    {
      name: "a heredoc with directives",
      files: resource("kubectl_manifest", "yaml_body", heredoc(`%{ if enabled ~}\n${text}%{ endif ~}\n`)),
    },
    { name: "an object in Terraform's JSON", files: json("kubernetes_manifest", { manifest }) },
    { name: "a text in Terraform's JSON", files: json("kubectl_manifest", { yaml_body: text }) },
    {
      name: "`yamlencode(…)` in Terraform's JSON",
      files: json("kubectl_manifest", { yaml_body: `\${yamlencode(${hcl(manifest)})}` }),
    },
    { name: "`locals` of OpenTofu", files: { "main.tofu": block("locals", { class: hcl(manifest) }) } },
    { name: "a template for `templatefile(…)`", files: { "class.yaml.tftpl": text } },
    { name: "a template with directives", files: { "class.tpl": `%{ if enabled ~}\n${text}%{ endif ~}\n` } },
  ];
}

type Setting = readonly [name: string, value: unknown];

function settingsIn(values: object, path: readonly string[] = []): Setting[] {
  return Object.entries(values).flatMap(([key, value]: [string, unknown]): Setting[] =>
    typeof value === "object" && value !== null
      ? settingsIn(value, [...path, key])
      : [[[...path, key].join("."), value]],
  );
}

/** @param text the same values as YAML */
export function terraformInstalls(values: object, text: string, others: readonly Form[]): Form[] {
  const chart = { repository: '"oci://public.ecr.aws/karpenter"', chart: '"karpenter"' };
  const release = (args: Readonly<Record<string, string>>, more = "") =>
    block('resource "helm_release" "karpenter"', { ...chart, version: '"v1.9.0"', ...args }, more);
  const settings = settingsIn(values).map(([name, value]) => ({ name, value }));
  const sets = settings.map(({ name, value }) => block("set", { name: hcl(name), value: hcl(value) })).join("");
  const inJson = { repository: "oci://public.ecr.aws/karpenter", chart: "karpenter", version: "v1.9.0" };
  const { object, locals, uses } = withLocals(values);
  const deployed = others.flatMap(({ name, files }) => {
    const [yaml = ""] = Object.values(files);
    const documents = yaml.split("---\n");
    const block = (value: string) => `resource "kubectl_manifest" "a" {\n  yaml_body = ${value}\n}\n`;
    const objects = documents.map((document) => block(`yamlencode(${hcl(parse(document))})`)).join("");
    return [
      { name: `${name}, in a heredoc`, files: { "main.tf": block(heredoc(yaml)) } },
      { name: `${name}, as an object`, files: { "main.tf": objects } },
    ];
  });
  const version = uses.get("v1.9.0") ?? "local.version";
  return [
    ...deployed,
    {
      name: "locals in a `helm_release`",
      files: {
        "main.tf": release({ values: `[yamlencode(${object})]`, version }),
        "locals.tf": locals + block("locals", { version: '"v1.9.0"' }),
      },
      uses: new Map([...uses, ["v1.9.0", version]]),
    },
    { name: "a heredoc in a `helm_release`", files: { "main.tf": release({ values: `[${heredoc(text)}\n]` }) } },
    {
      name: "`yamlencode(…)` in a `helm_release`",
      files: { "main.tf": release({ values: `[yamlencode(${hcl(values)})]` }) },
    },
    { name: "`set` blocks of a `helm_release`", files: { "main.tf": release({}, sets) } },
    { name: "the list `set` of a `helm_release`", files: { "main.tf": release({ set: hcl(settings) }) } },
    {
      name: "a values file of a `helm_release`",
      files: {
        "infra/main.tf": release({ values: '[file("${path.module}/values/karpenter.yaml")]' }),
        "infra/values/karpenter.yaml": text,
      },
    },
    {
      name: "a heredoc with directives in a `helm_release`",
      files: {
        "main.tf": release({ values: `[${heredoc(`%{ if enabled ~}\n${text}%{ endif ~}\n`)}\n]` }),
      },
    },
    {
      name: "a template with values of a `helm_release`",
      files: {
        "main.tf": release({ values: '[templatefile("${path.module}/values.yaml.tftpl", { enabled = true })]' }),
        "values.yaml.tftpl": `${text}%{ if enabled }\nreplicas: 2\n%{ endif }\n`,
      },
    },
    {
      name: "a text in a `helm_release` in JSON",
      files: json("helm_release", { ...inJson, values: [text] }),
    },
    {
      name: "`yamlencode(…)` in a `helm_release` in JSON",
      files: json("helm_release", { ...inJson, values: [`\${yamlencode(${hcl(values)})}`] }),
    },
    { name: "`set` in a `helm_release` in JSON", files: json("helm_release", { ...inJson, set: settings }) },
    {
      name: "the module `eks-blueprints-addon`",
      files: {
        "main.tf": block('module "karpenter"', {
          source: '"aws-ia/eks-blueprints-addon/aws"',
          ...chart,
          chart_version: '"v1.9.0"',
          values: `[yamlencode(${hcl(values)})]`,
        }),
      },
    },
    {
      name: "the module `eks-blueprints-addons`",
      files: {
        "main.tf": block('module "addons"', {
          source: '"aws-ia/eks-blueprints-addons/aws"',
          karpenter: `{\nrepository = "oci://public.ecr.aws/karpenter"\nchart_version = "v1.9.0"\nvalues = [${heredoc(text)}\n]\n}`,
        }),
      },
    },
  ];
}
