/** The texts that people read, without code, link targets and markup. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { help } from "../../lib/cli/command-line.js";
import karpenter from "../../lib/index.js";
import { changesRule } from "../../lib/upgrade/changes-rule.js";

const root = new URL("../..", import.meta.url);

export interface Text {
  /** A file, or a rule with the part of it. */
  readonly where: string;
  readonly text: string;
}

interface OptionSchema {
  readonly properties: Readonly<Record<string, { readonly description: string }>>;
}

/** Messages, suggestions, descriptions and options of all rules, and the help of the command. */
export function messageTexts(): Text[] {
  const ofRules = Object.entries(karpenter.rules).flatMap(([rule, { meta }]) => {
    const [options] = (meta?.schema ?? []) as OptionSchema[];
    return [
      { where: `${rule}, description`, text: meta?.docs?.description ?? "" },
      ...Object.entries(meta?.messages ?? {}).map(([id, text]) => ({ where: `${rule}, ${id}`, text })),
      ...Object.entries(options?.properties ?? {}).map(([option, { description }]) => ({
        where: `${rule}, option ${option}`,
        text: description,
      })),
    ];
  });
  const ofUpgrades = Object.entries(changesRule.build("changes").meta?.messages ?? {}).map(([id, text]) => ({
    where: `upgrade, ${id}`,
    text,
  }));
  return [...ofRules, ...ofUpgrades, { where: "help", text: help() }];
}

/** The pages at the root, those of examples/, docs/ and .github/: one text for each paragraph, list item and table row. */
export function documentationTexts(): Text[] {
  const pages = ["docs", ".github"].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => `${folder}/${file}`)
      .sort(),
  );
  const files = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "examples/README.md", ...pages];
  return files.flatMap((file) =>
    readFileSync(new URL(file, root), "utf8")
      .replaceAll(/^```(?:(?!```).*\n)*```$/gmu, "")
      .replaceAll(/<!--(?:(?!-->)[\s\S])*-->/gu, "")
      .split(/\n\n|\n(?= *(?:[-*+|]|\d+\.))/u)
      .map((text) => ({ where: file, text: oneLine(text) })),
  );
}

/** Descriptions and forms in the JSON Schemas. */
export function schemaTexts(): Text[] {
  const folder = new URL("schemas", root);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
  return files.flatMap((file) => {
    const texts: Text[] = [];
    JSON.parse(readFileSync(new URL(path.posix.join("schemas", file), root), "utf8"), (key, value: unknown) => {
      if ((key === "description" || key === "x-form") && typeof value === "string")
        texts.push({ where: file, text: value });
      return value;
    });
    return texts;
  });
}

/** Sentences in the code of lib/ and scripts/, and its comments. */
export function codeTexts(): { readonly sentences: Text[]; readonly comments: Text[] } {
  const sentences: Text[] = [];
  const comments: Text[] = [];
  for (const file of ["lib", "rules", "schemas", "scripts", "bench"].flatMap((folder) => sourcesIn(folder))) {
    const text = readFileSync(new URL(file, root), "utf8");
    const all: { end: number; text: string }[] = [];
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    // Nodes that start at the same place have the same comments; lines that follow each other are one comment.
    const ranges = new Map<number, ts.CommentRange>();
    const visit = (node: ts.Node): void => {
      const start = node.getFullStart();
      const around = [ts.getLeadingCommentRanges(text, start), ts.getTrailingCommentRanges(text, node.end)];
      for (const range of around.flatMap((found) => found ?? [])) ranges.set(range.pos, range);
      if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
        const content = node.getText(source).slice(1, -1).replaceAll("\\`", "`");
        // Manifests of several lines are not sentences.
        if (/\w \w+ \w/u.test(content) && !content.includes("\n"))
          sentences.push({ where: file, text: content.replaceAll(/\$\{[^}]*\}/gu, "…") });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    let last: { end: number; text: string } | undefined;
    for (const { pos, end } of [...ranges.values()].sort((one, other) => one.pos - other.pos)) {
      const comment = { end, text: oneLine(text.slice(pos, end).replaceAll(/\n *(?:\*|\/\/)/gu, "\n")) };
      if (last && text.slice(pos, pos + 2) === "//" && text.slice(last.end, pos).trim() === "") {
        last.text += comment.text.slice("//".length);
        last.end = end;
      } else {
        last = comment;
        all.push(last);
      }
    }
    comments.push(...all.map((comment) => ({ where: file, text: comment.text })));
  }
  return { sentences, comments };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

function sourcesIn(folder: string): string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[jt]s$/u.test(file) && !file.includes(".generated."))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, "/")))
    .sort();
}

/** A text without inline code, the types of JSDoc and the targets of links. */
export function proseOf(text: string): string {
  return text
    .replaceAll(/`[^`]*`/gu, "`…`")
    .replaceAll(/@\w+ \{[^@]*\}/gu, "")
    .replaceAll(/\]\([^)]*\)/gu, "](…)");
}
