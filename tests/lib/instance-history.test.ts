import { readFileSync } from "node:fs";
import { URL } from "node:url";
import { describe, expect, it } from "vitest";
import { catalog } from "../../lib/karpenter/instances/catalog.js";
import { namesIn, statusOf } from "../../lib/karpenter/instances/names.js";

interface History {
  releases: string[];
  /** By family and release, the sizes that the release lists first. */
  families: Record<string, Record<string, string[]>>;
}

const { releases, families } = JSON.parse(
  readFileSync(new URL("../../facts/instance-history.json", import.meta.url), "utf8"),
) as History;

/** A family of 2013 that the page listed only later; price tables had it all the time. */
const otherNames = catalog().otherNames.filter((type) => type.startsWith("g2."));

const listed = Object.entries(families).flatMap(([family, byRelease]) =>
  Object.entries(byRelease).flatMap(([release, sizes]) =>
    sizes.map((size) => ({ family, type: `${family}.${size}`, since: releases.indexOf(release) })),
  ),
);

describe.each(releases.slice(0, -1).map((release, index) => ({ release, index })))(
  "with the catalog of $release",
  ({ index }) => {
    const then = listed.filter(({ since }) => since <= index);
    const later = listed.filter(({ since }) => since > index);
    const recent = then.filter(({ since }) => since === index).map(({ family }) => family);
    const names = namesIn({ names: then.map(({ type }) => type), otherNames, recentFamilies: new Set(recent) });

    it("no family that came later is called missing", () => {
      const wrong = later.filter(
        ({ family }) => statusOf("karpenter.k8s.aws/instance-family", family, names) === "missing",
      );
      expect([...new Set(wrong.map(({ family }) => family))]).toEqual([]);
    });

    it("no type that came later is called missing", () => {
      const wrong = later.filter(({ type }) => statusOf("node.kubernetes.io/instance-type", type, names) === "missing");
      expect(wrong.map(({ type }) => type)).toEqual([]);
    });
  },
);
