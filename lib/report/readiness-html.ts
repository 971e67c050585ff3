/** The readiness report as one self-contained page: an ESLint formatter. */
import type { ESLint } from "eslint";
import { htmlSentence, htmlText, withCode } from "./html.js";
import { captionOf, launchSvg } from "./launch-svg.js";
import type { Agreement, Check, Drawing, Finding, Report, RuleFindings, Table } from "./model.js";
import { reportOf } from "./readiness-report.js";
import { type FormatterContext, runOf } from "./run.js";
import { type Format, type Gap, isLong, sectionsOf } from "./sections.js";
import { STYLE } from "./style.js";
import { svgOf } from "./svg.js";

const html: Format = {
  findings,
  section,
  list,
  doubt: ({ question, explanation }) => `${htmlSentence(question)} ${withCode(explanation)}`,
  gap,
  agreement,
  table,
  launchCharts,
  check,
  unchecked: withCode,
};

export default function readinessHtml(results: readonly ESLint.LintResult[], context: FormatterContext): string {
  const report = reportOf(runOf(results, context));
  const { status, sentence } = report.verdict;
  const sections = [
    "<h1>Karpenter readiness</h1>",
    `<p class="verdict ${status}">${htmlSentence(sentence)}</p>`,
    `<dl>${report.header.map(({ name, value }) => `<div><dt>${htmlText(name)}</dt><dd>${htmlText(value)}</dd></div>`).join("")}</dl>`,
    ...report.drawings.map((one) =>
      drawing(one, isLong(report.drawings) || one.columns.some(({ boxes }) => isLong(boxes))),
    ),
    ...sectionsOf(report, html),
  ];
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
${sections.filter((one) => one !== "").join("\n")}
</main>
</body>
</html>
`;
}

function section(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`<h2>${htmlSentence(title)}</h2>`, ...blocks];
}

function list(title: string, name: string, items: readonly string[]): string[] {
  return section(
    title,
    items.length === 0 ? [] : [folded(`${String(items.length)} entries`, ul(name, items), isLong(items))],
  );
}

function ul(name: string, items: readonly string[]): string {
  return `<ul class="${name}">\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</ul>`;
}

function folded(summary: string, block: string, isFolded: boolean): string {
  return isFolded ? `<details><summary>${summary}</summary>\n${block}\n</details>` : block;
}

function drawing(one: Drawing, isFolded: boolean): string {
  const svg = svgOf(one);
  const title = one.title === "" ? "" : `<figcaption>${htmlSentence(one.title)}</figcaption>`;
  const figure = svg === "" ? "" : `<figure>${title}<div class="wide">${svg}</div></figure>`;
  return folded(`Drawing ${htmlSentence(one.title)}`.trim(), figure, isFolded && figure !== "");
}

function findings({ severities }: Report): string[] {
  return severities.flatMap(({ title, count, rules }) => [
    `<h2>${htmlSentence(title)} <span class="count">${String(count)}</span></h2>`,
    ul(
      "findings",
      rules.map((one) => ofRule(one)),
    ),
  ]);
}

function ofRule({ rule, url, count, findings: all }: RuleFindings): string {
  const source = url === undefined ? htmlText(rule) : `<a href="${htmlSentence(url)}">${htmlText(rule)}</a>`;
  return `<div class="rule">${source} <span class="count">${String(count)}</span></div>${all.map((one) => finding(one)).join("")}`;
}

function finding({ message, places, changes }: Finding): string {
  const spans = places.map((place) => `<span class="place">${htmlSentence(place)}</span>`).join(" ");
  const hints = changes.map((change) => `<div class="change">→ ${withCode(change)}</div>`).join("");
  return `<div class="finding">${folded(`${String(places.length)} places`, spans, isLong(places))}<div>${withCode(message)}</div>${hints}</div>`;
}

function gap({ title, items, areFiles }: Gap): string {
  const lines = items.map((item) => (areFiles ? `<span class="place">${htmlSentence(item)}</span>` : withCode(item)));
  return `<p>${withCode(title)}</p>${folded(`${String(items.length)} entries`, ul("gaps", lines), isLong(items))}`;
}

function agreement({ what, value, witnesses }: Agreement): string {
  const lines = witnesses.map(
    ({ what: name, place, more }) =>
      `${htmlText(name)} in ${htmlSentence(place)}${more > 0 ? ` and ${String(more)} more` : ""}`,
  );
  return `${htmlText(what)} <code>${htmlText(value)}</code><div class="witnesses">${lines.join("<br>")}</div>`;
}

function table({ title, columns, rows, note }: Table): string {
  const head = ["file", ...columns].map((column) => `<th>${htmlText(column)}</th>`).join("");
  const body = rows.map(
    ({ cells, place }) => `<tr>${[place, ...cells].map((cell) => `<td>${htmlText(cell)}</td>`).join("")}</tr>`,
  );
  const block = `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
  const below = note === undefined ? "" : `\n<p>${withCode(note)}</p>`;
  return `<h3>${htmlText(title)}</h3>\n${folded("Show the table", block, isLong(rows))}${below}`;
}

function launchCharts({ charts, omitted }: Report["launchCharts"]): string[] {
  if (charts.length === 0) return [];
  const figures = charts.map(
    (one, index) =>
      `<figure><figcaption>${captionOf(one)}</figcaption>${launchSvg(one, `sizes-${String(index)}`)}</figure>`,
  );
  const block = `<div class="charts">${figures.join("\n")}</div>`;
  const legend = "<p>Each dot is a size, by vCPUs and memory; larger dots are sizes with several types.</p>";
  const more = omitted > 0 ? `\n<p>Without a chart: ${String(omitted)} more pools.</p>` : "";
  return [`${folded("Show the charts", block, isLong(charts))}${legend}${more}`];
}

function check({ question, command, source }: Check): string {
  const from = source ? `<div class="witnesses">${htmlText(source.what)} in ${htmlSentence(source.place)}</div>` : "";
  return `${withCode(question)}${from}<pre>${htmlSentence(command)}</pre>`;
}
