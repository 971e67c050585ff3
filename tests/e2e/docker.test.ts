/** The image, by the instructions of the Dockerfile in a folder: no daemon runs where the tests do. */
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { beforeAll, expect, it } from "vitest";
import { version } from "../../lib/meta.js";
import { copyRepository } from "./copy-repository.js";
import { makeFolder } from "./folders.js";
import { git } from "./git.js";
import { findings, imds, nodeClass } from "./karpenter-lint.js";
import { root, run } from "./run.js";

const image = makeFolder();
const dockerfile = readFileSync(path.join(root, "Dockerfile"), "utf8").split("\n");
const rules = readFileSync(path.join(root, ".dockerignore"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

/** Whether Docker sends a file to the build: the last pattern that matches it, or a folder above it, decides. */
function isSent(file: string): boolean {
  const names = file.split("/").map((_, index, all) => all.slice(0, index + 1).join("/"));
  const last = rules.findLast((rule) => {
    const matches = picomatch(rule.replaceAll(/^!|\/$/gu, ""), { dot: true });
    return names.some((name) => matches(name));
  });
  return last === undefined || last.startsWith("!");
}

/** A path or a command of the image in the folder that stands for it. */
function inFolder(text: string): string {
  return text.replaceAll(/(?<=^|\s)(?=\/(?:opt|packed|source|work)\b)/gu, image);
}

/** The instructions of the first stage, without comments. */
const build = dockerfile.slice(0, dockerfile.lastIndexOf("FROM node:24-alpine")).filter((line) => /^[A-Z]/u.test(line));

beforeAll(async () => {
  const context = await copyRepository();
  const files = (await git(context, "ls-files")).split("\n").filter(isSent);
  let folder = image;
  for (const line of build) {
    const [, instruction = "", rest = ""] = /^([A-Z]+) (.*)$/u.exec(line) ?? [];
    if (instruction === "WORKDIR") {
      folder = inFolder(rest);
      mkdirSync(folder, { recursive: true });
    } else if (line === "COPY . .") {
      for (const file of files) cpSync(path.join(context, file), path.join(folder, file));
    } else if (instruction === "COPY") {
      for (const file of rest.split(" ").slice(0, -1)) cpSync(path.join(context, file), path.join(folder, file));
    } else if (line === "RUN npm ci --ignore-scripts") {
      // Has the same content, and is here already.
      symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "dir");
    } else if (instruction === "RUN") {
      const { code, stderr } = await run("sh", ["-ec", inFolder(rest)], {
        cwd: folder,
        env: { npm_config_prefer_offline: "true" },
      });
      expect(code, `${line}\n${stderr}`).toBe(0);
    } else expect(instruction).toBe("FROM");
  }
});

it("the image has what it copies, and its command lints the folder that users mount", async () => {
  const final = dockerfile.slice(dockerfile.lastIndexOf("FROM node:24-alpine"));
  const [, source = ""] = /^COPY --from=build (\S+) \1$/mu.exec(final.join("\n")) ?? [];
  const [, bin = ""] = /^ENV PATH="([^:]+):\$PATH"$/mu.exec(final.join("\n")) ?? [];
  const [, command = ""] = /^ENTRYPOINT \["(.+)"\]$/mu.exec(final.join("\n")) ?? [];
  expect(bin.startsWith(`${source}/`)).toBe(true);
  const program = path.join(inFolder(bin), command);
  expect(existsSync(program)).toBe(true);
  expect(await run(program, ["--version"], { cwd: image })).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  const work = makeFolder({ "a.yaml": nodeClass });
  const found = await findings(work, [], async (cwd, args) => run(program, args ?? [], { cwd }));
  expect(found).toMatchObject({ code: 1, findings: [`a.yaml ${imds}`] });
});

it("the image has all files of the package", async () => {
  const pack = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root });
  const [{ files }] = JSON.parse(pack.stdout) as [{ files: { path: string }[] }];
  const installed = path.join(image, "opt/karpenter-lint/node_modules/eslint-plugin-karpenter");
  expect(files.map((file) => file.path).filter((file) => !existsSync(path.join(installed, file)))).toEqual([]);
});

it("the build receives sources only", async () => {
  const files = (await git(root, "ls-files")).split("\n").filter(isSent);
  const top = new Set(files.map((file) => file.split("/", 1)[0]));
  expect(top).not.toContain("tests");
  expect(top).not.toContain(".github");
});
