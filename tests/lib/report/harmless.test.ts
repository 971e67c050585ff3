/** Text from files in the report: it stays text in Markdown, HTML and SVG. */
import markdown from "@eslint/markdown";
import { describe, expect, it } from "vitest";
import { htmlSentence, htmlText, withCode as htmlWithCode } from "../../../lib/report/html.js";
import { codeSpan, markdownText, withCode } from "../../../lib/report/markdown.js";
import { svgOf } from "../../../lib/report/svg.js";
import { payloads } from "./payloads.js";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function nodesOf(text: string): Node[] {
  const file = { body: text, path: "x.md", physicalPath: "x.md", bom: false };
  const result = markdown.languages.gfm.parse(file, { languageOptions: {} });
  if (!result.ok) throw new Error("Markdown can always be parsed.");
  const all: Node[] = [];
  const stack: Node[] = [result.ast];
  for (let node = stack.pop(); node; node = stack.pop()) {
    all.push(node);
    stack.push(...(node.children ?? []));
  }
  return all;
}

/** What a paragraph of plain text, and code in it, consists of. */
const PLAIN = new Set(["root", "paragraph", "text", "inlineCode"]);

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u3164]/u;

const cases = Object.entries(payloads);

describe.each(cases)("%s", (_, payload) => {
  it("stays text in Markdown", () => {
    const text = markdownText(payload);
    expect(nodesOf(text).filter(({ type }) => !PLAIN.has(type))).toEqual([]);
    expect(nodesOf(text).filter(({ type, value = "" }) => type === "text" && /[@#]\w/u.test(value))).toEqual([]);
    expect(text).not.toMatch(INVISIBLE);
    expect(text.length).toBeLessThan(500);
  });

  it("stays in one code span", () => {
    const span = codeSpan(payload);
    expect(nodesOf(`x ${span} y`).map(({ type }) => type)).toEqual(["root", "paragraph", "text", "inlineCode", "text"]);
    expect(span).not.toMatch(INVISIBLE);
  });

  it("stays text in a message, with or without backticks around it", () => {
    for (const message of [`No class is named \`${payload}\`; add it.`, `No class is named ${payload}; add \`it\`.`]) {
      const text = withCode(message);
      expect(nodesOf(text).filter(({ type }) => !PLAIN.has(type))).toEqual([]);
      expect(nodesOf(text).filter(({ type, value = "" }) => type === "text" && /[@#]\w/u.test(value))).toEqual([]);
      expect(text).not.toMatch(INVISIBLE);
    }
  });

  it("stays in one cell of a table", () => {
    const table = `| a | b |\n| --- | --- |\n| ${markdownText(payload)} | end |`;
    expect(nodesOf(table).filter(({ type }) => type === "tableCell")).toHaveLength(4);
  });

  it("stays text in HTML and SVG", () => {
    const drawing = {
      title: payload,
      lines: [],
      columns: [{ title: "x", boxes: [{ name: payload, state: undefined }] }],
    };
    for (const html of [htmlText(payload), htmlSentence(payload)]) {
      expect(html).not.toMatch(/[<>"']/u);
      expect(html).not.toMatch(INVISIBLE);
    }
    expect(htmlWithCode(`\`${payload}\``).replaceAll(/<\/?code>/gu, "")).not.toMatch(/[<>"']/u);
    // Only what the drawing consists of itself.
    const tags = [...svgOf(drawing).matchAll(/<(\w+)/gu)].map(([, tag]) => tag);
    expect(new Set(tags)).toEqual(new Set(["svg", "text", "g", "title", "rect"]));
  });
});

describe("harmless text stays readable", () => {
  it("in prose", () => {
    expect(markdownText("karpenter.sh/capacity_type in a-b.yaml: 5")).toBe("karpenter.sh/capacity_type in a-b.yaml: 5");
    expect(markdownText("- x")).toBe(String.raw`\- x`);
  });

  it("in code, and shows what is invisible", () => {
    expect(codeSpan("a\u200Bb")).toBe(String.raw`${"`"}a\u{200b}b${"`"}`);
    expect(codeSpan("a`b")).toBe("``a`b``");
    expect(codeSpan("`")).toBe("`` ` ``");
  });

  it("in messages", () => {
    const message = "`role` is `x_y`, so nodes can't join; use a name";
    expect(withCode(message)).toBe(message);
    expect(htmlWithCode(message)).toBe("<code>role</code> is <code>x_y</code>, so nodes can&#39;t join; use a name");
  });

  it("up to about 100 characters", () => {
    expect(codeSpan("x".repeat(100))).toBe(`\`${"x".repeat(100)}\``);
    expect(codeSpan("x".repeat(101))).toBe(`\`${"x".repeat(99)}…\``);
  });
});

describe("a drawing", () => {
  const draw = (name: string, state?: "missing") =>
    svgOf({ title: "", lines: [], columns: [{ title: "Node pool", boxes: [{ name, state }] }] });

  it("wraps long names, and contains them completely", () => {
    const name = "a-very-long-node-pool-name-for-graphics-in-production-and-elsewhere";
    const svg = draw(name);
    expect(svg).toContain(`<title>${name}</title>`);
    expect([...svg.matchAll(/<text x[^>]*>([^<]*)</gu)].map(([, line]) => line)).toEqual([
      "a-very-long-node-pool-",
      "name-for-graphics-in-",
      "production-and-elsewhere",
    ]);
  });

  it("shows a state outside of the box", () => {
    const [, x = "0"] = /class="state" x="(\d+)"/u.exec(draw("a-very-long-node-pool-name", "missing")) ?? [];
    expect(Number(x)).toBeGreaterThan(220);
  });
});
