import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { codeBlock } from "../code-blocks.js";
import { eslintFindings } from "./eslint.js";
import { linkPackages, makeFolder } from "./folders.js";
import { initRepository } from "./git.js";
import { nodeClass, nodePool } from "./karpenter-lint.js";
import { root } from "./run.js";

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

describe.concurrent("the README's configuration", () => {
  const secure = nodeClass.replace("optional", "required");

  it("for a release of Karpenter has what that one serves", async () => {
    const old = `apiVersion: karpenter.sh/v1beta1\nkind: NodePool\nmetadata: { name: a }\nspec: {}\n`;
    const config = codeBlock("README.md", "js", "release:");
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
    const outcome = await lint(codeBlock("README.md", "js", "environments:"), {
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
    const readme = readFileSync(path.join(root, "README.md"), "utf8");
    const rows = [...readme.matchAll(/^\| `(?<name>\w+)` +\| `(?<example>[^`]+)` +\|/gmu)];
    const settings = rows.map(({ groups }) => `${groups?.["name"] ?? ""}: ${groups?.["example"] ?? ""}`);
    expect(settings.length).toBeGreaterThan(4);
    const [preset] = codeBlock("README.md", "js", "release:").split("export default");
    const config = `${preset ?? ""}export default [...karpenter.configs.all, { settings: { karpenter: { ${settings.join(", ")} } } }];`;
    const hardcoded = nodeClass.replace("alias: al2023@v20250501", "id: ami-0a7d3c5e1f9b28460");
    const { findings, ...outcome } = await lint(config, { "infrastructure/a.yaml": hardcoded });
    expect(outcome).toEqual({ code: 1, stderr: "" });
    expect(findings).toContain("infrastructure/a.yaml 9:11 karpenter/no-hardcoded-ami");
  });
});
