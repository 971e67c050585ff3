/** The kinds of which a file may define objects inside others. */
import { parseYAML } from "yaml-eslint-parser";
import { describe, expect, it } from "vitest";
import { manifestsOf } from "../../lib/model/parse.js";
import { kindsInside } from "../../lib/workspace/hidden-kinds.js";
import { application, nodeClass } from "./read.js";

function inside(...documents: readonly string[]) {
  const text = documents.join("---\n");
  return kindsInside(text, manifestsOf({ text, ast: parseYAML(text, {}) }));
}

const pool = "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: a\n";

/** Another object with a text of a manifest below `data`, one level deeper. */
const around = (text: string) => `kind: Other\ndata:\n${text.replaceAll(/^(?=.)/gmu, "  ")}`;

describe("the kinds inside other objects", () => {
  it.each<[string, readonly string[]]>([
    ["an Application and a pool", [application("values: |", "  a: 1"), pool]],
    ["an Application and a class", [application("values: |", "  a: 1"), nodeClass("role: a")]],
    ["a comment in an Application", [application("values: |", "  a: 1 # NodePool apiVersion: karpenter.sh/v1")]],
    ["manifests alone", [pool, pool, nodeClass("role: a")]],
    ["an object that refers to a kind", [around("apiVersion: karpenter.sh/v1\nkind: NodePool\n"), pool]],
    ["a text", [around(`a: |\n${pool.replaceAll(/^(?=.)/gmu, "  ")}`)]],
  ])("are none in %s", (_, documents) => {
    expect(inside(...documents)).toEqual([]);
  });

  it("are those in the values of an Application, next to manifests of their own", () => {
    const values = application("values: |", ...pool.split("\n").map((line) => `  ${line}`));
    expect(inside(values)).toEqual(["NodePool"]);
    expect(inside(values, pool)).toEqual(["NodePool"]);
    expect(inside(values, nodeClass("role: a"))).toEqual(["NodePool"]);
  });

  it("are those of whole objects inside others", () => {
    expect(inside(around(pool))).toEqual(["NodePool"]);
    expect(inside(around(pool), pool, nodeClass("role: a"))).toEqual(["NodePool"]);
  });
});
