import { ESLint, Linter } from "eslint";
import { describe, expect, it } from "vitest";
import yml from "eslint-plugin-yml";
import karpenter from "../../lib/index.js";
import { replace, set } from "../../lib/yaml/edits/edit.js";
import { defineRule } from "../../lib/eslint/rule.js";
import { application, nodeClass } from "./read.js";
import { applicationOf } from "../../lib/argo-cd/application.js";

/** None of today's rules fixes anything by itself, so that one has to be made. */
const rule = defineRule({
  kinds: ["Application"],
  docs: { description: "a rule for this test", category: "Security" },
  fixable: true,
  hasSuggestions: true,
  messages: { wrong: "`{{value}}` is wrong.", add: "Add {{key}}.", never: "Never offered." },
  options: {
    wanted: { description: "the value", schema: { type: "string" }, default: "new" },
    key: { description: "a key to add", schema: { type: "string" } },
  },
  *check(manifest, { wanted, key }) {
    for (const source of applicationOf(manifest).sources) {
      const at = source.values.at("settings", "x");
      if (!at.isPresent || at.value === wanted) continue;
      yield {
        at,
        messageId: "wrong",
        data: { value: at.text },
        fix: replace(at, wanted),
        suggest: [
          { messageId: "add", data: { key: key ?? "y" }, edit: set(source.values.at("settings", key ?? "y"), true) },
          { messageId: "never", edit: undefined },
          { messageId: "never", edit: [replace(at, wanted), undefined] },
        ],
      };
    }
  },
});

const plugin = { rules: { test: rule.build("test") } };
const config: Linter.Config = {
  files: ["**/*.yaml"],
  plugins: { karpenter, test: plugin },
  language: "karpenter/yaml",
  rules: { "test/test": "error" },
};

const before = [
  "values: |-",
  "  # about",
  "  settings: # these",
  "    x: 'old' # why",
  "",
  "  y: |",
  "    text",
  "releaseName: z",
];
const after = before.map((line) => line.replace("old", "new"));

describe("a fix inside Helm values", () => {
  it.each(["\n", "\r\n"])("is made by `eslint --fix` on the right characters (%j)", async (newline) => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [config], fix: true });
    const text = application(...before).replaceAll("\n", newline);
    const [result] = await eslint.lintText(text, { filePath: "app.yaml" });
    expect(result?.output).toBe(application(...after).replaceAll("\n", newline));
    expect(result?.messages).toEqual([]);
  });

  it("is made once", () => {
    const { output } = new Linter().verifyAndFix(application(...before), config, "app.yaml");
    expect(new Linter().verifyAndFix(output, config, "app.yaml").fixed).toBe(false);
  });

  it("keeps a byte order mark", async () => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [config], fix: true });
    const [result] = await eslint.lintText(`\uFEFF${application(...before)}`, { filePath: "app.yaml" });
    expect(result?.output).toBe(`\uFEFF${application(...after)}`);
  });
});

describe("defineRule", () => {
  function verify(text: string, ...more: Linter.Config[]): Linter.LintMessage[] {
    return new Linter().verify(text, [config, ...more], "app.yaml");
  }

  it("fills in the default of each option that isn't given", () => {
    const [message] = verify(application(...after), { rules: { "test/test": ["error", { wanted: "newer" }] } });
    expect(message?.fix?.text).toBe("'newer'");
    expect(message?.suggestions?.map(({ desc }) => desc)).toEqual(["Add y."]);
    const [other] = verify(application(...before), { rules: { "test/test": ["error", { key: "k" }] } });
    expect(other?.fix?.text).toBe("'new'");
    expect(other?.suggestions?.map(({ desc }) => desc)).toEqual(["Add k."]);
  });

  it("shows invisible characters of values, on one line, and cuts long values", () => {
    const messageFor = (value: string) =>
      verify(application("values: |-", "  settings:", `    x: "${value}"`))[0]?.message;
    expect(messageFor(String.raw`a\e[2K\a\u200Bb`)).toBe("`a\\u{1b}[2K\\u{7}\\u{200b}b` is wrong.");
    expect(messageFor(String.raw`In\n::error file=x::pwned\r\u2028y`)).toBe("`In ::error file=x::pwned y` is wrong.");
    expect(messageFor("a".repeat(500))).toBe(`\`${"a".repeat(159)}…\` is wrong.`);
    expect(messageFor("a".repeat(160))).toBe(`\`${"a".repeat(160)}\` is wrong.`);
  });

  it("refuses options that it doesn't know", () => {
    expect(() => verify("", { rules: { "test/test": ["error", { wanting: 1 }] } })).toThrow(
      /Unexpected property "wanting"/u,
    );
    expect(() => verify("", { rules: { "test/test": ["error", { wanted: 1 }] } })).toThrow(/Value 1 should be string/u);
  });

  it("refuses regular expressions that are none", () => {
    const rules: Linter.RulesRecord = { "karpenter/no-hardcoded-ami": ["error", { allowIds: ["("] }] };
    expect(() => verify("", { rules })).toThrow(/Value "\(" should match format "regex"/u);
  });

  describe("with regular expressions from a comment in the file", () => {
    const user = "a".repeat(50_000);
    function withPatterns(...patterns: string[]): Linter.LintMessage[] {
      const options = JSON.stringify({ additionalPatterns: patterns });
      const comment = `# eslint karpenter/no-secrets-in-user-data: ["error", ${options}]\n`;
      return new Linter().verify(comment + nodeClass(`userData: ${user}b`), [{ ...config, rules: {} }], "class.yaml");
    }

    it("takes linear time", () => {
      expect(withPatterns("^(a+)+$", "(?:x|a)*y")).toEqual([]);
      expect(withPatterns("(?:a+)+b")).toHaveLength(1);
    });

    it.each(["(?=a)", "(?<!a)b", String.raw`(a)\1`])("reports %s, which RE2 does not support, once", (pattern) => {
      const messages = withPatterns(pattern, "a+");
      expect(messages.map(({ message, line, severity }) => ({ message, line, severity }))).toEqual([
        {
          message: `\`${pattern}\` in the option \`additionalPatterns\` is not a regular expression of RE2, so this rule checks nothing; remove look-around, back references and repetitions of more than 1,000 times.`,
          line: 1,
          severity: 2,
        },
      ]);
    });

    it.each([
      ["long", ["a".repeat(10_001)]],
      ["large", Array.from({ length: 3 }, (_, index) => `[ab]{90${String(index)}}`)],
    ])("reports patterns that are too %s", (_, patterns) => {
      expect(withPatterns(...patterns).map(({ message }) => message)).toEqual([
        "The regular expressions of the option `additionalPatterns` are too large, so this rule checks nothing; shorten them.",
      ]);
    });

    it("accepts what is no regular expression with the flag u", () => {
      expect(withPatterns(String.raw`\q`)).toEqual([]);
    });
  });

  it("refuses aliases that aren't pinned, or of a family at its end", () => {
    for (const preferredAlias of ["al2023@latest", "al2@v20250101", "al2023", "ami-1"]) {
      const rules: Linter.RulesRecord = { "karpenter/no-hardcoded-ami": ["error", { preferredAlias }] };
      expect(() => verify("", { rules })).toThrow(/should match pattern/u);
    }
  });

  it("looks at its own kinds alone", () => {
    expect(verify(application(...before).replace("kind: Application", "kind: AppProject"))).toEqual([]);
  });

  it("links each message to the page of this version", () => {
    expect(rule.build("some-name")).toMatchObject({
      meta: { docs: { url: expect.stringMatching(/\/v\d+\.\d+\.\d+\/docs\/rules\/some-name\.md$/u) as string } },
    });
  });

  it("does nothing for a file that isn't YAML", () => {
    const all = karpenter.configs.all.at(-1)?.rules ?? {};
    const js: Linter.Config = { plugins: { karpenter, yml }, rules: all };
    expect(new Linter().verify("const a = 'karpenter.sh/ NodePool';", js, "x.js")).toEqual([]);
  });

  it("does its work once for each file, whatever stood in it before", () => {
    const linter = new Linter();
    const rules: Linter.Config = { ...config, rules: { "karpenter/require-imdsv2": "error" } };
    const counts = ["optional", "required", "optional"].map(
      (tokens) => linter.verify(nodeClass(`metadataOptions: { httpTokens: ${tokens} }`), rules, "x.yaml").length,
    );
    expect(counts).toEqual([1, 0, 1]);
  });
});
