import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { linkPackages, makeFolder } from "./folders.js";
import { findings, imds, karpenterLint, nodeClass } from "./karpenter-lint.js";

/** A repository with a configuration of its own, and with this plugin installed. */
function makeRepository(config: string, files: Readonly<Record<string, string>>): string {
  const folder = makeFolder({ "eslint.config.mjs": config, ...files });
  linkPackages(folder);
  return folder;
}

function configuration(...items: string[]): string {
  return `import karpenter from "eslint-plugin-karpenter";\nexport default [${items.join(", ")}];\n`;
}

const recommended = "...karpenter.configs.recommended";
const asWarning = '{ files: ["**/*.yaml"], rules: { "karpenter/require-imdsv2": "warn" } }';

const hardcoded = nodeClass.replace("alias: al2023@v20250501", "id: ami-0a7d3c5e1f9b28460");
const ami = "9:11 karpenter/no-hardcoded-ami";

describe.concurrent("the repository's configuration", () => {
  it("counts, with its rules and their options", async () => {
    const rules =
      '"karpenter/require-imdsv2": "off", "karpenter/no-hardcoded-ami": ["error", { allowIds: ["^ami-0a7"] }]';
    const config = configuration(recommended, `{ files: ["allowed/*.yaml"], rules: { ${rules} } }`);
    const folder = makeRepository(config, { "a.yaml": hardcoded, "allowed/b.yaml": hardcoded });
    expect(await findings(folder)).toEqual({
      code: 1,
      findings: [`a.yaml ${ami}`, `a.yaml ${imds}`],
      stderr: "",
    });
    expect(await karpenterLint(folder, ["--quiet", "allowed/b.yaml"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("is set aside by --preset", async () => {
    const folder = makeRepository(configuration(recommended, asWarning), { "a.yaml": nodeClass });
    const expected = { code: 1, findings: [`a.yaml ${imds}`], stderr: "" };
    expect(await findings(folder, ["--preset", "recommended"])).toEqual(expected);
  });

  it("is for YAML alone: no other file is linted", async () => {
    const config = configuration(recommended, '{ files: ["**/*.js"], rules: { "no-var": "error" } }');
    const folder = makeRepository(config, { "a.yaml": nodeClass, "lib/b.js": "var a = ;", "lib/c.js": "var a;" });
    const expected = { code: 1, findings: [`a.yaml ${imds}`], stderr: "" };
    expect(await findings(folder)).toEqual(expected);
    expect(await findings(folder, [".", "lib"])).toEqual(expected);
    expect(await karpenterLint(folder, ["--quiet", "lib/c.js"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "karpenter-lint: Skipped 1 file that is neither YAML, JSON nor Terraform: lib/c.js\n",
    });
  });

  it.each(["br[a]ck{e,t}s (x)", "with space"])("counts in a folder of any name: %s", async (name) => {
    const folder = makeRepository(configuration(recommended, asWarning), { [`${name}/a.yaml`]: nodeClass });
    expect(await findings(folder, [name])).toEqual({ code: 0, findings: [`${name}/a.yaml ${imds}`], stderr: "" });
  });

  it("counts when the first manifest is one that it ignores", async () => {
    const config = configuration('{ ignores: ["a-chart/"] }', recommended, asWarning);
    const folder = makeRepository(config, { "a-chart/a.yaml": nodeClass, "b.yaml": nodeClass });
    expect(await findings(folder)).toEqual({ code: 0, findings: [`b.yaml ${imds}`], stderr: "" });
  });

  it("counts when it has the plugin for a part of the manifests", async () => {
    const rules = '{ "karpenter/require-imdsv2": "warn" }';
    const part = `{ files: ["nodes/*.yaml"], plugins: { karpenter }, language: "karpenter/yaml", rules: ${rules} }`;
    const folder = makeRepository(configuration(part), { "apps/a.yaml": nodeClass, "nodes/b.yaml": nodeClass });
    expect(await findings(folder)).toEqual({ code: 0, findings: [`nodes/b.yaml ${imds}`], stderr: "" });
  });

  it("tells of templates that it skips, too", async () => {
    const template = `{{- if .Values.x }}\n${nodeClass}{{- end }}\n`;
    const folder = makeRepository(configuration(recommended), { "a.yaml": nodeClass, "b.yaml": template });
    expect(await findings(folder)).toEqual({
      code: 1,
      findings: [`a.yaml ${imds}`],
      stderr: "karpenter-lint: Skipped 1 file that is not valid YAML, such as an unrendered template: b.yaml\n",
    });
  });
});

describe.concurrent("a configuration without the plugin", () => {
  it.each([
    ["for JavaScript", 'export default [{ rules: { "no-var": "error" } }];'],
    ["that ignores everything", 'export default [{ ignores: ["**"] }];'],
    ["for nothing", "export default [{}];"],
  ])("%s gives way to the built-in one", async (_, config) => {
    const folder = makeFolder({ "eslint.config.mjs": config, "a.yaml": nodeClass, "b.js": "var a = ;" });
    expect(await findings(folder)).toEqual({ code: 1, findings: [`a.yaml ${imds}`], stderr: "" });
  });
});

describe.concurrent("a configuration that can't be used", () => {
  const mention = 'import "eslint-plugin-karpenter";\n';

  it.each([
    ["isn't JavaScript", `${mention}export default [{`, /SyntaxError|Unexpected end of input/u],
    ["needs what isn't installed", `${mention}import "no-such-package"; export default [];`, /no-such-package/u],
    ["throws", `${mention}throw new Error("out of order");`, /out of order/u],
    [
      "names a rule that isn't there",
      configuration(recommended, asWarning.replace("imdsv2", "imdsv3")),
      /require-imdsv3/u,
    ],
    [
      "gives a rule a wrong option",
      configuration(
        recommended,
        '{ files: ["**/*.yaml"], rules: { "karpenter/no-hardcoded-ami": ["error", { really: 1 }] } }',
      ),
      /karpenter\/no-hardcoded-ami.+"really"/u,
    ],
    [
      "gives the language a wrong option",
      configuration(recommended, '{ files: ["**/*.yaml"], languageOptions: { unrelatedFiles: "ignore" } }'),
      /must be "parse" or "skip", not "ignore"/u,
    ],
  ])("because it %s is told in one sentence", async (_, config, reason) => {
    const folder = makeRepository(config, { "a.yaml": nodeClass });
    const { stderr, ...outcome } = await karpenterLint(folder);
    expect(outcome).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(
      /^karpenter-lint: Cannot load this repository's ESLint configuration: [^\n]+; to ignore it, use --preset\.\n$/u,
    );
    expect(stderr).toMatch(reason);
  });

  it("is set aside with a note if it doesn't mention the plugin", async () => {
    const folder = makeRepository('throw new Error("out of order");', { "a.yaml": nodeClass });
    expect(await findings(folder)).toEqual({
      code: 1,
      findings: [`a.yaml ${imds}`],
      stderr:
        "karpenter-lint: Ignored eslint.config.mjs, which cannot be loaded and does not mention this plugin: out of order.\n",
    });
  });
});

describe.concurrent("options beside the repository's configuration", () => {
  it("--max-warnings fails on more warnings than that", async () => {
    const folder = makeRepository(configuration(recommended, asWarning), { "a.yaml": nodeClass, "b.yaml": nodeClass });
    const found = [`a.yaml ${imds}`, `b.yaml ${imds}`];
    const limits = [[], ["--max-warnings", "2"], ["--max-warnings=-1"], ["--max-warnings", "1"], ["--max-warnings=0"]];
    const [none, two, any, one, zero] = await Promise.all(limits.map((args) => findings(folder, args)));
    const fine = { code: 0, findings: found, stderr: "" };
    const over = (limit: string) => ({
      code: 1,
      findings: found,
      stderr: `karpenter-lint: Found 2 warnings, more than the maximum of ${limit} (--max-warnings).\n`,
    });
    expect([none, two, any, one, zero]).toEqual([fine, fine, fine, over("1"), over("0")]);
  });

  const show = `{ plugins: { show: { rules: { settings: { create: (context) => ({ Program: (node) => {
    context.report({ loc: { line: 1, column: 0 }, message: JSON.stringify(context.settings) });
  } }) } } } }, files: ["**/*.yaml"], rules: { "show/settings": "error" } }`;

  it.each([
    [[], { karpenter: { release: "1.2", other: true } }],
    [["--release", "1.9"], { karpenter: { release: "1.9", other: true } }],
  ])("%j gives the rules their settings", async (args, settings) => {
    const given = "{ settings: { karpenter: { release: '1.2', other: true } } }";
    const folder = makeRepository(configuration("...karpenter.configs.base", show, given), { "a.yaml": nodeClass });
    const { code, stdout, stderr } = await karpenterLint(folder, ["--format", "json", "--quiet", ...args]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const [result] = JSON.parse(stdout) as { messages: { message: string }[] }[];
    expect(JSON.parse(result?.messages[0]?.message ?? "")).toEqual(settings);
  });

  it("--fix writes what can be mended, and reports the rest", async () => {
    const mend = `{ plugins: { mend: { rules: { name: { meta: { fixable: "code" }, create: (context) => ({ Program: () => {
      const at = context.sourceCode.text.indexOf("default");
      if (at < 0) return;
      context.report({ loc: { line: 4, column: 8 }, message: "Name it.", fix: (to) => to.replaceTextRange([at, at + 7], "named") });
    } }) } } } }, files: ["**/*.yaml"], rules: { "mend/name": "error" } }`;
    const config = configuration(recommended, mend);
    const folder = makeRepository(config, { "a.yaml": nodeClass, "b.yaml": nodeClass.replaceAll("\n", "\r\n") });
    const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
    const rest = [`a.yaml ${imds}`, `b.yaml ${imds}`];
    const all = [`a.yaml 4:9 mend/name`, `a.yaml ${imds}`, `b.yaml 4:9 mend/name`, `b.yaml ${imds}`];
    expect(await findings(folder)).toEqual({ code: 1, findings: all, stderr: "" });
    expect(read("a.yaml")).toBe(nodeClass);
    expect(await findings(folder, ["--fix"])).toEqual({
      code: 1,
      findings: rest,
      stderr: "karpenter-lint: Fixed 2 problems in 2 files.\n",
    });
    const fixed = nodeClass.replace("default", "named");
    expect([read("a.yaml"), read("b.yaml")]).toEqual([fixed, fixed.replaceAll("\n", "\r\n")]);
  });
});
