// Draws the README's picture of an editor: an example with the problems from the ESLint extension's language server.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { URL, fileURLToPath } from "node:url";
import { EslintServer } from "./eslint-server.js";
import { escape } from "./picture.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const example = "examples/disagreeing/nodes/class.yaml";

/** The lines to show, counted from 1. */
const from = 9;
const to = 17;

const size = { line: 21, character: 8.1, left: 56, top: 14 };

/** @returns {Promise<string>} an SVG document */
export async function editorPicture() {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "karpenter-picture-"));
  mkdirSync(path.join(folder, "node_modules"));
  for (const name of ["eslint-plugin-karpenter", "eslint"]) {
    const target = name === "eslint" ? path.join(root, "node_modules/eslint") : root;
    symlinkSync(target, path.join(folder, "node_modules", name), "dir");
  }
  const config =
    'import karpenter from "eslint-plugin-karpenter";\nexport default [...karpenter.configs.recommended];\n';
  writeFileSync(path.join(folder, "eslint.config.mjs"), config);
  const server = new EslintServer(folder);
  try {
    await server.start();
    const text = readFileSync(path.join(root, example), "utf8");
    const uri = server.uriOf("class.yaml");
    server.open(uri, text);
    const [diagnostic] = await server.diagnose(uri);
    if (!diagnostic) throw new Error("The server finds nothing in the example.");
    const actions = /** @type {{ title: string }[]} */ (
      await server.request("textDocument/codeAction", {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], triggerKind: 1 },
      })
    );
    return draw(
      text.split("\n"),
      diagnostic,
      actions.slice(0, 3).map(({ title }) => title),
    );
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string[]} lines
 * @param {import("./eslint-server.js").Diagnostic} diagnostic
 * @param {string[]} titles
 */
function draw(lines, { range, message, source, code = "" }, titles) {
  const y = (/** @type {number} */ line) => size.top + (line - from + 1) * size.line;
  const x = (/** @type {number} */ character) => size.left + character * size.character;
  const rows = lines.slice(from - 1, to).map((line, index) => {
    const isComment = line.trimStart().startsWith("#");
    const key = /^(\s*)([\w.-]+)(:.*)$/u.exec(line);
    const content =
      key && !isComment
        ? `${key[1] ?? ""}<tspan fill="#7ee787">${escape(key[2] ?? "")}</tspan>${escape(key[3] ?? "")}`
        : `<tspan${isComment ? ' fill="#8b949e"' : ""}>${escape(line)}</tspan>`;
    const at = String(y(from + index));
    return `  <text x="16" y="${at}" fill="#6e7681">${String(from + index)}</text><text x="${String(size.left)}" y="${at}" xml:space="preserve">${content}</text>`;
  });
  const line = range.start.line + 1;
  const squiggle = waves(x(range.start.character), x(range.end.character), y(line) + 4);
  const box = [message, `${source}(${code})`, ...titles.map((title) => `→ ${title}`)].flatMap((one) => wrap(one, 54));
  const top = y(to) + 14;
  const height = box.length * size.line + 16;
  const hover = box.map(
    (one, index) =>
      `  <text x="76" y="${String(top + 22 + index * size.line)}"${one.startsWith("→") ? ' fill="#58a6ff"' : ""}>${escape(one)}</text>`,
  );
  // Narrow, so people can read it on a phone, which scales it to its own width.
  const width = 560;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(top + height + 14)}" viewBox="0 0 ${String(width)} ${String(top + height + 14)}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13.5" fill="#e6edf3">`,
    "  <title>What the ESLint extension shows in a node class</title>",
    `  <rect x="0.5" y="0.5" width="${String(width - 1)}" height="${String(top + height + 13)}" rx="8" fill="#0d1117" stroke="#30363d"/>`,
    ...rows,
    `  <path d="${squiggle}" fill="none" stroke="#ff7b72"/>`,
    `  <rect x="60" y="${String(top)}" width="${String(width - 80)}" height="${String(height)}" rx="4" fill="#161b22" stroke="#30363d"/>`,
    ...hover,
    "</svg>",
    "",
  ].join("\n");
}

/** @param {number} start @param {number} end @param {number} y */
function waves(start, end, y) {
  let line = `M${start.toFixed(1)} ${String(y)}`;
  for (let x = start; x < end; x += 6) line += " q1.5 -3 3 0 t3 0";
  return line;
}

/** @param {string} text @param {number} columns */
function wrap(text, columns) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + word.length >= columns) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}
