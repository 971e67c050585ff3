/** Draws an environment as SVG. */
import { htmlSentence, htmlText } from "./html.js";
import { oneLine } from "./harmless.js";
import type { Box, Drawing } from "./model.js";

const BOX = { width: 220, gap: 16, between: 90, padding: 12, line: 17 };
const HEAD = 34;

/** Next to the last column. */
const STATE_WIDTH = 120;

/** The characters that fit into a line of a box, and the lines. */
const FITTING = 25;
const MAX_LINES = 3;

export function svgOf({ title, columns, lines }: Drawing): string {
  const all = columns.flatMap(({ boxes }) => boxes);
  const most = Math.max(0, ...columns.map(({ boxes }) => boxes.length));
  if (most === 0) return "";
  const height = Math.max(...all.map(({ name }) => wrapped(name).length)) * BOX.line + 19;
  const step = height + BOX.gap;
  const hasStates = all.some(({ state }) => state !== undefined);
  const size = {
    width: columns.length * BOX.width + (columns.length - 1) * BOX.between + (hasStates ? STATE_WIDTH : 0),
    height: HEAD + most * step - BOX.gap + 2,
  };
  const x = (column: number): number => column * (BOX.width + BOX.between);
  const y = (column: number, row: number): number =>
    HEAD + (row + (most - (columns[column]?.boxes.length ?? 0)) / 2) * step;
  const paths = lines.map(({ column, from, to }) =>
    curve([x(column) + BOX.width, y(column, from) + height / 2], [x(column + 1), y(column + 1, to) + height / 2]),
  );
  const drawn = columns.flatMap(({ title: head, boxes }, column) => [
    ...(boxes.length > 0 ? [`<text class="title" x="${String(x(column))}" y="18">${htmlText(head)}</text>`] : []),
    ...boxes.map((box, row) => boxOf(box, [x(column), y(column, row)], height)),
  ]);
  const label = `The node class that each node pool uses${title === "" ? "" : ` in ${title}`}`;
  return `<svg viewBox="-2 0 ${String(size.width + 4)} ${String(size.height)}" role="img" aria-label="${htmlSentence(label)}">${paths.join("")}${drawn.join("")}</svg>`;
}

function curve([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const middle = (x1 + x2) / 2;
  return `<path d="M${String(x1)} ${String(y1)} C${String(middle)} ${String(y1)} ${String(middle)} ${String(y2)} ${String(x2)} ${String(y2)}"/>`;
}

function boxOf({ name, state }: Box, [left, top]: readonly [number, number], height: number): string {
  const lines = wrapped(name);
  const first = top + height / 2 - ((lines.length - 1) * BOX.line) / 2 + 5;
  const texts = lines.map(
    (line, index) =>
      `<text x="${String(left + BOX.padding)}" y="${String(first + index * BOX.line)}">${htmlText(line)}</text>`,
  );
  const rect = `<rect class="${classOf(state)}" x="${String(left)}" y="${String(top)}" width="${String(BOX.width)}" height="${String(height)}" rx="6"/>`;
  const note =
    state === undefined
      ? ""
      : `<text class="state" x="${String(left + BOX.width + 8)}" y="${String(top + height / 2 + 5)}">${htmlText(state)}</text>`;
  return `<g><title>${htmlSentence(name)}</title>${rect}${texts.join("")}${note}</g>`;
}

/** Only a class that a rule reports as missing is drawn as a mistake. */
function classOf(state: Box["state"]): string {
  if (state === undefined) return "box";
  return state === "missing" ? "gap" : "open";
}

/** The lines of a name, broken at a hyphen or a dot if there is one. */
function wrapped(name: string): string[] {
  const lines: string[] = [];
  let rest = Array.from(oneLine(name));
  while (rest.length > FITTING && lines.length < MAX_LINES - 1) {
    const part = rest.slice(0, FITTING);
    const at = Math.max(...["-", ".", " ", "/"].map((sign) => part.lastIndexOf(sign)));
    const length = at > FITTING / 2 ? at + 1 : FITTING;
    lines.push(rest.slice(0, length).join(""));
    rest = rest.slice(length);
  }
  return [...lines, rest.length > FITTING ? `${rest.slice(0, FITTING - 1).join("")}…` : rest.join("")];
}
