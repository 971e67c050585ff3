/** The parts of a text that YAML reads as documents, each independently of the others. */

/** A document with the marker and the directives before it. */
export interface TextPart {
  readonly text: string;
  /** Its index in the text. */
  readonly start: number;
}

/** A line with `---` or `...`, which ends even a quoted text. */
const MARKER = /^(?:---|\.\.\.)(?=\s|$)/u;
/** Lines that can precede the marker of the document that they belong to. */
const HEAD = /^(?:%.*|\s*(?:#.*)?)$/u;

export function partsOf(text: string): TextPart[] {
  const starts = [0];
  let hasContent = false;
  let start = 0;
  for (const line of text.split("\n")) {
    const [marker] = MARKER.exec(line) ?? [];
    if (marker === "---" && hasContent) starts.push(start);
    if (marker === "---" || (marker === undefined && !HEAD.test(line))) hasContent = true;
    start += line.length + 1;
    if (marker !== "..." || start >= text.length) continue;
    starts.push(start);
    hasContent = false;
  }
  return starts.map((from, index) => ({ text: text.slice(from, starts[index + 1]), start: from }));
}

/** A document without its content: all other documents keep their positions. */
export function withoutContent(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      const [marker = ""] = MARKER.exec(line) ?? [];
      return marker + line.slice(marker.length).replaceAll(/[^\r]/gu, (one) => " ".repeat(one.length));
    })
    .join("\n");
}
