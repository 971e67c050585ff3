import { describe, expect, it } from "vitest";
import { invariants } from "../../lib/schema/invariants.generated.js";
import { NEWEST_RELEASE, allKinds, kinds } from "../../lib/kinds.js";
import { releaseNumber } from "../../lib/releases.js";
import { deriveSchemas } from "../../schemas/derive.js";
import { forEditors } from "../../schemas/editors.js";
import { crds } from "../crds.js";

type Json = Readonly<Record<string, unknown>>;

const KEYWORDS = [
  "default",
  "enum",
  "format",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minimum",
  "pattern",
  "required",
  "type",
];

function object(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function isInForce({ "x-since": since = "0.0", "x-until": until = "999.0" }: Json, release: string): boolean {
  const number = releaseNumber(release);
  return releaseNumber(since as string) <= number && number <= releaseNumber(until as string);
}

/** What a schema of ours says of each path in a release. */
function ours(
  schema: Json,
  release: string,
  root: Json,
  path = "",
  said = new Map<string, unknown>(),
): Map<string, unknown> {
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    return ours(
      object(object(root["definitions"])[reference.replace("#/definitions/", "")]),
      release,
      root,
      path,
      said,
    );
  }
  const parts = ((schema["allOf"] ?? []) as Json[]).filter(
    (part) => part["x-invariant"] === undefined && isInForce(part, release),
  );
  for (const part of [schema, ...parts]) {
    for (const keyword of KEYWORDS) if (keyword in part) said.set(`${path} ${keyword}`, sorted(keyword, part[keyword]));
    if (part["uniqueItems"] === true) said.set(`${path} unique`, true);
    if (part["additionalProperties"] === false) said.set(`${path} closed`, true);
    for (const [name, field] of Object.entries(object(part["properties"]))) {
      if (isInForce(object(field), release)) ours(object(field), release, root, `${path}.${name}`, said);
    }
    if (part["items"]) ours(object(part["items"]), release, root, `${path}[]`, said);
    if (part["additionalProperties"]) ours(object(part["additionalProperties"]), release, root, `${path}{}`, said);
  }
  return said;
}

/** What a CRD says of each path, in the same words. */
function theirs(schema: Json, path = "", said = new Map<string, unknown>()): Map<string, unknown> {
  const isIntOrString = schema["x-kubernetes-int-or-string"] === true;
  for (const keyword of KEYWORDS)
    if (keyword in schema) said.set(`${path} ${keyword}`, sorted(keyword, schema[keyword]));
  if (isIntOrString) said.set(`${path} type`, sorted("type", ["integer", "string"]));
  // Quantities say their pattern twice in old CRDs.
  for (const part of (schema["allOf"] ?? []) as Json[])
    if (part["pattern"]) said.set(`${path} pattern`, part["pattern"]);
  if (schema["x-kubernetes-list-type"] === "set") said.set(`${path} unique`, true);
  const properties = Object.entries(object(schema["properties"]));
  if (properties.length > 0 && schema["x-kubernetes-preserve-unknown-fields"] !== true)
    said.set(`${path} closed`, true);
  for (const [name, field] of properties) theirs(object(field), `${path}.${name}`, said);
  if (schema["items"]) theirs(object(schema["items"]), `${path}[]`, said);
  if (typeof schema["additionalProperties"] === "object")
    theirs(object(schema["additionalProperties"]), `${path}{}`, said);
  return said;
}

function sorted(keyword: string, value: unknown): unknown {
  const isSet = keyword === "enum" || keyword === "required" || keyword === "type";
  return isSet && Array.isArray(value) ? value.map(String).sort() : value;
}

const derived = new Map(deriveSchemas().map(({ path, schema }) => [path, schema as Json]));

function read(group: string, kind: string, version: string): Json {
  return derived.get(`${group}/${kind.toLowerCase()}_${version}.json`) ?? {};
}

const cases = [
  ...[...crds("karpenter")].map(([release, served]) => ["Karpenter", release, served] as const),
  // Argo CD's schemas are those of its newest release.
  ...[...crds("argo-cd")].slice(-1).map(([release, served]) => ["Argo CD", release, served] as const),
];

describe("the schemas against the CRDs", () => {
  it.each(cases)("%s %s: the same fields, types, enumerations, bounds and defaults", (project, release, served) => {
    const differences = Object.entries(served).flatMap(([key, crd]) => {
      const [, group = "", version = "", kind = ""] = /^([^\s/]+)\/([^\s/]+) (\S+)$/u.exec(key) ?? [];
      // v1alpha1 and v1alpha5 are too old for a schema of their own.
      if (version.startsWith("v1alpha") && release === "0.32") return [];
      const schema = read(group, kind, version);
      const spec = object(object(schema["properties"])["spec"]);
      const mine = ours(spec, project === "Karpenter" ? release : NEWEST_RELEASE, schema);
      const real = theirs(object(object((crd.schema as Json)["properties"])["spec"]));
      return [...new Set([...mine.keys(), ...real.keys()])]
        .filter((place) => JSON.stringify(mine.get(place)) !== JSON.stringify(real.get(place)))
        .map(
          (place) => `${key}${place}: ${JSON.stringify(mine.get(place))} instead of ${JSON.stringify(real.get(place))}`,
        );
    });
    expect(differences).toEqual([]);
  });

  it("know the newest release", () => {
    expect(Math.max(...[...crds("karpenter").keys()].map(releaseNumber))).toBe(releaseNumber(NEWEST_RELEASE));
  });
});

describe("the schemas", () => {
  const files = allKinds.flatMap((kind) =>
    kinds[kind].versions
      .filter(({ name }) => name !== "v1alpha5" && kind !== "AWSNodeTemplate")
      .map(({ name }) => [kinds[kind].group, kind, name] as const),
  );

  function* walk(schema: unknown): Generator<Json> {
    if (typeof schema !== "object" || schema === null) return;
    yield schema as Json;
    for (const value of Object.values(schema)) yield* walk(value);
  }

  it.each(files)("%s %s %s: each invariant has its sentence, each pattern its words", (group, kind, version) => {
    for (const part of walk(read(group, kind, version)["properties"])) {
      const invariant = part["x-invariant"];
      if (invariant !== undefined) expect(Object.keys(invariants)).toContain(invariant);
    }
  });
});

describe("the published schemas", () => {
  const published = (path: string) => forEditors(derived.get(path)) as Json;

  it("accept fields and values that any release accepts, because editors know nothing of releases", () => {
    const spec = object(object(published("karpenter.k8s.aws/ec2nodeclass_v1.json")["properties"])["spec"]);
    const kubelet = object(object(spec["properties"])["kubelet"]);
    const parts = kubelet["allOf"] as Json[];
    expect(parts.some(({ properties }) => "maxPods" in object(properties))).toBe(true);
    expect(parts.some((part) => part["additionalProperties"] === false || "x-invariant" in part)).toBe(false);
  });

  it("have no part that the newest release does not have", () => {
    const partsIn = (value: unknown): Json[] =>
      typeof value !== "object" || value === null
        ? []
        : [...(((value as Json)["allOf"] ?? []) as Json[]), ...Object.values(value).flatMap(partsIn)];
    for (const path of derived.keys())
      expect(partsIn(published(path)).filter((part) => part["x-until"] !== undefined)).toEqual([]);
  });
});
