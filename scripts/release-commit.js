// Creates the commit that pre-commit and GitHub Actions use: `npm run release:commit`. It contains the package as npm
// would publish it, built from HEAD, the hooks and the action. The working tree, the index and the current branch are
// not changed.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { URL, fileURLToPath } from "node:url";

/** The files that pre-commit and GitHub Actions read from the tag of a release. */
const others = [".pre-commit-hooks.yaml", "action.yml"];
const root = fileURLToPath(new URL("..", import.meta.url));
const temporary = mkdtempSync(path.join(tmpdir(), "karpenter-release-"));
const source = path.join(temporary, "source");
const content = path.join(temporary, "content");

try {
  packInto(content);
  const tree = treeOf(content);
  const former = commitOf("refs/heads/release") ?? commitOf("refs/remotes/origin/release");
  const commit =
    former !== undefined && git("rev-parse", `${former}^{tree}`) === tree ? former : newCommit(tree, former);
  // Unlike update-ref, this refuses to move a branch that is checked out in another working tree.
  git("branch", "--force", "--no-track", "release", commit);
  process.stdout.write(`${commit}\n`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/**
 * Builds HEAD in a separate folder so that nothing else is included, and copies the files that are published.
 * @param {string} folder
 */
function packInto(folder) {
  const tarball = path.join(temporary, "source.tar");
  git("archive", "--output", tarball, "HEAD");
  mkdirSync(source);
  execFileSync("tar", ["-xf", tarball, "-C", source]);
  symlinkSync(path.join(root, "node_modules"), path.join(source, "node_modules"), "junction");
  npm("run", "--silent", "build");
  /** @type {unknown} */
  const packed = JSON.parse(npm("pack", "--dry-run", "--json", "--ignore-scripts"));
  const [{ files }] = /** @type {[{ files: { path: string }[] }]} */ (packed);
  for (const file of [...files.map((one) => one.path), ...others]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(path.join(source, file), path.join(folder, file));
  }
  const manifest = path.join(folder, "package.json");
  writeFileSync(manifest, installable(readFileSync(manifest, "utf8")));
}

/**
 * The manifest of a package that npm installs from git without building it. ESLint becomes a regular dependency:
 * nothing else installs it, and a user's `legacy-peer-deps` would omit it.
 * @param {string} text
 */
function installable(text) {
  /** @type {unknown} */
  const json = JSON.parse(text);
  const manifest = /** @type {Record<string, Record<string, string>>} */ (json);
  const changes = {
    scripts: undefined,
    devDependencies: undefined,
    peerDependencies: undefined,
    dependencies: { ...manifest["dependencies"], ...manifest["peerDependencies"] },
  };
  return `${JSON.stringify({ ...manifest, ...changes }, undefined, 2)}\n`;
}

/**
 * Adds a folder to git with a separate index, including files that are ignored elsewhere.
 * @param {string} folder
 */
function treeOf(folder) {
  const env = {
    ...process.env,
    GIT_DIR: git("rev-parse", "--absolute-git-dir"),
    GIT_INDEX_FILE: path.join(temporary, "index"),
    GIT_WORK_TREE: folder,
  };
  execFileSync("git", ["-c", "core.autocrlf=false", "add", "--all", "--force"], { cwd: folder, env });
  return execFileSync("git", ["write-tree"], { cwd: folder, env, encoding: "utf8" }).trim();
}

/**
 * @param {string} tree
 * @param {string | undefined} former
 */
function newCommit(tree, former) {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(path.join(content, "package.json"), "utf8"));
  const { version } = /** @type {{ version: string }} */ (manifest);
  const message = `Release ${version}\n\nBuilt from ${git("rev-parse", "HEAD")}.`;
  return git("commit-tree", tree, ...(former === undefined ? [] : ["-p", former]), "-m", message);
}

/** @param {string} reference @returns {string | undefined} */
function commitOf(reference) {
  return git("for-each-ref", "--format=%(objectname)", reference) || undefined;
}

/** @param {string[]} args */
function git(...args) {
  return execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
}

/**
 * Runs npm on the source and returns its output, because this script's own stdout is only for the commit.
 * @param {string[]} args
 */
function npm(...args) {
  return execFileSync("npm", args, { cwd: source, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
