/** The readiness report as Markdown, for a pull request or the summary of a CI run: an ESLint formatter. */
import type { ESLint } from "eslint";
import { codeSpan, markdownText, withCode } from "./markdown.js";
import type { Agreement, Check, Finding, Report, RuleFindings, Table, Witness } from "./model.js";
import { reportOf } from "./readiness-report.js";
import { type FormatterContext, runOf } from "./run.js";
import { type Format, type Gap, ICONS, isLong, sectionsOf } from "./sections.js";

const markdown: Format = {
  findings,
  section,
  list: (title, _, lines) => list(title, lines),
  doubt: ({ question, explanation }) => `- [ ] ${question} ${withCode(explanation)}`,
  gap,
  agreement,
  table,
  launchCharts: () => [],
  check,
  unchecked: (sentence) => `- ${withCode(sentence)}`,
};

export default function readiness(results: readonly ESLint.LintResult[], context: FormatterContext): string {
  const report = reportOf(runOf(results, context));
  const { status, sentence } = report.verdict;
  const sections = [
    "# Karpenter readiness",
    `**${ICONS[status]} ${sentence}**`,
    report.header.map(({ name, value }) => `${name}: ${codeSpan(value)}`).join(" · "),
    ...sectionsOf(report, markdown),
  ];
  return `${sections.join("\n\n")}\n`;
}

function section(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`## ${title}`, ...blocks];
}

function list(title: string, lines: readonly string[]): string[] {
  return section(
    title,
    lines.length === 0 ? [] : [folded(`${String(lines.length)} entries`, lines.join("\n"), isLong(lines))],
  );
}

/** Folds a long block; GitHub needs the empty lines. */
function folded(summary: string, block: string, isFolded: boolean): string {
  return isFolded ? `<details><summary>${summary}</summary>\n\n${block}\n\n</details>` : block;
}

function findings({ severities }: Report): string[] {
  return severities.flatMap(({ title, count, rules }) =>
    section(
      `${title} (${String(count)})`,
      rules.map((one) => ofRule(one)),
    ),
  );
}

function ofRule({ rule, url, count, findings: all }: RuleFindings): string {
  const source = url === undefined ? codeSpan(rule) : `[${markdownText(rule)}](${url})`;
  return `- ❌ ${source} (${String(count)})\n${all.map((one) => finding(one)).join("\n")}`;
}

function finding({ message, places, changes }: Finding): string {
  const [first, ...more] = places.map((place) => codeSpan(place));
  const others = more.join(", ");
  const and = more.length === 0 ? "" : isLong(more) ? ` and ${String(more.length)} more places` : `, ${others}`;
  const rest = isLong(more)
    ? `\n    <details><summary>${String(more.length)} more places</summary>\n\n    ${others}\n\n    </details>`
    : "";
  const hints = changes.map((change) => `\n    - 💡 ${withCode(change)}`).join("");
  return `  - ${first ?? ""}${and}: ${withCode(message)}${hints}${rest}`;
}

function gap({ title, items, areFiles }: Gap): string {
  const lines = items.map((item) => `  - ${areFiles ? codeSpan(item) : withCode(item)}`).join("\n");
  return `- ${withCode(title)}\n${folded(`${String(items.length)} entries`, lines, isLong(items)).replaceAll(/^(?! )(?=.)/gmu, "  ")}`;
}

function agreement({ what, value, witnesses }: Agreement): string {
  return `- ✅ ${markdownText(what)} ${codeSpan(value)}: ${witnesses.map((one) => witness(one)).join("; ")}`;
}

/** Names that are not those of fields or resources. */
const OWN_WORDS = new Set(["CloudFormation", "Terraform", "definition"]);

function witness({ what, place, more }: Witness): string {
  const name = OWN_WORDS.has(what) ? what : codeSpan(what);
  return `${name} in ${codeSpan(place)}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

function table({ title, columns, rows, note }: Table): string {
  const lines = [
    // The file comes first: a line that starts with a name, such as "Ready", could be mistaken for the verdict.
    `| file | ${columns.map((column) => markdownText(column)).join(" | ")} |`,
    `| --- | ${columns.map(() => "---").join(" | ")} |`,
    ...rows.map(({ cells, place }) => `| ${[place, ...cells].map((cell) => markdownText(cell)).join(" | ")} |`),
  ];
  const below = note === undefined ? "" : `\n\n${withCode(note)}`;
  return `### ${markdownText(title)}\n\n${folded("Show the table", lines.join("\n"), isLong(rows))}${below}`;
}

function check({ question, command, source }: Check): string {
  const from = source ? ` (${codeSpan(source.what)} in ${codeSpan(source.place)})` : "";
  return `- [ ] ${withCode(question)}${from}\n\n  \`\`\`sh\n  ${command}\n  \`\`\``;
}
