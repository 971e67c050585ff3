import { readFileSync, readdirSync } from "node:fs";
import { Linter } from "eslint";
import { afterEach, describe, expect, it, vi } from "vitest";
import karpenter from "../lib/index.js";
import { allKinds, kinds } from "../lib/kinds.js";
import { Cursor } from "../lib/yaml/cursor.js";
import { rules } from "../lib/rules.generated.js";
import { type Schema, crds } from "./crds.js";

const karpenterCrds = crds("karpenter");
const argoCrds = crds("argo-cd");

function number(release: string): number {
  const [major = 0, minor = 0] = release.split(".").map(Number);
  return major * 1000 + minor;
}

describe("lib/kinds.ts against the CRDs of the releases", () => {
  it.each([...karpenterCrds])("Karpenter %s serves these versions", (release, served) => {
    const known = allKinds.flatMap((name) => {
      const kind = kinds[name];
      // The chart of the CRDs brings CapacityBuffer, too.
      if (kind.project !== "Karpenter" && kind.project !== "Kubernetes") return [];
      return kind.versions
        .filter(({ since = "0", until = "99" }) => number(since) <= number(release) && number(release) <= number(until))
        .map((version) => `${kind.group}/${version.name} ${name} ${kind.scope}`);
    });
    expect(known.sort()).toEqual(
      Object.entries(served)
        .map(([key, { scope }]) => `${key} ${scope}`)
        .sort(),
    );
  });

  it.each([...argoCrds])("Argo CD %s serves these versions", (_, served) => {
    const known = allKinds
      .filter((name) => kinds[name].project === "Argo CD")
      .map((name) => `argoproj.io/v1alpha1 ${name} ${kinds[name].scope}`);
    expect(known.sort()).toEqual(
      Object.entries(served)
        .map(([key, { scope }]) => `${key} ${scope}`)
        .sort(),
    );
  });
});

/** Whether a schema has a path: a typo in a rule would make it silently dead. */
function has(schema: Schema | undefined, path: readonly (number | string)[]): boolean {
  if (!schema) return false;
  const [key, ...rest] = path;
  if (key === undefined || schema["x-kubernetes-preserve-unknown-fields"] === true) return true;
  if (typeof key === "number") return has(schema.items, rest);
  const { additionalProperties: others } = schema;
  return has(schema.properties?.[key] ?? (typeof others === "object" ? others : undefined), rest);
}

/** The schemas that a kind had, in any version and release. */
function schemasOf(kind: string): Schema[] {
  return [...karpenterCrds.values(), ...argoCrds.values()].flatMap((release) =>
    Object.entries(release)
      .filter(([key]) => key.endsWith(` ${kind}`))
      .map(([, { schema }]) => schema),
  );
}

/** Manifests that lead the rules to all of the paths that they ask for. */
const manifests = [
  ...readdirSync(new URL("../examples/", import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => readFileSync(new URL(`../examples/${file}`, import.meta.url), "utf8")),
  "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec:\n  amiSelector: { aws-ids: ami-1 }\n  metadataOptions: { httpTokens: optional }\n  blockDeviceMappings: [{ ebs: { encrypted: false } }]\n",
  "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: [{ list: { template: { spec: { source: { helm: {} } } } } }]\n  template: { spec: { sources: [{ chart: karpenter, helm: { values: 'a: TODO' } }] } }\n",
];

describe("the paths that rules ask for", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  // A rule without kinds looks at any Kubernetes object.
  it.each(Object.entries(rules).filter(([, rule]) => rule.kinds.length > 0))("%s", (name, { kinds: own }) => {
    const asked = new Map<string, (number | string)[]>();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called on a cursor below
    const { get } = Cursor.prototype;
    vi.spyOn(Cursor.prototype, "get").mockImplementation(function (this: Cursor, key) {
      const place = get.call(this, key);
      const path: (number | string)[] = [];
      let root: Cursor = place;
      for (; root.key !== undefined && root.parent; root = root.parent) path.unshift(root.key);
      const kind = get.call(root, "kind").text;
      // What helm.values hold has no schema here; list items are roots of their own.
      if (kind && !kind.endsWith("List")) asked.set(`${kind} ${place.path}`, [kind, ...path]);
      return place;
    });
    const linter = new Linter();
    for (const text of manifests) {
      linter.verify(
        text,
        {
          files: ["**/*.yaml"],
          plugins: { karpenter },
          language: "karpenter/yaml",
          rules: { [`karpenter/${name}`]: "error" },
        },
        "x.yaml",
      );
    }
    // A rule may ask a kind for what only another version or kind of its own has.
    const schemas = own.flatMap((kind) => schemasOf(kind));
    const unknown = [...asked].filter(
      // The facts leave out what Kubernetes validates itself, and `$patch` is Kustomize's.
      ([, [, ...path]]) =>
        !["apiVersion", "kind", "metadata", "status", "$patch"].includes(String(path[0])) &&
        !schemas.some((schema) => has(schema, path)),
    );
    expect(asked.size).toBeGreaterThan(0);
    expect(unknown.map(([path]) => path)).toEqual([]);
  });
});
