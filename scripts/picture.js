// Draws the README's picture of a terminal from the real output of the command.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { URL, fileURLToPath } from "node:url";

/** So few that a phone, which scales the picture to its width, shows letters of a size that people can read. */
const columns = 64;
const lineHeight = 19;
const characterWidth = 8.1;
const margin = 16;

/** The styles for the escape sequences of the format `pretty`, by number. */
const styles = /** @type {Record<string, string>} */ ({
  1: "font-weight:bold",
  2: "opacity:.6",
  31: "fill:#ff7b72",
  33: "fill:#d29922",
  35: "fill:#d2a8ff",
});

/** @typedef {{ text: string, style: string }} Span */

/** Makes the command believe that it writes to a terminal of this width. */
const terminal = `data:text/javascript,Object.assign(process.stdout, { isTTY: true, columns: ${String(columns)} })`;

/**
 * The output of `karpenter-lint` in examples/disagreeing, as in a repository of its own, as an SVG document. It omits the
 * links to the pages of the rules, because a picture has no links.
 * @returns {string}
 */
export function demoPicture() {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const folder = mkdtempSync(path.join(tmpdir(), "karpenter-picture-"));
  try {
    cpSync(path.join(root, "examples/disagreeing"), folder, { recursive: true });
    mkdirSync(path.join(folder, ".git"));
    const command = path.join(root, "dist/lib/cli/karpenter-lint.js");
    const { stdout, stderr } = spawnSync(process.execPath, ["--import", terminal, command], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: undefined },
    });
    const problems = stdout.split("\n").filter((line) => !strip(line).trimStart().startsWith("https://"));
    const summary = stderr.trim().replace(/ \([\d.]+ s\)$/u, "");
    return terminalPicture("npx karpenter-lint", [...problems, summary].join("\n"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} command
 * @param {string} output with ANSI escape sequences
 */
function terminalPicture(command, output) {
  const lines = [[{ text: `$ ${command}`, style: "fill:#7ee787" }], ...output.trimEnd().split("\n").flatMap(wrap)];
  const width = Math.round(columns * characterWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  const rows = lines.map((spans, index) => {
    const y = margin + lineHeight * (index + 0.75);
    const content = spans.map(({ text, style }) => `<tspan${style && ` style="${style}"`}>${escape(text)}</tspan>`);
    return `  <text x="${String(margin)}" y="${String(y)}" xml:space="preserve">${content.join("")}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13.5" fill="#e6edf3">`,
    `  <title>What "${escape(command)}" prints</title>`,
    `  <rect x="0.5" y="0.5" width="${String(width - 1)}" height="${String(height - 1)}" rx="8" fill="#0d1117" stroke="#30363d"/>`,
    ...rows,
    "</svg>",
    "",
  ].join("\n");
}

/**
 * A line as spans of one style each, wrapped as in a terminal, but between words.
 * @param {string} line
 * @returns {Span[][]}
 */
function wrap(line) {
  /** @type {Span[]} */
  let row = [];
  const rows = [row];
  let used = 0;
  const indent = strip(line).search(/\S|$/u);
  for (const { text, style } of spansOf(line)) {
    for (const word of text.split(/(?<=\s)(?=\S)/u)) {
      if (used > indent && used + word.trimEnd().length > columns) {
        row = [{ text: " ".repeat(indent), style: "" }];
        rows.push(row);
        used = indent;
      }
      row.push({ text: word, style });
      used += word.length;
    }
  }
  return rows;
}

/**
 * @param {string} line
 * @returns {Span[]}
 */
function spansOf(line) {
  /** @type {Set<string>} */
  const active = new Set();
  /** @type {Span[]} */
  const spans = [];
  // eslint-disable-next-line no-control-regex -- the escape character is what the pattern matches
  for (const [, code, text] of line.matchAll(/\u001B\[(\d+)m|([^\u001B]+)/gu)) {
    if (text !== undefined) spans.push({ text, style: [...active].map((one) => styles[one] ?? "").join(";") });
    else if (code !== undefined && code in styles) active.add(code);
    else active.clear();
  }
  return spans;
}

/** @param {string} line */
function strip(line) {
  return spansOf(line)
    .map(({ text }) => text)
    .join("");
}

/** @param {string} text */
export function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
