/** The settings for other editors than VS Code, with the language server that they start and, if it is here, Neovim. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import { describe, expect, it } from "vitest";
import { codeBlock } from "../code-blocks.js";
import { type Version, configurations, versions } from "./eslint.js";
import { linkPackages, makeFolder } from "./folders.js";
import { nodeClass } from "./karpenter-lint.js";
import { openEditor, underlined } from "./language-server.js";
import { SESSION, configIn, neovim } from "./neovim.js";
import { root, run } from "./run.js";

const page = "docs/editor.md";
const imds = "karpenter/require-imdsv2";

const annotated = `apiVersion: v1
kind: Pod
metadata:
  name: job
  annotations:
    karpenter.sh/do-not-evict: "true"
`;

/** Opens, takes a suggestion, and fixes all, in an editor that sends these settings. */
async function use(settings: object, version: Version) {
  const editor = await openEditor(configurations["as a list"], { settings, version });
  const [found, ...others] = await editor.open("class.yaml", nodeClass);
  if (!found) throw new Error("Nothing is underlined.");
  const problem = underlined(nodeClass, found);
  const titles = (await editor.actionsAt("class.yaml", found)).map(({ title }) => title);
  await editor.take("class.yaml", found, `Set \`httpTokens: required\`. (${imds})`);
  await editor.open("pod.yaml", annotated);
  await editor.fixOnSave("pod.yaml");
  return { problem, others, titles, changed: editor.textOf("class.yaml"), fixed: editor.textOf("pod.yaml") };
}

const used = {
  problem: `17: optional ${imds}`,
  others: [],
  titles: expect.arrayContaining([`Disable ${imds} for this line`]) as string[],
  changed: nodeClass.replace("optional", "required"),
  fixed: annotated.replace("do-not-evict", "do-not-disrupt"),
};

describe("Helix", () => {
  const settings = getStaticTOMLValue(parseTOML(codeBlock(page, "toml", "language-server"))) as unknown as {
    readonly "language-server": { readonly eslint: { readonly command: string; readonly config: object } };
    readonly language: readonly unknown[];
  };
  const server = settings["language-server"].eslint;

  it.each(versions)("%s: shows problems, suggestions and fixes", async (version) => {
    expect(await use(server.config, version)).toEqual(used);
  });

  it("starts the server for YAML, next to the one that it has", () => {
    expect(settings.language).toEqual([{ name: "yaml", "language-servers": ["yaml-language-server", "eslint"] }]);
    expect(existsSync(path.join(root, "node_modules/.bin", server.command))).toBe(true);
  });
});

it("the command installs the package whose server the tests start", () => {
  const [, name = ""] = /^npm install --global (?<name>\S+)\n$/u.exec(codeBlock(page, "sh", "npm install")) ?? [];
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  expect(devDependencies).toHaveProperty(name);
});

it("Zed keeps its own servers for YAML", () => {
  const { languages } = JSON.parse(codeBlock(page, "json", '"languages"')) as { readonly languages: object };
  expect(languages).toEqual({ YAML: { language_servers: ["eslint", "..."] } });
});

it("Sublime Text starts the server for YAML, and makes it lint YAML", () => {
  const settings = JSON.parse(codeBlock(page, "json", '"selector"')) as Readonly<Record<string, unknown>>;
  expect(String(settings["selector"]).split(" | ")).toContain("source.yaml");
  expect(settings["settings"]).toEqual({ validate: ["javascript", "javascriptreact", "yaml"] });
});

describe("Neovim", () => {
  const alone = codeBlock(page, "lua", "cmd = ");
  const withLspconfig = codeBlock(page, "lua", "list_extend");

  it.skipIf(neovim === undefined).each(versions)(
    "%s: the settings show problems, suggestions and fixes",
    async (version) => {
      const { cmd, filetypes, settings } = await configIn(alone);
      expect(await use(settings, version)).toEqual(used);
      expect(existsSync(path.join(root, "node_modules/.bin", cmd[0] ?? ""))).toBe(true);
      expect(filetypes).toEqual(["yaml"]);
    },
  );

  it.skipIf(neovim === undefined)("adds YAML to the files of nvim-lspconfig", async () => {
    expect((await configIn(withLspconfig)).filetypes).toEqual(["yaml", "javascript"]);
  });

  it.skipIf(neovim === undefined || neovim < 11)("shows problems, and takes a suggestion and a fix", async () => {
    const folder = makeFolder({
      "eslint.config.mjs": configurations["as a list"],
      "class.yaml": nodeClass,
      "pod.yaml": annotated,
      "init.lua": alone,
      "try.lua": SESSION,
    });
    linkPackages(folder);
    const env = { PATH: `${path.join(root, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`, HOME: folder };
    const args = ["--headless", "-u", "init.lua", "-c", "luafile try.lua", "-c", "qa!"];
    expect(await run("nvim", args, { cwd: folder, env })).toMatchObject({ code: 0, stdout: `17:17 ${imds}` });
    expect(readFileSync(path.join(folder, "class.yaml"), "utf8")).toBe(used.changed);
    expect(readFileSync(path.join(folder, "pod.yaml"), "utf8")).toBe(used.fixed);
  });
});
