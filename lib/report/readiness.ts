/** The readiness report as Markdown, for a pull request or the summary of a CI run: an ESLint formatter. */
import type { ESLint } from "eslint";
import { type Report, type Table, reportOf } from "./readiness-report.js";

export default function readiness(results: readonly ESLint.LintResult[], { cwd }: { readonly cwd: string }): string {
  const report = reportOf(results, cwd);
  const sections = [
    "# Karpenter readiness",
    `**${report.verdict.isReady ? "✅" : "❌"} ${report.verdict.sentence}**`,
    ...inventory(report),
    ...agreements(report),
    ...findings(report),
    ...checks(report),
    "## Verdict",
    report.verdict.sentence,
  ];
  return `${sections.join("\n\n")}\n`;
}

function inventory({ tables }: Report): string[] {
  return tables.length === 0
    ? []
    : ["## Inventory", ...tables.flatMap((table) => [`### ${table.title}`, markdown(table)])];
}

function markdown({ columns, rows }: Table): string {
  return [
    `| ${columns.join(" | ")} | file |`,
    `| ${columns.map(() => "---").join(" | ")} | --- |`,
    ...rows.map(({ cells, place }) => `| ${[...cells, place].map((cell) => inCell(cell)).join(" | ")} |`),
  ].join("\n");
}

function inCell(text: string): string {
  return text.replaceAll("|", String.raw`\|`).replaceAll(/\s+/gu, " ");
}

function agreements({ agreements: all }: Report): string[] {
  if (all.length === 0) return [];
  const lines = all.map(({ what, value, witnesses }) => `- ✅ ${what} \`${value}\`: ${witnesses.join("; ")}`);
  return ["## Consistent values", lines.join("\n")];
}

function findings({ severities }: Report): string[] {
  return severities.flatMap(({ title, findings: all }) => {
    const lines = all.map(({ place, message, rule, url, changes }) => {
      const source = url === undefined ? `\`${rule}\`` : `[${rule}](${url})`;
      const fixes = changes.map((change) => `\n  - 💡 ${change}`).join("");
      return `- ❌ \`${place}\` ${message} (${source})${fixes}`;
    });
    return [`## ${title} (${String(all.length)})`, lines.join("\n")];
  });
}

function checks({ checks: all, doubts, unread }: Report): string[] {
  const lines = all.map(({ question, command }) => `- [ ] ${question}\n\n  \`\`\`sh\n  ${command}\n  \`\`\``);
  lines.push(...doubts.map((doubt) => `- [ ] Do these belong to two different clusters? ${doubt}`));
  if (unread.length > 0) {
    lines.push(`- [ ] Not read: ${unread.map((file) => `\`${file}\``).join(", ")}`);
  }
  return lines.length === 0 ? [] : ["## Manual checks", lines.join("\n")];
}
