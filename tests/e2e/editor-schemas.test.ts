import { afterAll, describe, expect, it } from "vitest";
import { codeBlock, codeBlocks } from "../code-blocks.js";
import { linkPackages, makeFolder } from "./folders.js";
import { YamlServer } from "../../scripts/yaml-server.js";

const page = "docs/editor.md";

/** The settings that the page shows, all of them as one. */
const settings = Object.assign({}, ...codeBlocks(page, "json").map((code) => JSON.parse(code) as object)) as Record<
  string,
  unknown
>;
const commented = codeBlock(page, "yaml", "# yaml-language-server: ");

/** Two kinds in one file, each with a field of its own and one that is being typed. */
const manifests = `apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: default
spec:
  metadataOptions:
    httpTokens: optional
    httpPut
---
apiVersion: karpenter.sh/v1
kind: NodePool
metadata:
  name: default
spec:
  weight: 1
  disruption:
    consolidateAfter: 1m
    consolidationP
`;

/** In the folder that the page names. */
const file = "gitops-apps/karpenter/nodes.yaml";
const servers: YamlServer[] = [];

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

async function startServer(given: Readonly<Record<string, unknown>>): Promise<YamlServer> {
  const folder = makeFolder();
  linkPackages(folder);
  const server = new YamlServer(folder, given);
  servers.push(server);
  await server.start();
  return server;
}

/** Where the only `word` of a text ends. */
function endOf(text: string, word: string) {
  const before = text.slice(0, text.indexOf(word) + word.length).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe("with the settings of docs/editor.md, the YAML extension", () => {
  it("describes and completes the fields of each document by its kind, and underlines nothing", async () => {
    const server = await startServer(settings);
    expect(await server.open(file, manifests)).toEqual([]);
    expect(await server.hover(file, endOf(manifests, "httpTok"))).toContain("allows only IMDSv2");
    expect(await server.hover(file, endOf(manifests, "weig"))).toContain("Priority among node pools");
    expect(await server.complete(file, endOf(manifests, "httpPut"))).toContain("httpPutResponseHopLimit");
    expect(await server.complete(file, endOf(manifests, "consolidationP"))).toContain("consolidationPolicy");
  });

  it("does so for the files that they name, and for the package's kinds", async () => {
    const server = await startServer(settings);
    const issuer = `apiVersion: cert-manager.io/v1\nkind: Issuer\n---\n${manifests}`;
    await server.open(file, issuer);
    expect(await server.hover(file, endOf(issuer, "Iss"))).toBe("");
    expect(await server.hover(file, endOf(issuer, "httpTok"))).toContain("allows only IMDSv2");
    await server.open("elsewhere.yaml", manifests);
    expect(await server.hover("elsewhere.yaml", endOf(manifests, "httpTok"))).toBe("");
  });

  it("would underline mistakes and templates if it weren't told not to", async () => {
    const server = await startServer({ ...settings, "yaml.validate": true });
    const wrong = manifests.replace("httpPut\n", "httpPut: 1\n").replace("weight: 1", 'weight: "{{ x }}"');
    const messages = await server.open(file, wrong);
    expect(messages).toContain("Property httpPut is not allowed.");
    expect(messages).toContain('Incorrect type. Expected "integer".');
  });
});

describe("with the comments of docs/editor.md, the YAML extension", () => {
  it("describes each document by its own, without any settings", async () => {
    const server = await startServer({});
    const specs = ["spec: { metadataOptions: { httpTokens: optional } }", "spec: { weight: 1 }"];
    const [nodeClass, nodePool] = commented.split("---\n").map((part, index) => `${part}${specs[index] ?? ""}\n`);
    const text = `${nodeClass ?? ""}---\n${nodePool ?? ""}`;
    await server.open("nodes/nodes.yaml", text);
    expect(await server.hover("nodes/nodes.yaml", endOf(text, "httpTok"))).toContain("allows only IMDSv2");
    expect(await server.hover("nodes/nodes.yaml", endOf(text, "weig"))).toContain("Priority among node pools");
  });
});

it("without settings and comments, the YAML extension underlines broken YAML alone", async () => {
  const server = await startServer({});
  const wrong = manifests.replace("httpPut\n", "httpPut: 1\n").replace("consolidationP\n", "consolidationP: 1\n");
  expect(await server.open("wrong.yaml", wrong)).toEqual([]);
  expect(await server.open("broken.yaml", manifests)).not.toEqual([]);
});

it("the page and the README name the same setting for ESLint", () => {
  const setting = codeBlock("README.md", "json", "eslint.validate");
  expect(codeBlocks(page, "json")).toContain(setting);
  expect(JSON.parse(setting)).toEqual({ "eslint.validate": ["yaml"] });
});
