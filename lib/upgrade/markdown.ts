/** The report of an upgrade as Markdown. */
import { codeSpan, markdownText, withCode } from "../report/markdown.js";
import type { Entry, UpgradeReport } from "./model.js";

/** Linux has no longer paths. */
const MAX_PLACE = 4096;

export function upgradeMarkdown({ from, to, sentence, notes, sections, gaps }: UpgradeReport): string {
  const blocks = [
    `# Karpenter ${from} to ${to}`,
    `**${sentence}**`,
    notes.map((note) => `- ${withCode(note)}`).join("\n"),
    ...sections.flatMap(({ title, entries }) => [
      `## ${markdownText(title)}`,
      entries.map((one) => entry(one)).join("\n"),
    ]),
    ...(gaps.length === 0 ? [] : ["## Not covered", gaps.map((one) => gap(one)).join("\n")]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function entry({ text, since, places, sources }: Entry): string {
  const links = sources.map(({ name, url }) => `[${markdownText(name)}](${url})`);
  const details = [...(since === undefined ? [] : [`since ${since}`]), ...links].join(", ");
  return [
    `- ${withCode(text)}${details === "" ? "" : ` (${details})`}`,
    ...places.map((place) => `  - ${codeSpan(place, MAX_PLACE)}`),
  ].join("\n");
}

function gap({ title, items, areFiles }: UpgradeReport["gaps"][number]): string {
  return [
    `- ${withCode(title)}`,
    ...items.map((item) => `  - ${areFiles ? codeSpan(item, MAX_PLACE) : withCode(item)}`),
  ].join("\n");
}
