import { Linter, type Rule } from "eslint";
import { describe, expect, it } from "vitest";
import karpenter from "../../lib/index.js";
import { onSkipped } from "../../lib/eslint/skipped.js";
import { application, nodeClass } from "./read.js";

type UnrelatedFiles = "parse" | "skip";

function lint(text: string, unrelatedFiles: UnrelatedFiles = "parse"): string[] {
  const messages = new Linter().verify(
    text,
    {
      files: ["**/*.yaml"],
      plugins: { karpenter },
      language: "karpenter/yaml",
      languageOptions: { unrelatedFiles },
      linterOptions: { reportUnusedDisableDirectives: "error" },
      rules: { "karpenter/no-placeholder-values": "error" },
    },
    "x.yaml",
  );
  return messages.map(({ line, column, message }) => `${String(line)}:${String(column)} ${message}`);
}

describe.each<UnrelatedFiles>(["parse", "skip"])("karpenter/yaml with unrelatedFiles: %s", (unrelatedFiles) => {
  it.each([
    ["on the line", "  a: CHANGEME # eslint-disable-line karpenter/no-placeholder-values"],
    ["on the line, of all rules, with a reason", "  a: CHANGEME # eslint-disable-line -- a sample"],
    ["on the next line", "  # eslint-disable-next-line karpenter/no-placeholder-values", "  a: CHANGEME"],
    ["from here on", "  # eslint-disable", "  a: CHANGEME", "  b: CHANGEME", "  # eslint-enable"],
  ])("obeys a comment %s, in a file and in Helm values", (_, ...lines) => {
    expect(lint(nodeClass(...lines.map((line) => line.slice(2))), unrelatedFiles)).toEqual([]);
    expect(lint(application("values: |", ...lines), unrelatedFiles)).toEqual([]);
  });

  it("reports a comment that does nothing, in Helm values too", () => {
    const [message = ""] = lint(application("values: |", "  # eslint-disable-next-line", "  a: b"), unrelatedFiles);
    expect(message).toMatch(/^8:9 Unused eslint-disable directive/u);
  });

  it("says where a manifest of ours is broken", () => {
    expect(lint(nodeClass("a: 1", "a: 2"), unrelatedFiles)).toEqual([
      "5:3 Parsing error: `a` in line 5 is already set in line 4; remove one of them",
    ]);
    expect(lint(nodeClass("a: [1"), unrelatedFiles)[0]).toMatch(/^\d+:\d+ Parsing error: /u);
  });

  it("shows invisible characters of a broken manifest as text", () => {
    const [message = ""] = lint(nodeClass("a: >\u0007x", "  b"), unrelatedFiles);
    expect(message).toContain(String.raw`>\u{7}x`);
    expect(message).not.toContain("\u0007");
  });

  it.each<[string, string[], string]>([
    ["a mapping", ["role: a", "  tags: [x]"], "5:5 Parsing error: Line 5 is indented deeper than line 4"],
    ["a list", ["role: a", "  tags: ["], "5:5 Parsing error: Line 5 is indented deeper than line 4"],
    ["an item", ["l:", "- a: 1", "   b: 2"], "6:6 Parsing error: Line 6 is indented deeper than line 5"],
    ["a text", ['role: "a"', "", "   # why", "    b: 2"], "7:7 Parsing error: Line 7 is indented deeper than line 4"],
    ["a comment", ["role: a # why", "    b: 2"], "5:7 Parsing error: Line 5 is indented deeper than line 4"],
  ])("says which line is indented too deeply, with %s", (_, lines, expected) => {
    const all = lint(nodeClass(...lines), unrelatedFiles);
    expect(all).toEqual([`${expected}, which has a value already; align them`]);
    expect(lint(nodeClass(...lines).replaceAll("\n", "\r\n"), unrelatedFiles)).toEqual(all);
  });

  it.each<[string, string[], string]>([
    [
      "far apart",
      ["limits: { cpu: 1 }", "a:", "  limits: 1", "", "# why", "limits: 2"],
      "9:3 `limits` in line 9 is already set in line 4",
    ],
    ["in quotes", ["a: 1", '"a": 2'], "5:3 `a` in line 5 is already set in line 4"],
    ["in an item", ["l:", "- a: 1", "- b: 1", "  a: 2", "  b: 3"], "8:5 `b` in line 8 is already set in line 6"],
    ["in braces", ["l: { a: 1, a: 2 }"], "4:14 `a` is set twice"],
    ["in braces of several lines", ["l: {", "  a: 1,", "  a: 2 }"], "6:5 `a` in line 6 is already set in line 5"],
    ["with an anchor", ["a: 1", "&x a: 2"], "5:6 `a` in line 5 is already set in line 4"],
    ["after a question mark", ["a: 1", "? a", ": 2"], "5:5 `a` in line 5 is already set in line 4"],
    ["that is empty", ['"": 1', '"": 2'], "5:3 This key is set twice"],
  ])("names a key that is set twice, %s", (_, lines, expected) => {
    const [place = "", ...rest] = expected.split(" ");
    const all = lint(nodeClass(...lines), unrelatedFiles);
    expect(all).toEqual([`${place} Parsing error: ${rest.join(" ")}; remove one of them`]);
    expect(lint(nodeClass(...lines).replaceAll("\n", "\r\n"), unrelatedFiles)).toEqual(all);
  });

  it("names each of several keys that are set again", () => {
    expect(lint(nodeClass("a: 1", "b: 1", "a: 2", "b: 2", "a: 3"), unrelatedFiles)).toEqual([
      "6:3 Parsing error: `a` in line 6 is already set in line 4; remove one of them",
      "7:3 Parsing error: `b` in line 7 is already set in line 5; remove one of them",
      "8:3 Parsing error: `a` in line 8 is already set in line 4; remove one of them",
    ]);
  });

  describe("lints the rest of a file", () => {
    const ours = nodeClass("role: CHANGEME");
    const places = (text: string) => lint(text, unrelatedFiles).map((message) => message.split(" ", 2).join(" "));

    it.each<[string, string, string[]]>([
      ["with a key that is set twice", nodeClass("a: 1", "role: CHANGEME", "a: 2"), ["5:9 `CHANGEME`", "6:3 Parsing"]],
      ["of which the last value counts", nodeClass("role: CHANGEME", "role: x"), ["5:3 Parsing"]],
      ["after a broken document", `${nodeClass("a: [")}---\n${ours}`, ["5:1 Parsing", "9:9 `CHANGEME`"]],
      ["before a broken document", `${ours}---\n${nodeClass("a: }")}`, ["4:9 `CHANGEME`", "9:6 Parsing"]],
      [
        "between broken documents",
        `a: "x\n---\n${ours}--- # next\n${nodeClass("a: 1", "  b: 2")}`,
        ["2:1 Parsing", "6:9 `CHANGEME`", "12:5 Parsing"],
      ],
      ["after a broken document that ends with dots", `a: [\n...\n${ours}`, ["2:1 Parsing", "6:9 `CHANGEME`"]],
      ["with directives", `a: [\n...\n%YAML 1.2\n# why\n---\n${ours}`, ["2:1 Parsing", "9:9 `CHANGEME`"]],
      [
        "with content next to the marker of a broken document",
        `${ours}--- { a: [\nb: |\n  --- c\n---\n${ours}`,
        ["4:9 `CHANGEME`", "6:4 Parsing", "12:9 `CHANGEME`"],
      ],
      ["of another kind", `a: [\n---\n${ours}---\nb: }\n`, ["2:1 Parsing", "6:9 `CHANGEME`", "8:4 Parsing"]],
      ["next to a template, which is skipped", `a: {{b}}-{{c}}\n---\n${ours}`, ["6:9 `CHANGEME`"]],
    ])("%s", (_, text, expected) => {
      expect(places(text)).toEqual(expected);
      expect(places(text.replaceAll("\n", "\r\n"))).toEqual(expected);
    });

    it("with the message of the language, in lines of the file", () => {
      expect(lint(`${ours}---\n${nodeClass("a: 1", "  b: 2", "c: 1")}---\na: 1\na: 2\n`, unrelatedFiles)).toEqual([
        "4:9 `CHANGEME` is a placeholder; replace it with the real value.",
        "10:5 Parsing error: Line 10 is indented deeper than line 9, which has a value already; align them",
        "14:1 Parsing error: `a` in line 14 is already set in line 13; remove one of them",
      ]);
    });

    it("unless it is a template of Helm, whose actions may decide about all of it", () => {
      expect(lint(`{{- if .Values.x }}\n---\n${ours}{{- end }}\n`, unrelatedFiles)).toEqual([]);
    });

    it("also where comments may not configure rules", () => {
      const text = `${nodeClass("a: [")}---\n${ours}`;
      const config: Linter.Config = {
        files: ["**/*.yaml"],
        plugins: { karpenter },
        language: "karpenter/yaml",
        languageOptions: { unrelatedFiles },
        rules: { "karpenter/no-public-ip": "error", "karpenter/no-placeholder-values": "error" },
      };
      const messages = new Linter().verify(text, config, { filename: "x.yaml", allowInlineConfig: false });
      const found = messages.map(({ line, message }) => `${String(line)} ${message.split(" ", 1).join("")}`);
      expect(found).toEqual(["5 Parsing", "9 `CHANGEME`"]);
    });
  });

  it.each<[string, string[]]>([
    ["keys without a value", ["a:", "  b: 1", " c: 2"]],
    ["blocks", ["a: |", "  b: 1", "  c: 2", "d: ["]],
    ["comments", ["a: # why", "  b: 1", "c: ["]],
    ["lines that are indented alike", ["a: 1", "b: 2", "a: 3"]],
  ])("says nothing of the kind about %s", (_, lines) => {
    const [message = ""] = lint(nodeClass(...lines), unrelatedFiles);
    expect(message).toMatch(/Parsing error: /u);
    expect(message).not.toContain("deeper");
  });

  it("says that a manifest is nested too deeply", () => {
    expect(lint(nodeClass(`a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`), unrelatedFiles)[0]).toMatch(
      /^\d+:\d+ Parsing error: It is nested too deeply/u,
    );
  });

  it("passes over templates that are no YAML, and tells who listens", () => {
    const skipped: string[] = [];
    onSkipped(({ path }) => skipped.push(path));
    expect(
      lint("{{- if .Values.x }}\napiVersion: karpenter.sh/v1\nkind: NodePool\n{{- end }}\n", unrelatedFiles),
    ).toEqual([]);
    expect(lint("apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: {{- x }}\n", unrelatedFiles)).toEqual([]);
    expect(skipped.map((path) => path.replace(/^.*[\\/]/u, ""))).toEqual(["x.yaml", "x.yaml"]);
  });

  const set = (...lines: readonly string[]) =>
    ["apiVersion: argoproj.io/v1alpha1", "kind: ApplicationSet", "spec:", ...lines, ""].join("\n");

  it.each<[string, string, string]>([
    ["in a list", set("  valueFiles:", "    - {{cluster}}.yaml"), "5:7 Parsing error: `{{cluster}}.yaml`"],
    ["before other text", set("  path: {{ .path.path }}/x # why"), "4:9 Parsing error: `{{ .path.path }}/x`"],
    ["twice", set("  a: '{{a}}'", "  b: {{b}}-{{c}}"), "5:6 Parsing error: `{{b}}-{{c}}`"],
    [
      "next to a template of its own",
      set("  a: {{b}}/x", "  templatePatch: |", "    {{- if .auto }}", "    b: 1", "    {{- end }}"),
      "4:6 Parsing error: `{{b}}/x`",
    ],
    ["after another document", `a: {{- x }}y\n---\n${set("  a: {{b}}/x")}`, "6:6 Parsing error: `{{b}}/x`"],
  ])("asks for quotes around an action of an ApplicationSet, %s", (_, text, expected) => {
    const message = `${expected} is not in quotes, so YAML reads its braces as a mapping; put it in quotes`;
    expect(lint(text, unrelatedFiles)).toEqual([message]);
    expect(lint(text.replaceAll("\n", "\r\n"), unrelatedFiles)).toEqual([message]);
  });

  it.each<[string, string]>([
    ["actions of Helm", set("  a: {{ .Values.a }}/x")],
    ["actions of Helm elsewhere", set("  a: {{b}}/x", '  c: {{ include "c" . }}')],
    ["other kinds", set("  a: {{b}}/x").replace("ApplicationSet", "Application")],
    ["other documents", `${set("  a: 1")}---\na: {{b}}/x\n`],
  ])("passes over %s without quotes", (_, text) => {
    expect(lint(text, unrelatedFiles)).toEqual([]);
  });

  it("takes an ApplicationSet that is broken for no template", () => {
    const text =
      "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  a: '{{ .name }}'\n  a: '{{ .path }}'\n";
    expect(lint(text, unrelatedFiles)).toEqual([
      "5:3 Parsing error: `a` in line 5 is already set in line 4; remove one of them",
    ]);
  });
});

it("parses files that aren't ours unless told not to", () => {
  const broken = "a: 1\na: 2\n";
  expect(lint(broken, "parse")).toEqual([
    "2:1 Parsing error: `a` in line 2 is already set in line 1; remove one of them",
  ]);
  expect(lint(broken, "skip")).toEqual([]);
});

describe("a broken file that mentions Karpenter", () => {
  const job = "kind: Job\nmetadata:\n  annotations:\n    karpenter.sh/do-not-evict: 'true'\nspec:\nIMAGE_LINE\n";

  it.each([
    ["in an annotation", job],
    ["in a comment", `${job}# apiVersion: karpenter.sh/v1\n# kind: NodePool\n`],
  ])("%s belongs to another tool", (_, text) => {
    expect(lint(text, "skip")).toEqual([]);
    expect(lint(text, "parse")).toHaveLength(1);
  });

  it.each([
    ["next to the annotation", `${job}---\napiVersion: karpenter.sh/v1\nkind: NodePool\n`],
    ["without a colon", `${job.replace("IMAGE_LINE\n", "")}---\napiVersion: karpenter.sh/v1\nkind NodePool\n`],
    ["in JSON", '{"apiVersion": "karpenter.sh\\/v1", "kind": "NodePool",\n'],
  ])("as a manifest is reported, %s", (_, text) => {
    expect(lint(text, "skip")).toHaveLength(1);
  });
});

it("sets up rules, those of other plugins too, only for what it parses", () => {
  const seen: string[] = [];
  const seeing: Rule.RuleModule = {
    create({ sourceCode }) {
      seen.push(sourceCode.text);
      return {};
    },
  };
  const config: Linter.Config = {
    files: ["**/*.yaml"],
    plugins: { karpenter, test: { rules: { seeing } } },
    language: "karpenter/yaml",
    languageOptions: { unrelatedFiles: "skip" },
    rules: { "test/seeing": "error" },
  };
  const ours = nodeClass("role: a");
  for (const text of ["a: 1\n", ours]) expect(new Linter().verify(text, config, "x.yaml")).toEqual([]);
  expect(seen).toEqual([ours]);
});

it("refuses a wrong option", () => {
  expect(() => lint("", "ignore" as UnrelatedFiles)).toThrow(
    '`languageOptions.unrelatedFiles` of karpenter/yaml must be "parse" or "skip", not "ignore".',
  );
});

it("places an error of which the parser knows no line at the start", () => {
  const [message = ""] = lint("  {{ }}: y\n  { { }: }: y\n  { { }: }: y\n  #");
  expect(message).toMatch(/^1:1 /u);
});
