import { symlinkSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { eslintFindings, versions } from "./eslint.js";
import { linkPackages, makeFolder } from "./folders.js";
import { codeBlock } from "../code-blocks.js";
import { root } from "./run.js";

const page = `# Nodes

A class:

\`\`\`yaml
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  role: x
  amiSelectorTerms: [{ alias: al2023@v20250501 }]
  subnetSelectorTerms: [{ tags: { a: b } }]
  securityGroupSelectorTerms: [{ tags: { a: b } }]
  metadataOptions:
    httpTokens: optional
\`\`\`
`;

it.each(versions)("YAML in Markdown is linted by %s as docs/other-files.md shows", async (version) => {
  const config = codeBlock("docs/other-files.md", "js", "@eslint/markdown");
  const folder = makeFolder({ "nodes.md": page, "eslint.config.mjs": config });
  linkPackages(folder, version);
  symlinkSync(path.join(root, "node_modules/@eslint"), path.join(folder, "node_modules/@eslint"), "dir");
  expect((await eslintFindings(version, folder)).findings).toEqual(["nodes.md 16:17 karpenter/require-imdsv2"]);
});

it("what a page leaves out is reported only if its examples are complete", async () => {
  const config = codeBlock("docs/other-files.md", "js", "@eslint/markdown");
  const setting = `{ files: ["examples/**"], settings: { karpenter: { completeExamples: true } } },`;
  const excerpt = page.replace("  role: x\n", "").replace("optional", "required");
  const folder = makeFolder({
    "nodes.md": excerpt,
    "examples/nodes.md": excerpt,
    "eslint.config.mjs": config.replace("\n];", `\n  ${setting}\n];`),
  });
  linkPackages(folder, "eslint");
  symlinkSync(path.join(root, "node_modules/@eslint"), path.join(folder, "node_modules/@eslint"), "dir");
  expect((await eslintFindings("eslint", folder)).findings).toEqual(["examples/nodes.md 10:1 karpenter/valid-schema"]);
});
