/** The report as Markdown and HTML: both show one model in one order, and nothing in it becomes markup. */
import markdown from "@eslint/markdown";
import { describe, expect, it } from "vitest";
import readinessHtml from "../../../lib/report/readiness-html.js";
import readiness from "../../../lib/report/readiness.js";
import { payloads } from "./payloads.js";
import { type Files, chart, nodeClass, nodePool, runOn } from "./repositories.js";

type Options = Parameters<typeof runOn>[1];

function formats(files: Files, options?: Options) {
  const { results, context } = runOn(files, options);
  return { md: readiness(results, context), html: readinessHtml(results, context) };
}

const everything: Files = {
  "class.yaml": nodeClass(),
  "again.yaml": nodeClass(),
  "other/class.yaml": nodeClass("own"),
  "other/pool.yaml": nodePool("own", "own"),
  "pool.yaml": nodePool(),
  "k.yaml": chart(),
  "a.sh": nodePool(),
};
const problem = { file: "class.yaml", line: 6, rule: "require-imdsv2", message: "`x` is y" };

/** Whether a line could be mistaken for the verdict. */
function startsWithReady(text: string): boolean {
  return text.split("\n").some((line) => /^\W*Ready\b/u.test(line));
}

describe("Markdown and HTML", () => {
  it("have the same sections in the same order", () => {
    const { md, html } = formats(everything, { messages: [problem] });
    const ofMarkdown = [...md.matchAll(/^## (.+?)(?: \(\d+\))?$/gmu)].map(([, title]) => title);
    const ofHtml = [...html.matchAll(/<h2>([^<]+?) ?</gu)].map(([, title]) => title);
    expect(ofMarkdown).toEqual([
      "Security",
      "Contradictions to clarify",
      "Not covered",
      "Consistent values",
      "Instance types and costs",
      "Inventory",
      "Manual checks",
      "Not checked",
    ]);
    expect(ofHtml).toEqual(ofMarkdown);
  });

  it.each([
    ["❌", "not-ready", { messages: [problem] }, everything],
    ["⚠️", "incomplete", {}, everything],
    ["✅", "ready", {}, { "class.yaml": nodeClass() }],
    ["❔", "nothing", {}, { "a.yaml": "" }],
  ] as const)("show the verdict once, as %s", (icon, status, options, files) => {
    const { md, html } = formats(files, options);
    const [, verdict = ""] = /^\*\*(.+)\*\*$/mu.exec(md) ?? [];
    expect(verdict.startsWith(`${icon} `)).toBe(true);
    expect(md.split(verdict)).toHaveLength(2);
    expect(html).toContain(`<p class="verdict ${status}">${verdict.slice(icon.length + 1)}</p>`);
    expect(startsWithReady(md)).toBe(status === "ready");
  });

  it("fold long lists: 40 node pools, 15 node classes, 20 problems and 20 files", () => {
    const range = (length: number) => Array.from({ length }, (_, index) => String(index));
    const files = Object.fromEntries([
      ...range(40).map((name) => [`pool-${name}.yaml`, nodePool(`p${name}`)]),
      ...range(15).map((name) => [`class-${name}.yaml`, nodeClass(`c${name}`)]),
      ...range(20).map((name) => [`script-${name}.sh`, nodePool()]),
    ]) as Files;
    const messages = range(20).map((line) => ({ ...problem, file: "class-0.yaml", line: Number(line) + 1 }));
    const { md, html } = formats(files, { messages });
    expect(md.match(/<details>/gu)).toHaveLength(6);
    expect(md.match(/<details>/gu)).toHaveLength(md.match(/<\/details>/gu)?.length ?? 0);
    // The drawing too.
    expect(html.match(/<details>/gu)).toHaveLength(8);
  });
});

describe.each(Object.entries(payloads))("%s", (_, payload) => {
  const name = JSON.stringify(payload);
  const files: Files = {
    "a.yaml": `${nodePool(name, name)}---\n${nodePool(name, name, name, name)}---\n${nodeClass(name).replace("KarpenterNodeRole-acme", name)}`,
    "k.yaml": chart(name, name),
    "a.tf": `resource "aws_sqs_queue" "karpenter" {\n  name = "other"\n}\n`,
  };
  const messages = [{ ...problem, file: "a.yaml", message: `\`${payload}\` is ${payload}` }];
  const { md, html } = formats(files, { messages, preset: payload, release: payload });

  it("adds nothing to the Markdown", () => {
    const result = markdown.languages.gfm.parse(
      { body: md, path: "x.md", physicalPath: "x.md", bom: false },
      { languageOptions: {} },
    );
    const types = new Map<string, number>();
    const links: string[] = [];
    const stack: { type: string; url?: string; children?: never[] }[] = result.ok ? [result.ast as never] : [];
    for (let node = stack.pop(); node; node = stack.pop()) {
      types.set(node.type, (types.get(node.type) ?? 0) + 1);
      if (node.url !== undefined) links.push(node.url);
      stack.push(...(node.children ?? []));
    }
    expect([...types.keys()]).not.toEqual(expect.arrayContaining(["html"]));
    expect([...types.keys()].filter((type) => /image|definition|emphasis|delete|thematic/u.test(type))).toEqual([]);
    expect(types.get("strong")).toBe(1);
    expect(links.filter((url) => !url.includes("/eslint-plugin-karpenter/"))).toEqual([]);
    expect(md).not.toMatch(/[\p{Cf}\p{Cs}\u2028\u2029]|(?!\n)\p{Cc}/u);
    expect(startsWithReady(md)).toBe(false);
  });

  it("adds nothing to the HTML", () => {
    const tags = new Set([...html.matchAll(/<([a-z!]\w*)/giu)].map(([, tag]) => tag));
    const own =
      "!doctype html head meta title desc style body main h1 h2 h3 p dl div dt dd figure figcaption svg path text g rect ul li span a code br pre table thead tbody tr th td details summary";
    expect([...tags].filter((tag) => !own.split(" ").includes(tag ?? ""))).toEqual([]);
    expect(html).not.toMatch(/[\p{Cf}\p{Cs}\u2028\u2029]|(?!\n)\p{Cc}/u);
  });
});
