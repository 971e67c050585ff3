/** The published schemas, as tools in other languages read them. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv, type AnySchemaObject } from "ajv";
import { RE2JS } from "re2js";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { allKinds, kinds } from "../../lib/kinds.js";
import { codeBlock } from "../code-blocks.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = "node_modules/eslint-plugin-karpenter/";

/** The template in the command, as kubeconform fills it in: the kind is in lower case. */
const [, template = ""] =
  /-schema-location '(?<template>[^']+)'/u.exec(codeBlock("docs/schemas.md", "sh", "kubeconform")) ?? [];

function fileOf(group: string, kind: string, version: string): string {
  return template
    .replace("{{.Group}}", group)
    .replace("{{.ResourceKind}}", kind.toLowerCase())
    .replace("{{.ResourceAPIVersion}}", version)
    .replace(folder, "");
}

function read(file: string): AnySchemaObject {
  return JSON.parse(readFileSync(path.join(root, file), "utf8")) as AnySchemaObject;
}

const published = readdirSync(path.join(root, "schemas"), { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => /^[^/.]+\.[^/]+\/[^/]+\.json$/u.test(file))
  .map((file) => `schemas/${file}`)
  .sort();

it("the template of docs/schemas.md gives all published schemas, and one for each version that is still served", () => {
  const versions = allKinds.flatMap((kind) =>
    kinds[kind].versions.map(({ name, until }) => ({ file: fileOf(kinds[kind].group, kind, name), until })),
  );
  const files = new Set(versions.map(({ file }) => file));
  expect(published.filter((file) => !files.has(file))).toEqual([]);
  const served = versions.filter(({ until }) => until === undefined);
  expect(served.filter(({ file }) => !published.includes(file))).toEqual([]);
  expect(served.length).toBeGreaterThan(5);
});

describe.each(published)("%s", (file) => {
  const schema = read(file);

  it("is a valid schema of draft 07", () => {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(new Ajv().validateSchema(schema)).toBe(true);
  });

  it("has regular expressions that Go can read", () => {
    expect(patternsIn(schema).filter((pattern) => !isReadable(pattern))).toEqual([]);
  });
});

it("the schema of EC2NodeClass accepts a manifest, and rejects a misspelled field of it", () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(
    read(fileOf("karpenter.k8s.aws", "EC2NodeClass", "v1")),
  );
  const text = codeBlock("docs/rules/no-latest-ami-alias.md", "yaml", "windows2022@latest");
  const [manifest] = parseAllDocuments(text).map((document) => document.toJS() as { spec: Record<string, unknown> });
  if (!manifest) throw new Error("The example has no manifest.");
  const spec = {
    ...manifest.spec,
    role: "nodes",
    subnetSelectorTerms: [{ id: "subnet-0a1b2c3d" }],
    securityGroupSelectorTerms: [{ name: "nodes" }],
  };
  expect({ isValid: validate({ ...manifest, spec }), errors: validate.errors }).toEqual({
    isValid: true,
    errors: null,
  });
  expect(validate({ ...manifest, spec: { ...spec, subnetSelectorTerm: [] } })).toBe(false);
  const labels = { "example.com/team": "platform" };
  const metadata = { name: "windows", labels };
  expect(validate({ ...manifest, metadata, spec })).toBe(true);
  expect(validate({ ...manifest, metadata: { ...metadata, labels: { "a/b/c": "" } }, spec })).toBe(false);
});

function patternsIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(patternsIn);
  if (typeof schema !== "object" || schema === null) return [];
  const { pattern, patternProperties } = schema as Readonly<Record<string, unknown>>;
  const keys =
    typeof patternProperties === "object" && patternProperties !== null ? Object.keys(patternProperties) : [];
  return [
    ...(typeof pattern === "string" ? [pattern] : []),
    ...keys,
    ...Object.values(schema).flatMap((value) => patternsIn(value)),
  ];
}

/** RE2 is the engine of Go. */
function isReadable(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}
