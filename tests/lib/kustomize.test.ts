import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { readKustomization } from "../../lib/workspace/kustomization.js";
import { Kustomizations } from "../../lib/workspace/kustomizations.js";
import { isKustomizePatch } from "../../lib/workspace/kustomize.js";

const root = realpathSync(mkdtempSync(path.join(tmpdir(), "karpenter-kustomize-")));

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function isPatch(name: string): boolean {
  return isKustomizePatch(path.join(root, name), root);
}

describe("isKustomizePatch", () => {
  write({
    "repo/.git/HEAD": "",
    "repo/prod/kustomization.yaml":
      "patches:\n  - path: pool.yaml\n  - path: ../shared/class.yaml\n  - target: { kind: NodePool }\n    patch: |-\n      - op: remove\nresources: [whole.yaml]\n",
    "repo/old/kustomization.yml": "patchesStrategicMerge:\n  - sub/pool.yaml\n  - |-\n    kind: NodePool\n",
    "repo/component/Kustomization": "kind: Component\npatches: [{ path: pool.yaml }, null, 3]\n",
    "repo/broken/kustomization.yaml": "patches: [",
    "repo/odd/kustomization.yaml": "- patches\n",
    "repo/empty/kustomization.yaml": "",
    "loose/kustomization.yaml": "patches: [{ path: pool.yaml }, { path: sub/pool.yaml }]\n",
  });

  it.each([
    ["repo/prod/pool.yaml", true],
    ["repo/prod/whole.yaml", false],
    ["repo/shared/class.yaml", false],
    ["repo/old/sub/pool.yaml", true],
    ["repo/component/pool.yaml", true],
    ["repo/broken/pool.yaml", false],
    ["repo/odd/pool.yaml", false],
    ["repo/empty/pool.yaml", false],
    ["loose/pool.yaml", true],
    ["loose/sub/pool.yaml", true],
    ["nowhere/pool.yaml", false],
  ])("%s: %s", (name, expected) => {
    expect(isPatch(name)).toBe(expected);
  });

  it("knows nothing of a text without a file", () => {
    expect(isKustomizePatch("<input>", root)).toBe(false);
    expect(isKustomizePatch("prod/pool.yaml", root)).toBe(false);
  });

  it("sees a change, as an editor has to", () => {
    const kustomization = path.join(root, "repo/prod/kustomization.yaml");
    expect(isPatch("repo/prod/other.yaml")).toBe(false);
    writeFileSync(kustomization, "patches: [{ path: other.yaml }]\n");
    utimesSync(kustomization, 1, 1);
    expect([isPatch("repo/prod/other.yaml"), isPatch("repo/prod/pool.yaml")]).toEqual([true, false]);
  });

  it("doesn't wait for what is no file", () => {
    mkdirSync(path.join(root, "repo/folder/kustomization.yaml"), { recursive: true });
    symlinkSync("nowhere", path.join(root, "repo/folder/kustomization.yml"));
    expect(isPatch("repo/folder/pool.yaml")).toBe(false);
  });
});

it("valid-schema asks a patch for no field that it doesn't have, and judges those that it has", () => {
  const text = "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  disruption: { consolidationPolicy: Never }\n";
  const lint = (name: string) =>
    new Linter({ cwd: root })
      .verify(
        text,
        {
          files: ["**/*.yaml"],
          plugins: { karpenter },
          language: "karpenter/yaml",
          rules: { "karpenter/valid-schema": ["error", { release: "1.14" }] },
        },
        path.join(root, name),
      )
      .map(({ messageId }) => messageId);
  expect(lint("loose/pool.yaml")).toEqual(["invalidValue"]);
  expect(lint("loose/whole.yaml")).toEqual(["missingField", "missingField", "invalidValue"]);
});

it("a kustomization above the working directory counts in a repository only", () => {
  write({ "above/kustomization.yaml": "patches: [{ path: work/pool.yaml }]\n", "above/work/pool.yaml": "" });
  const file = path.join(root, "above/work/pool.yaml");
  expect(isKustomizePatch(file, path.join(root, "above/work"))).toBe(false);
  expect(isKustomizePatch(file, path.join(root, "above"))).toBe(true);
  // Elsewhere, the kustomization next to the file still counts.
  write({ "above/work/kustomization.yaml": "patches: [{ path: pool.yaml }]\n" });
  expect(isKustomizePatch(file, path.join(root, "nowhere"))).toBe(true);
  expect(isKustomizePatch(path.join(root, "above/work/other.yaml"), path.join(root, "nowhere"))).toBe(false);
});

it.each([
  [1, false],
  [2, true],
])("a base with %i overlays that change nothing is overlaid: %s", (count, isOverlaid) => {
  const overlays = Array.from({ length: count }, (_, index) => `overlays/${String(index)}`);
  const all = [
    readKustomization("base/kustomization.yaml", "resources: [pool.yaml]\n"),
    ...overlays.map((folder) => readKustomization(`${folder}/kustomization.yaml`, "resources: [../../base]\n")),
  ];
  const { overlaid } = Kustomizations.of(
    all.flatMap((one) => one ?? []),
    () => undefined,
  );
  expect(overlaid.has("base/pool.yaml")).toBe(isOverlaid);
});
