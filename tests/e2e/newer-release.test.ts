import { describe, expect, it } from "vitest";
import { configurations, startEslint, versions } from "./eslint.js";
import { linkPackages, makeFolder } from "./folders.js";
import { findings, karpenterLint } from "./karpenter-lint.js";

const pool = `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: default }
spec: { color: red, template: { spec: { expireAfter: 1w } } }
`;
const note = /Karpenter 1\.99 is newer than 1\.\d+, the latest supported release, so fields and values that/gu;

describe.concurrent("a release that is newer than the supported ones", () => {
  it("is noted once by the command, which reports nothing that the release may have", async () => {
    const folder = makeFolder({ "a.yaml": pool, "b.yaml": pool });
    const outcome = await karpenterLint(folder, ["--release", "1.99", "--format", "json", "--quiet"]);
    expect(outcome.stderr.match(note)).toHaveLength(1);
    expect(outcome.stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(outcome.stdout).not.toContain("valid-schema");
  });

  it("is not noted if it is supported", async () => {
    const folder = makeFolder({ "a.yaml": pool });
    expect((await findings(folder, ["--release", "1.14"])).stderr).toBe("");
  });

  it.each(versions)("is noted by one warning of the process in %s", async (version) => {
    const config = configurations["as a list"].replace("];", ', { settings: { karpenter: { release: "1.99" } } }];');
    const folder = makeFolder({ "eslint.config.mjs": config, "a.yaml": pool, "b.yaml": pool });
    linkPackages(folder, version);
    const outcome = await startEslint(version, folder);
    expect(outcome.stderr.match(note)).toHaveLength(1);
  });
});
