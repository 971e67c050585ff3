import path from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { createRepository } from "../repositories.js";

const nodeClass = `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata: { name: default }
spec: { role: x, amiSelectorTerms: [{ alias: al2023@v20250501 }] }
`;

/** The number of missing fields that are reported. */
function missing(file: string, root: string): number {
  const folder = createRepository({ [file]: nodeClass, [`${root}/.git/HEAD`]: "" });
  const rules = { "karpenter/valid-schema": "error" } as const;
  const config = [...karpenter.configs.base, { files: ["**/*.yaml"], rules }];
  return new Linter({ cwd: folder }).verify(nodeClass, config, path.join(folder, file)).length;
}

describe("a folder named patches", () => {
  it("in a repository has patches", () => {
    expect(missing("repo/patches/a.yaml", "repo")).toBe(0);
    expect(missing("repo/base/a-patch.yaml", "repo")).toBe(0);
    expect(missing("repo/base/a.yaml", "repo")).toBe(2);
  });

  it("around a repository has another meaning", () => {
    expect(missing("patches/repo/a.yaml", "patches/repo")).toBe(2);
    expect(missing("patches/repo/patches/a.yaml", "patches/repo")).toBe(0);
  });
});
