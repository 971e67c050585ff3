import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { names } from "../../bench/comparison/cases.js";
import { categories } from "../../lib/eslint/rule-definition.js";
import { codeBlock } from "../code-blocks.js";
import { eslintFindings } from "./eslint.js";
import { disagreeing, linkPackages, makeFolder } from "./folders.js";
import { initRepository } from "./git.js";
import { findings, karpenterLint, nodeClass, nodePool } from "./karpenter-lint.js";
import { node, root } from "./run.js";

async function lint(config: string, files: Readonly<Record<string, string>>) {
  const folder = makeFolder({ "eslint.config.mjs": config, ...files });
  linkPackages(folder);
  await initRepository(folder);
  return eslintFindings("eslint", folder);
}

it("the commands that begin the README are those that CI runs on a new machine", () => {
  const commands = codeBlock("README.md", "sh", "npm run demo").matchAll(/npm [^#&\n]*[^#&\n ]/gu);
  const script = readFileSync(path.join(root, ".ci/run"), "utf8");
  const run = script.split("\n").map((line) => line.split(" | ", 1)[0]);
  const [first, ...others] = [...commands].map(([command]) => command);
  expect(first).toBe("npm ci");
  expect(run.filter((line) => line?.startsWith("npm "))).toEqual([first, ...others]);
});

describe.concurrent("the README", () => {
  const readme = readFileSync(path.join(root, "README.md"), "utf8");

  it("is short", () => {
    expect(readme.split("\n").length).toBeLessThan(250);
  });

  it("counts the mistakes of the comparison", () => {
    expect(/\b(?<count>\d{1,3})\s+mistakes/u.exec(readme)?.groups?.["count"]).toBe(String(names.length));
  });

  it("names all categories of rules", () => {
    const rows = [...readme.matchAll(/^\| (?<name>[A-Z][^|]+)\| /gmu)].map(({ groups }) => groups?.["name"]?.trim());
    expect(rows.slice(0, categories.length)).toEqual(categories);
  });

  it("lints the files of another folder from the clone", async () => {
    const [, command = "", folder = ""] = codeBlock("README.md", "sh", "../your-repository").trim().split(" ");
    expect(folder).toBe("../your-repository");
    const { code, stdout } = await node(path.join(root, command), [makeFolder({ "a.yaml": nodeClass })], { cwd: root });
    expect(code).toBe(1);
    expect(stdout).toContain("karpenter/require-imdsv2");
  });

  it("has an example of .karpenter-lint.yaml that does what its comments say", async () => {
    const folder = makeFolder({
      ".karpenter-lint.yaml": codeBlock("README.md", "yaml", "# .karpenter-lint.yaml"),
      "a.yaml": `${nodeClass.replace("optional", "required")}  blockDeviceMappings:\n    - ebs: { volumeSize: 50Gi, volumeType: gp2, encrypted: true }\n`,
      "b.yaml": `${nodePool("default")}  limits: { nodes: 10 }\n`,
      "charts/c.yaml": nodeClass,
    });
    expect(await findings(folder)).toEqual({
      code: 1,
      findings: [
        "a.yaml 19:7 karpenter/require-customer-managed-key",
        "b.yaml 13:3 karpenter/require-node-pool-limits",
      ],
      stderr: "",
    });
  });

  const commands = [...readme.matchAll(/^\| `npx karpenter-lint (?<args>[^`]+)`/gmu)].map(
    ({ groups }) => groups?.["args"] ?? "",
  );

  it.each(commands)("shows `karpenter-lint %s`, which runs", async (args) => {
    const folder = makeFolder();
    cpSync(path.join(root, "examples", disagreeing), folder, { recursive: true });
    const { code, stdout } = await karpenterLint(folder, args.split(" "));
    expect(code).not.toBe(2);
    expect(stdout).not.toBe("");
  });

  it("has such commands", () => {
    expect(commands.length).toBeGreaterThan(3);
  });
});

describe.concurrent("the configuration of the README and docs/eslint.md", () => {
  const secure = nodeClass.replace("optional", "required");

  it("for a release of Karpenter has what that one serves", async () => {
    const old = `apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a }\nspec: {}\n`;
    const config = codeBlock("docs/eslint.md", "js", "release:");
    expect(await lint(config, { "a.yaml": old })).toEqual({
      code: 1,
      findings: ["a.yaml 1:13 karpenter/no-removed-api", "a.yaml 4:1 karpenter/valid-schema"],
      stderr: "",
    });
    expect(config).toContain('"1.9"');
    const { findings } = await lint(config.replace("1.9", "1.0"), { "a.yaml": old });
    expect(findings).toEqual(["a.yaml 4:1 karpenter/valid-schema"]);
  });

  it("for several clusters holds each to its own name, given or not", async () => {
    const named = (cluster: string) => secure.replaceAll("lakeside-prod", cluster);
    const main = (cluster: string) => `module "eks" {\n  cluster_name = "${cluster}"\n}\n`;
    const outcome = await lint(codeBlock("docs/eslint.md", "js", "environments:"), {
      "clusters/prod/a.yaml": named("acme-pord"),
      "clusters/staging/b.yaml": named("acme-staging"),
      "terraform/staging/main.tf": main("acme-stagign"),
    });
    const rule = "karpenter/consistent-cluster-name";
    expect(outcome).toEqual({
      code: 1,
      findings: ["prod/a.yaml 12:33", "prod/a.yaml 15:33", "staging/b.yaml 12:33"].map(
        (place) => `clusters/${place} ${rule}`,
      ),
      stderr: "",
    });
  });

  it("turns a rule on, and gives another options", async () => {
    const device = "  blockDeviceMappings:\n    - ebs: { volumeSize: 50Gi, volumeType: gp2, encrypted: true }\n";
    const outcome = await lint(codeBlock("README.md", "js", "prefer-gp3"), {
      "a.yaml": `${secure}${device}`,
      "b.yaml": `${nodePool("default")}  limits: { nodes: 10 }\n`,
    });
    expect(outcome).toEqual({
      code: 1,
      findings: ["a.yaml 19:44 karpenter/prefer-gp3", "b.yaml 13:3 karpenter/require-node-pool-limits"],
      stderr: "",
    });
  });

  it("takes each setting of the table", async () => {
    const page = readFileSync(path.join(root, "docs/eslint.md"), "utf8");
    const rows = [...page.matchAll(/^\| `(?<name>\w+)` +\| `(?<example>[^`]+)` +\|/gmu)];
    const settings = rows.map(({ groups }) => `${groups?.["name"] ?? ""}: ${groups?.["example"] ?? ""}`);
    expect(settings.length).toBeGreaterThan(4);
    const [preset] = codeBlock("docs/eslint.md", "js", "release:").split("export default");
    const config = `${preset ?? ""}export default [...karpenter.configs.all, { settings: { karpenter: { ${settings.join(", ")} } } }];`;
    const hardcoded = nodeClass.replace("alias: al2023@v20250501", "id: ami-0a7d3c5e1f9b28460");
    const { findings, ...outcome } = await lint(config, { "infrastructure/a.yaml": hardcoded });
    expect(outcome).toEqual({ code: 1, stderr: "" });
    expect(findings).toContain("infrastructure/a.yaml 9:11 karpenter/no-hardcoded-ami");
  });
});
