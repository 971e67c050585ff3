import { symlinkSync } from "node:fs";
import path from "node:path";
import karpenter from "../../lib/index.js";
import { type Files, linted } from "../repositories.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const URL = "https://git.acme.io/platform/gitops.git";

/** The configuration of a clone, as git writes it. */
function config(url = URL): string {
  return `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n[branch "main"]\n\tremote = origin\n`;
}

const clone = { ".git/config": config(), ".git/HEAD": "ref: refs/heads/main\n" };

/** An Application in a clone, with other files around it. */
function cloned(code: string, files: Files = {}) {
  return linted({ "apps/app.yaml": code, ...clone, ...files });
}

const head = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\nspec:\n";

/** The value of `path` is in line 7, from column 11 on. */
function folder(of: string, { url = URL, revision = "HEAD" } = {}): string {
  return `${head}  source:\n    repoURL: ${url}\n    path: ${of}\n    targetRevision: ${revision}\n`;
}

/** The entries are in line 10 and after, from column 13 on. */
function chart(entries: readonly string[], { ref = "", helm = "" } = {}): string {
  const items = entries.map((entry) => `            - ${entry}\n`).join("");
  return `${head}  sources:\n    - repoURL: public.ecr.aws/karpenter\n      chart: karpenter\n      helm:\n          valueFiles:\n${items}${helm === "" ? "" : `          ${helm}\n`}    - repoURL: ${URL}\n      ref: values\n${ref}`;
}

/** The entries are in line 9 and after, from column 11 on. */
function local(of: string, ...entries: readonly string[]): string {
  return `${folder(of)}    helm:\n      valueFiles:\n${entries.map((entry) => `        - ${entry}\n`).join("")}`;
}

const values = "settings: { clusterName: x }\n";
const pool = "kind: x\n";

/** A case whose repository also has a symbolic link. */
function withLink(one: ReturnType<typeof cloned>, link: string, target: string) {
  symlinkSync(target, path.join(path.dirname(path.dirname(one.filename)), link));
  return one;
}

ruleTester.run("no-missing-references", karpenter.rules["no-missing-references"], {
  texts: {
    missingFolder:
      "This repository has no folder `clusters/test`, so Argo CD cannot generate manifests; add it, or correct `path`.",
    misspelledFolder: "This repository has no folder `clusters/prd`; did you mean `clusters/prod`?",
    fileAsFolder:
      "`clusters/prod/pool.yaml` is a file, and Argo CD requires a folder; use its folder, and name the file in `directory.include`.",
    missingFile:
      "This repository has no file `$values/envs/test/x.yaml`, so Helm cannot read it; add it, or correct the path.",
    misspelledFile:
      "This repository has no file `$values/envs/prod/karpenter.yml`; did you mean `$values/envs/prod/karpenter.yaml`?",
    refWithoutPath:
      "A `$ref` is the root of the repository, whatever the `path` of its source, so `$values/karpenter.yaml` does not exist; use `$values/envs/prod/karpenter.yaml`.",
    unmatchedGlob:
      "No file of this repository matches `$values/envs/*/values.yaml`, which Argo CD reports as an error; correct it, or set `ignoreMissingValueFiles`.",
    replacePath: "Replace with `clusters/prod`.",
  },
  valid: [
    {
      name: "folders that exist, however they are written",
      ...cloned(
        ["clusters/prod", "./clusters/prod/", '"clusters/prod"', "clusters/../clusters/prod", ".", "&a clusters/prod"]
          .map((one) => folder(one))
          .join("---\n"),
        { "clusters/prod/pool.yaml": pool },
      ),
    },
    {
      name: "files that exist, and what is not in this repository",
      ...cloned(
        chart([
          "$values/envs/prod/karpenter.yaml",
          "$values/envs//prod/../prod/karpenter.yaml",
          "$values/envs/*/karp*.yaml",
          "$values/**/karpenter.yaml",
          "$values/envs/[a-z]*/x.yaml",
          "$values/envs/{prod,test}/x.yaml",
          "$values/envs/$ARGOCD_APP_NAME/x.yaml",
          "'$values/{{ x }}/x.yaml'",
          "$values/CHANGEME/x.yaml",
          "$other/x.yaml",
          "values.yaml",
          "https://x.io/values.yaml",
        ]),
        { "envs/prod/karpenter.yaml": values },
      ),
    },
    {
      name: "files of a chart in git: next to it, and from the root",
      ...cloned(
        local("charts/karpenter", "prod.yaml", "../../envs/prod.yaml", "/envs/prod.yaml", "$values/envs/prod.yaml"),
        {
          "charts/karpenter/prod.yaml": values,
          "envs/prod.yaml": values,
        },
      ),
    },
    {
      name: "files that may be missing",
      ...cloned(
        `${chart(["$values/x.yaml", "$values/*.yml"], { helm: "ignoreMissingValueFiles: true" })}---\n${chart(["$values/x.yaml"], { helm: "ignoreMissingValueFiles: '{{ x }}'" })}`,
      ),
    },
    ...Object.entries({
      "another repository": { url: "https://git.acme.io/platform/other.git" },
      "a templated repository": { url: "'{{ url }}'" },
      "another branch": { revision: "release" },
      "a tag": { revision: "v1.0.0" },
      "a templated revision": { revision: "'{{ revision }}'" },
    }).map(([name, options]) => ({ name, ...cloned(folder("gone", options)) })),
    ...Object.entries({
      "no remote": { ".git/config": "[core]\n\tbare = false\n" },
      "only the remote of a submodule": { ".git/config": `[submodule "x"]\n\turl = ${URL}\n` },
      "a sparse checkout": { ".git/config": `${config()}[core]\n\tsparseCheckout = true\n` },
      "a sparse checkout, as git sets it up": { ".git/config.worktree": "[core]\n\tsparseCheckout = true\n" },
      "a folder in a submodule": { ".gitmodules": '[submodule "gone"]\n\tpath = gone\n\turl = x\n', "gone/x": "" },
      "a folder in a repository of its own": { "gone/.git": "gitdir: x\n" },
      "a folder that git ignores": { ".gitignore": "gone\n" },
      "a folder in one that git ignores": { ".gitignore": "/gone/\n", "gone/x": "" },
    }).map(([name, files]) => ({ name, ...cloned(folder("gone/a"), files) })),
    { name: "a link to a folder", ...withLink(cloned(folder("gone/a")), "gone", "apps") },
    { name: "no clone", code: folder("gone") },
    {
      name: "a patch, and what an overlay changes",
      ...cloned(folder("gone"), {
        "apps/kustomization.yaml":
          "resources: [app.yaml]\npatches: [{ target: { kind: Application }, patch: '[{ op: replace, path: /spec/source/path, value: apps }]' }]\n",
      }),
    },
    {
      name: "paths that a template decides, or that are rejected anyway",
      ...cloned(
        ["'clusters/{{ name }}'", "${FOLDER}", "clusters/CHANGEME", "/gone", "../gone", '""']
          .map((one) => folder(one))
          .join("---\n"),
      ),
    },
    {
      name: "an ApplicationSet with several templates",
      ...cloned(
        folder("gone")
          .replace("kind: Application\n", "kind: ApplicationSet\n")
          .replace(
            "spec:\n",
            "spec:\n  generators: [{ list: { template: { spec: { source: { path: apps } } } } }]\n  template:\n   spec:\n",
          )
          .replaceAll(/^ {2}(?= *(?:source|repoURL|path|targetRevision):)/gmu, "      "),
      ),
    },
    { name: "another group", ...cloned(folder("gone").replace("argoproj.io", "app.k8s.io")) },
  ],
  invalid: [
    {
      name: "a misspelled folder, in one form of the address after another",
      ...linted({
        "apps/app.yaml": folder('"clusters/prd" # here', { url: "git@git.acme.io:platform/gitops", revision: "main" }),
        ".git/config": config("ssh://git@git.acme.io:2222/platform/gitops.git/"),
        ".git/HEAD": "ref: refs/heads/fix\n",
        ".git/refs/remotes/origin/HEAD": "ref: refs/remotes/origin/main\n",
        "clusters/prod/pool.yaml": pool,
      }),
      errors: [
        {
          messageId: "misspelledFolder",
          data: { value: "clusters/prd", meant: "clusters/prod" },
          line: 7,
          column: 11,
          endLine: 7,
          endColumn: 25,
          suggestions: [
            {
              messageId: "replacePath",
              data: { meant: "clusters/prod" },
              output: folder('"clusters/prod" # here', { url: "git@git.acme.io:platform/gitops", revision: "main" }),
            },
          ],
        },
      ],
    },
    ...[
      { name: "a folder that differs by case", wrong: "Clusters/prod", right: "clusters/prod" },
      { name: "a folder without the one around it", wrong: "prod", right: "clusters/prod" },
      { name: "a folder with one too many", wrong: "apps/clusters/prod", right: "clusters/prod" },
    ].map(({ name, wrong, right }) => ({
      name,
      ...linted({
        "apps/app.yaml": folder(wrong, { url: "https://me:secret@git.acme.io/platform/gitops", revision: '""' }),
        ".git/config": config("git@git.acme.io:platform/gitops.git"),
        "clusters/prod/pool.yaml": pool,
      }),
      errors: [
        {
          messageId: "misspelledFolder",
          data: { value: wrong, meant: right },
          line: 7,
          column: 11,
          endLine: 7,
          endColumn: 11 + wrong.length,
          suggestions: [
            {
              messageId: "replacePath",
              data: { meant: right },
              output: folder(right, { url: "https://me:secret@git.acme.io/platform/gitops", revision: '""' }),
            },
          ],
        },
      ],
    })),
    {
      name: "a folder like no other, like two others, and one that differs by a number",
      ...cloned(["clusters/test", "clusters/proa", "clusters/prod-2"].map((one) => folder(one)).join("---\n"), {
        "clusters/prob/pool.yaml": pool,
        "clusters/prod/pool.yaml": pool,
        "clusters/prod-1/pool.yaml": pool,
      }),
      errors: [
        {
          messageId: "missingFolder",
          data: { value: "clusters/test" },
          line: 7,
          column: 11,
          endLine: 7,
          endColumn: 24,
        },
        {
          messageId: "missingFolder",
          data: { value: "clusters/proa" },
          line: 16,
          column: 11,
          endLine: 16,
          endColumn: 24,
        },
        {
          messageId: "missingFolder",
          data: { value: "clusters/prod-2" },
          line: 25,
          column: 11,
          endLine: 25,
          endColumn: 26,
        },
      ],
    },
    {
      name: "a file as a folder, under CRLF",
      ...cloned(folder("clusters/prod/pool.yaml").replaceAll("\n", "\r\n"), { "clusters/prod/pool.yaml": pool }),
      errors: [
        {
          messageId: "fileAsFolder",
          data: { value: "clusters/prod/pool.yaml" },
          line: 7,
          column: 11,
          endLine: 7,
          endColumn: 34,
        },
      ],
    },
    {
      name: "another extension, a folder like no other, and a glob without a match",
      ...cloned(chart(["$values/envs/prod/karpenter.yml", "$values/envs/test/x.yaml", "$values/envs/*/values.yaml"]), {
        "envs/prod/karpenter.yaml": values,
      }),
      errors: [
        {
          messageId: "misspelledFile",
          data: { value: "$values/envs/prod/karpenter.yml", meant: "$values/envs/prod/karpenter.yaml" },
          line: 10,
          column: 15,
          endLine: 10,
          endColumn: 46,
          suggestions: [
            {
              messageId: "replacePath",
              data: { meant: "$values/envs/prod/karpenter.yaml" },
              output: chart([
                "$values/envs/prod/karpenter.yaml",
                "$values/envs/test/x.yaml",
                "$values/envs/*/values.yaml",
              ]),
            },
          ],
        },
        {
          messageId: "missingFile",
          data: { value: "$values/envs/test/x.yaml" },
          line: 11,
          column: 15,
          endLine: 11,
          endColumn: 39,
        },
        {
          messageId: "unmatchedGlob",
          data: { value: "$values/envs/*/values.yaml" },
          line: 12,
          column: 15,
          endLine: 12,
          endColumn: 41,
        },
      ],
    },
    {
      name: "a file below the path of its source",
      ...cloned(chart(["$values/karpenter.yaml"], { ref: "      path: envs/prod\n" }), {
        "envs/prod/karpenter.yaml": values,
      }),
      errors: [
        {
          messageId: "refWithoutPath",
          data: { value: "$values/karpenter.yaml", meant: "$values/envs/prod/karpenter.yaml" },
          line: 10,
          column: 15,
          endLine: 10,
          endColumn: 37,
          suggestions: [
            {
              messageId: "replacePath",
              data: { meant: "$values/envs/prod/karpenter.yaml" },
              output: chart(["$values/envs/prod/karpenter.yaml"], { ref: "      path: envs/prod\n" }),
            },
          ],
        },
      ],
    },
    {
      name: "files of a chart in git, which is where the search starts",
      ...cloned(local("charts/karpenter", "Prod.yaml", "envs/prod.yaml"), {
        "charts/karpenter/prod.yaml": values,
        "envs/prod.yaml": values,
      }),
      errors: [
        {
          messageId: "misspelledFile",
          data: { value: "Prod.yaml", meant: "prod.yaml" },
          line: 11,
          column: 11,
          endLine: 11,
          endColumn: 20,
          suggestions: [
            {
              messageId: "replacePath",
              data: { meant: "prod.yaml" },
              output: local("charts/karpenter", "prod.yaml", "envs/prod.yaml"),
            },
          ],
        },
        {
          messageId: "misspelledFile",
          data: { value: "envs/prod.yaml", meant: "prod.yaml" },
          line: 12,
          column: 11,
          endLine: 12,
          endColumn: 25,
          suggestions: [
            {
              messageId: "replacePath",
              data: { meant: "prod.yaml" },
              output: local("charts/karpenter", "Prod.yaml", "prod.yaml"),
            },
          ],
        },
      ],
    },
    {
      name: "the dry source of a hydrator, and the template of an ApplicationSet, of a List",
      ...cloned(
        `${head}  sourceHydrator: { drySource: { repoURL: ${URL}, path: gone, targetRevision: HEAD } }\n---\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: argoproj.io/v1alpha1\n    kind: ApplicationSet\n    spec: { template: { spec: { source: { repoURL: ${URL}, path: gone } } } }\n`,
      ),
      errors: [
        { messageId: "missingFolder", data: { value: "gone" }, line: 5, column: 90, endLine: 5, endColumn: 94 },
        { messageId: "missingFolder", data: { value: "gone" }, line: 12, column: 99, endLine: 12, endColumn: 103 },
      ],
    },
  ],
});
