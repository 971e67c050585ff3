/** The readiness report as one self-contained page: an ESLint formatter. */
import type { ESLint } from "eslint";
import { drawingOf } from "./drawing.js";
import { escapeHtml, withCode } from "./escape.js";
import { type Finding, type Report, type Table, reportOf } from "./readiness-report.js";

export default function readinessHtml(
  results: readonly ESLint.LintResult[],
  { cwd }: { readonly cwd: string },
): string {
  const report = reportOf(results, cwd);
  const { isReady, sentence } = report.verdict;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Karpenter readiness</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Karpenter readiness</h1>
<p class="verdict ${isReady ? "ready" : "not-ready"}">${escapeHtml(sentence)}</p>
${drawingOf(report)}
${findings(report)}
${agreements(report)}
${report.tables.length > 0 ? `<h2>Inventory</h2>\n${report.tables.map((table) => htmlTable(table)).join("\n")}` : ""}
${checks(report)}
</main>
</body>
</html>
`;
}

function findings({ severities }: Report): string {
  const lists = severities.map(
    ({ title, findings: all }) =>
      `<h2>${escapeHtml(title)} <span class="count">${String(all.length)}</span></h2>\n<ul class="findings">\n${all.map((one) => finding(one)).join("\n")}\n</ul>`,
  );
  return lists.join("\n");
}

function finding({ place, message, rule, url, changes }: Finding): string {
  const source = url === undefined ? escapeHtml(rule) : `<a href="${escapeHtml(url)}">${escapeHtml(rule)}</a>`;
  const hints = changes.map((change) => `<div class="change">→ ${withCode(change)}</div>`).join("");
  return `<li><span class="place">${escapeHtml(place)}</span> ${withCode(message)} <span class="rule">${source}</span>${hints}</li>`;
}

function agreements({ agreements: all }: Report): string {
  if (all.length === 0) return "";
  const items = all.map(
    ({ what, value, witnesses }) =>
      `<li>${escapeHtml(what)} <code>${escapeHtml(value)}</code><div class="witnesses">${witnesses.map((one) => escapeHtml(one)).join("<br>")}</div></li>`,
  );
  return `<h2>Consistent values</h2>\n<ul class="agreements">\n${items.join("\n")}\n</ul>`;
}

function htmlTable({ title, columns, rows }: Table): string {
  const head = [...columns, "file"].map((column) => `<th>${escapeHtml(column)}</th>`).join("");
  const body = rows.map(
    ({ cells, place }) => `<tr>${[...cells, place].map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`,
  );
  return `<h3>${escapeHtml(title)}</h3>\n<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function checks({ checks: all, doubts, unread }: Report): string {
  const items = [
    ...all.map(({ question, command }) => `<li>${withCode(question)}<pre>${escapeHtml(command)}</pre></li>`),
    ...doubts.map((doubt) => `<li>Do these belong to two different clusters? ${withCode(doubt)}</li>`),
    ...(unread.length > 0 ? [`<li>Not read: ${escapeHtml(unread.join(", "))}</li>`] : []),
  ];
  return items.length === 0 ? "" : `<h2>Manual checks</h2>\n<ul class="checks">\n${items.join("\n")}\n</ul>`;
}

const STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --muted: #60646c; --line: #d9d9e0; --card: #fff; --page: #f7f7f9; --bad: #ce2c31; --good: #218358; --link: #0d74ce; }
@media (prefers-color-scheme: dark) { :root { --text: #edeef0; --muted: #b0b4ba; --line: #43484e; --card: #212225; --page: #18191b; --bad: #ff9592; --good: #3dd68c; --link: #70b8ff; } }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: .95rem; margin: 1.2rem 0 .4rem; color: var(--muted); }
code, pre, .place { font: 13px/1.5 ui-monospace, monospace; }
.verdict { padding: .8rem 1rem; border-radius: 8px; background: var(--card); border-left: 5px solid var(--bad); font-weight: 600; }
.verdict.ready { border-color: var(--good); }
.count { color: var(--muted); font-weight: 400; }
ul { list-style: none; padding: 0; margin: 0; }
li { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem; margin: .4rem 0; }
.findings .place { color: var(--bad); display: block; }
.agreements li::before { content: "✓ "; color: var(--good); font-weight: 700; }
.witnesses, .rule, .change { color: var(--muted); font-size: 13px; }
a { color: var(--link); }
pre { margin: .4rem 0 0; overflow-x: auto; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: var(--card); font-size: 14px; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; }
th { color: var(--muted); font-weight: 600; }
svg { width: 100%; height: auto; margin: 1rem 0; font: 14px system-ui, sans-serif; }
svg path { fill: none; stroke: var(--muted); stroke-width: 1.5; opacity: .6; }
svg .box { fill: var(--card); stroke: var(--line); }
svg .missing { fill: none; stroke: var(--bad); stroke-dasharray: 5 4; }
svg text { fill: var(--text); }
svg .title { fill: var(--muted); font-size: 12px; }
`;
