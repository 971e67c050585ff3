import { describe, expect, it } from "vitest";
import { configurations, eslintFindings, versions } from "./eslint.js";
import { linkPackages, makeFolder } from "./folders.js";
import { nodeClass, nodePool } from "./karpenter-lint.js";

const config = configurations["as a list"].replace("recommended", "workspace");

describe.concurrent.each(versions)("with the command of %s", (version) => {
  it.each(["off", "2"])("files are compared whichever process lints them: --concurrency %s", async (concurrency) => {
    const names = Array.from({ length: 12 }, (_, index) => `pool-${String(index + 10)}.yaml`);
    const folder = makeFolder({
      "eslint.config.mjs": config,
      ".git/HEAD": "",
      "class.yaml": nodeClass,
      "terraform/main.tf": 'module "eks" {\n  cluster_name = "lakeside-production"\n}\n',
      ...Object.fromEntries(names.map((name) => [name, nodePool("defualt")])),
    });
    linkPackages(folder, version);
    // ESLint may warn that so few files aren't worth it.
    expect(await eslintFindings(version, folder, ["--concurrency", concurrency])).toMatchObject({
      code: 1,
      findings: [
        "class.yaml 12:33 karpenter/consistent-cluster-name",
        "class.yaml 15:33 karpenter/consistent-cluster-name",
        ...names.map((name) => `${name} 11:15 karpenter/no-missing-node-class`),
      ],
    });
  });
});
