/** The reports that CI systems read. */
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { describe, expect, it } from "vitest";
import { checkstyle } from "../../../lib/cli/formats/checkstyle.js";
import { gitlab } from "../../../lib/cli/formats/gitlab.js";
import { junit } from "../../../lib/cli/formats/junit.js";
import { documentationUrl as url } from "../../../lib/meta.js";
import { type Message, examples, hostile, resultOf, runOf, suppressed } from "./runs.js";

interface Issue {
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string };
}

async function issuesOf(run: Parameters<typeof gitlab>[0]): Promise<Issue[]> {
  return JSON.parse(await gitlab(run)) as Issue[];
}

/** The elements of an XML document, which the parser rejects unless it is well-formed. */
function elementsOf(xml: string): SaxesTagPlain[] {
  const elements: SaxesTagPlain[] = [];
  const parser = new SaxesParser({});
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (element) => elements.push(element));
  parser.write(xml).close();
  return elements;
}

const name = String.raw`a\u{1b}[2J,b:c%0A::error::x]]>&"'<\u{202e}d\u{fffe}e.yaml`;
const message = String.raw`x ::error::y%0A ]]> <z a="b" c='d'> & \u{0}\u{1b}[31m \u{202e}reversed \u{ffff} \u{d800}`;

describe("gitlab", () => {
  it("has what GitLab requires of each issue", async () => {
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/u) as string;
    expect(JSON.parse(await gitlab(examples))).toEqual([
      {
        description:
          "`httpTokens` is `optional`, so forged requests can read the node's credentials through IMDSv1; set it to `required`.",
        check_name: "karpenter/require-imdsv2",
        fingerprint: hash,
        severity: "major",
        location: { path: "clusters/prod/class.yaml", lines: { begin: 4, end: 4 } },
      },
      {
        description: "`spec.amiFamilly` is not a field of EC2NodeClass v1; did you mean `amiFamily`?",
        check_name: "karpenter/valid-schema",
        fingerprint: hash,
        severity: "critical",
        location: { path: "clusters/prod/class.yaml", lines: { begin: 5, end: 5 } },
      },
      {
        description: "`volumeType` is `gp2`, an older volume type; set it to `gp3`.",
        check_name: "karpenter/prefer-gp3",
        fingerprint: hash,
        severity: "info",
        location: { path: "volumes.yaml", lines: { begin: 1, end: 2 } },
      },
      {
        description: "Cannot be read: permission denied.",
        check_name: "parsing",
        fingerprint: hash,
        severity: "critical",
        location: { path: "locked.yaml", lines: { begin: 1, end: 1 } },
      },
    ]);
  });

  it("has the severity of each effect", async () => {
    const rules = ["karpenter/valid-schema", "karpenter/require-imdsv2", "karpenter/prefer-gp3", "other/rule"];
    const run = runOf([
      resultOf(
        "a.yaml",
        rules.map((ruleId) => ({ ruleId, message: "x" })),
      ),
    ]);
    expect((await issuesOf(run)).map(({ severity }) => severity)).toEqual(["critical", "major", "minor", "minor"]);
  });

  it("keeps the path of a hostile file, without a character that a terminal acts on", async () => {
    const text = await gitlab(hostile);
    expect(text).not.toMatch(/[^\n\P{C}]/u);
    expect((await issuesOf(hostile)).map(({ location }) => location.path)).toEqual([
      "a\u001B[2J,b:c%0A::error::x]]>&\"'<\u202Ed\uFFFEe.yaml",
    ]);
  });

  it("is an empty list if nothing is reported", async () => {
    expect(await gitlab(runOf([]))).toBe("[]\n");
    expect(await gitlab(suppressed)).toBe("[]\n");
  });

  const problem = (line: number, more: Partial<Message> = {}): Message => ({
    ruleId: "karpenter/require-imdsv2",
    messageId: "optional",
    message: `see other.tf:${String(line)}`,
    line,
    ...more,
  });

  async function fingerprints(source: string, ...problems: Message[]): Promise<string[]> {
    const issues = await issuesOf(runOf([resultOf("a.yaml", problems, { source })]));
    return issues.map(({ fingerprint }) => fingerprint);
  }

  it("has fingerprints that stay if lines are added or values in a message change", async () => {
    const before = await fingerprints("a\nb", problem(1), problem(2));
    expect(await fingerprints("# new\n\na\n  b", problem(3), problem(4))).toEqual(before);
    expect(await fingerprints("a\r\nb\r\n", problem(1), problem(2))).toEqual(before);
  });

  it("has different fingerprints for all problems", async () => {
    const same = await fingerprints("a\na", problem(1), problem(2), problem(2), problem(2, { messageId: "other" }));
    expect(new Set(same).size).toBe(4);
    // Solving one problem does not change the fingerprint of another one on its line.
    const [, second] = await fingerprints("a", problem(1), problem(1, { messageId: "other" }));
    expect(await fingerprints("a", problem(1, { messageId: "other" }))).toEqual([second]);
    const files = ["a.yaml", "b.yaml"].map((file) => resultOf(file, [problem(1)], { source: "a" }));
    const both = await issuesOf(runOf(files));
    expect(new Set(both.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

describe("junit", () => {
  it("has a suite for each file and a failed test for each problem", async () => {
    expect(await junit(examples)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="karpenter-lint" tests="4" failures="3" errors="1" time="0">
  <testsuite name="clusters/prod/class.yaml" tests="2" failures="2" errors="0" time="0">
    <testcase name="karpenter/require-imdsv2 (4:17)" classname="clusters/prod/class.yaml" file="clusters/prod/class.yaml" line="4" time="0">
      <failure type="unsafe" message="\`httpTokens\` is \`optional\`, so forged requests can read the node&#39;s credentials through IMDSv1; set it to \`required\`.">${url("require-imdsv2")}</failure>
    </testcase>
    <testcase name="karpenter/valid-schema (5:3)" classname="clusters/prod/class.yaml" file="clusters/prod/class.yaml" line="5" time="0">
      <failure type="breaks" message="\`spec.amiFamilly\` is not a field of EC2NodeClass v1; did you mean \`amiFamily\`?">${url("valid-schema")}</failure>
    </testcase>
  </testsuite>
  <testsuite name="volumes.yaml" tests="1" failures="1" errors="0" time="0">
    <testcase name="karpenter/prefer-gp3 (1:1)" classname="volumes.yaml" file="volumes.yaml" line="1" time="0">
      <failure type="practice" message="\`volumeType\` is \`gp2\`, an older volume type; set it to \`gp3\`.">${url("prefer-gp3")}</failure>
    </testcase>
  </testsuite>
  <testsuite name="locked.yaml" tests="1" failures="0" errors="1" time="0">
    <testcase name="parsing (1:1)" classname="locked.yaml" file="locked.yaml" line="1" time="0">
      <error type="breaks" message="Cannot be read: permission denied.">Cannot be read: permission denied.</error>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it("has a test that passed if nothing is reported", async () => {
    const empty = await junit(runOf([]));
    expect(empty).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="karpenter-lint" tests="1" failures="0" errors="0" time="0">
  <testsuite name="karpenter-lint" tests="1" failures="0" errors="0" time="0">
    <testcase name="no problems" classname="karpenter-lint" time="0"/>
  </testsuite>
</testsuites>
`);
    expect(await junit(suppressed)).toBe(empty);
  });

  it("is well-formed whatever a file contains", async () => {
    const [, suite, test, failure] = elementsOf(await junit(hostile));
    expect(suite?.attributes).toMatchObject({ name });
    expect(test?.attributes).toMatchObject({ file: name });
    expect(failure?.attributes).toEqual({ type: "unsafe", message });
  });
});

describe("checkstyle", () => {
  it("has an error for each problem", async () => {
    expect(await checkstyle(examples)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="clusters/prod/class.yaml">
    <error line="4" column="17" severity="error" message="\`httpTokens\` is \`optional\`, so forged requests can read the node&#39;s credentials through IMDSv1; set it to \`required\`." source="karpenter/require-imdsv2"/>
    <error line="5" column="3" severity="error" message="\`spec.amiFamilly\` is not a field of EC2NodeClass v1; did you mean \`amiFamily\`?" source="karpenter/valid-schema"/>
  </file>
  <file name="volumes.yaml">
    <error line="1" column="1" severity="warning" message="\`volumeType\` is \`gp2\`, an older volume type; set it to \`gp3\`." source="karpenter/prefer-gp3"/>
  </file>
  <file name="locked.yaml">
    <error line="1" column="1" severity="error" message="Cannot be read: permission denied." source="parsing"/>
  </file>
</checkstyle>
`);
  });

  it("has no files if nothing is reported", async () => {
    expect(await checkstyle(runOf([]))).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3"/>\n`);
    expect(await checkstyle(suppressed)).toBe(await checkstyle(runOf([])));
  });

  it("is well-formed whatever a file contains", async () => {
    const [, file, error] = elementsOf(await checkstyle(hostile));
    expect(file?.attributes).toEqual({ name });
    expect(error?.attributes).toMatchObject({ message });
  });
});
