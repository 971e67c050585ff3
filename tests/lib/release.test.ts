/** Which release a manifest is checked against; the rules' tests show what follows. */
import { describe, expect, it, vi } from "vitest";
import { releaseFor } from "../../lib/eslint/release.js";
import { readSettings } from "../../lib/eslint/settings.js";
import { manifestsOf } from "../../lib/model/parse.js";
import type { RepositoryContext } from "../../lib/workspace/repository-context.js";
import { parseText } from "../../lib/yaml/document.js";

const pool = (spec = "") =>
  `apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: a }\nspec:\n  disruption: { consolidateAfter: 1m }\n  template:\n    spec:\n      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }\n      requirements: [{ key: kubernetes.io/arch, operator: In, values: [arm64] }]\n${spec}`;

/** The release of a manifest next to a chart, and whether other files were read for it. */
function lookUp(text: string, version: string | undefined, { release, option }: Record<string, string> = {}) {
  const [manifest] = manifestsOf(parseText(text));
  if (!manifest) throw new Error("no manifest");
  const deployed = version === undefined ? undefined : { file: "app.yaml", line: 3, version };
  const repository = vi.fn(() => ({ chartAround: () => deployed }) as unknown as RepositoryContext);
  const settings = readSettings({ karpenter: release === undefined ? {} : { release } });
  const found = releaseFor(manifest, option, { settings, repository });
  return { ...found, reads: repository.mock.calls.length > 0 };
}

const newest = { release: "1.15", isSet: false, place: undefined };

describe("the release of a manifest", () => {
  it("is the option's, then the settings', which read no other file", () => {
    const text = pool("  replicas: 1\n");
    const set = { isSet: true, place: undefined, reads: false };
    expect(lookUp(text, "1.5.0", { release: "1.9", option: "1.8" })).toEqual({ ...set, release: "1.8" });
    expect(lookUp(text, "1.5.0", { release: "1.9" })).toEqual({ ...set, release: "1.9" });
  });

  it("is the deployed chart's, then the latest supported one", () => {
    const text = pool("  replicas: 1\n");
    expect(lookUp(text, "1.5.3")).toEqual({ release: "1.5", isSet: false, place: "app.yaml:3", reads: true });
    expect(lookUp(text, undefined)).toEqual({ ...newest, reads: true });
  });

  it("is looked up only if releases differ in what they accept", () => {
    const overlay = "apiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\n";
    const project = "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nspec: { wrong: 1 }\n";
    const optional = pool().replace("  disruption: { consolidateAfter: 1m }\n", "  disruption: {}\n");
    expect(lookUp(pool(), "1.9.0")).toEqual({ ...newest, reads: false });
    expect(lookUp(project, "1.9.0")).toEqual({ ...newest, reads: false });
    for (const text of [
      pool("  typo: 1\n"),
      optional,
      overlay,
      pool().replace("/v1", "/v1beta1"),
      pool("  weight: x\n"),
    ])
      expect(lookUp(text, "1.9.0").reads).toBe(true);
  });
});
