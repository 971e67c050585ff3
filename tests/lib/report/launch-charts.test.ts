/** The charts of the HTML report: the same types as in the table. */
import { describe, expect, it } from "vitest";
import readinessHtml from "../../../lib/report/readiness-html.js";
import { type Files, nodeClass, nodePool, reportOn, runOn } from "./repositories.js";

const types = (...names: readonly string[]) =>
  `[{ key: node.kubernetes.io/instance-type, operator: In, values: [${names.join(", ")}] }]`;

function pool(requirements: string, name = "default"): string {
  return nodePool(name).replace("requirements: []", `requirements: ${requirements}`);
}

function pageOf(files: Files): string {
  const { results, context } = runOn({ "class.yaml": nodeClass(), ...files });
  return readinessHtml(results, context);
}

const chartsIn = (page: string): string[] => page.match(/<svg class="sizes".*?<\/svg>/gu) ?? [];

describe("the charts of instance types", () => {
  it("have a point for each size, of the types in the table", () => {
    const files = {
      "class.yaml": nodeClass(),
      "pool.yaml": pool(types("m5.large", "m6i.large", "c5.large", "a1.large")),
    };
    const { launches, launchCharts } = reportOn(files);
    expect(launchCharts).toEqual({
      charts: [
        {
          name: "default",
          place: "pool.yaml:4",
          // AL2023 does not run on a1.
          count: 3,
          isUpperBound: false,
          points: [
            { cpus: 2, gibibytes: 4, count: 1 },
            { cpus: 2, gibibytes: 8, count: 2 },
          ],
        },
      ],
      omitted: 0,
    });
    expect(launches[0]?.rows[0]?.cells[1]).toBe("3");
  });

  it("have a title and a description, each with an ID of its own", () => {
    const page = pageOf({ "a.yaml": pool(types("m5.large", "m5.xlarge")), "b.yaml": pool(types("c5.large"), "other") });
    const [first = "", second = "", ...others] = chartsIn(page);
    expect(others).toEqual([]);
    expect(first).toContain('role="img" aria-labelledby="sizes-0-title sizes-0-desc"');
    expect(first).toContain('<title id="sizes-0-title">Instance types of default by vCPUs and memory</title>');
    expect(first).toContain(
      '<desc id="sizes-0-desc">2 instance types with 2 to 4 vCPUs and 8 to 16 GiB of memory, in 2 sizes.</desc>',
    );
    expect(second).toContain(
      '<desc id="sizes-1-desc">1 instance type with 2 vCPUs and 4 GiB of memory, in 1 size.</desc>',
    );
    expect(page).toContain("<figcaption>other in b.yaml:4: 1 type</figcaption>");
  });

  it("place dots by the logarithm of both sizes, within the axes", () => {
    const placeOf = (type: string): number[] => {
      const [chart = ""] = chartsIn(pageOf({ "pool.yaml": pool(types(type)) }));
      return (/class="dot" d="M([\d.]+) ([\d.]+)h0"/u.exec(chart) ?? []).slice(1).map(Number);
    };
    const [small, medium, large] = ["m5.large", "m5.xlarge", "m5.2xlarge"].map((type) => placeOf(type));
    const steps = [0, 1].map((axis) => [
      (medium?.[axis] ?? 0) - (small?.[axis] ?? 0),
      (large?.[axis] ?? 0) - (medium?.[axis] ?? 0),
    ]);
    for (const [one = 0, other = 0] of steps) expect(Math.abs(one - other)).toBeLessThan(0.11);
    expect(steps[0]?.[0]).toBeGreaterThan(0);
    expect(steps[1]?.[0]).toBeLessThan(0);
    for (const type of ["t2.nano", "u7in-32tb.224xlarge"]) {
      const [x = 0, y = 0] = placeOf(type);
      expect([x >= 56, x <= 336, y >= 10, y <= 160]).toEqual([true, true, true, true]);
    }
  });

  it("are small for all types, few for many pools, and folded then", () => {
    const all = pageOf({ "pool.yaml": pool("[]") });
    expect(chartsIn(all)[0]?.length).toBeLessThan(8000);
    expect(all).not.toContain("Show the charts");
    const pools = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`${String(index)}.yaml`, pool("[]", `pool-${String(index)}`)]),
    );
    const page = pageOf(pools);
    expect(chartsIn(page)).toHaveLength(60);
    expect(page).toContain("<details><summary>Show the charts</summary>");
    expect(page).toContain("<p>Without a chart: 10 more pools.</p>");
  });

  it("are left out for pools whose types are unknown, or that admit none", () => {
    const files = {
      "a.yaml": pool("'{{ x }}'", "a"),
      "b.yaml": pool(types("a1.large"), "b"),
      "c.yaml": pool(
        `${types("m5.large").slice(0, -1)}, { key: kubernetes.io/arch, operator: In, values: ['{{ x }}'] }]`,
        "c",
      ),
    };
    const page = pageOf(files);
    expect(chartsIn(page)).toHaveLength(1);
    expect(page).toContain(">At most 1 instance type with ");
    expect(page).toContain("c in c.yaml:4: at most 1 type");
    expect(pageOf({})).not.toContain("Each dot is a size");
  });

  it("show names as text", () => {
    const page = pageOf({ "pool.yaml": pool(types("m5.large"), `"<script>&'x"`) });
    expect(chartsIn(page)[0]).toContain("Instance types of &lt;script&gt;&amp;&#39;x by vCPUs");
    expect(page).not.toContain("<script>");
  });
});
