/** A file as it is open in VS Code, linted by the ESLint extension's own language server. */
import { afterAll } from "vitest";
import {
  type Diagnostic,
  EslintServer,
  type Handlers,
  type Range,
  type TextEdit,
} from "../../scripts/eslint-server.js";
import type { Version } from "./eslint.js";
import { makeFolder, linkPackages } from "./folders.js";

export interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  readonly edit?: { readonly documentChanges: readonly { readonly edits: readonly TextEdit[] }[] };
}

interface EditorOptions {
  readonly validate?: "on" | "probe";
  readonly version?: Version;
  /** What is in the folder besides. */
  readonly files?: Readonly<Record<string, string>>;
  /** What another editor sends, instead of VS Code's settings. */
  readonly settings?: object;
}

const editors: Editor[] = [];

afterAll(async () => {
  await Promise.all(editors.splice(0).map((editor) => editor.close()));
});

/** Opens a folder that has ESLint, the plugin and this configuration. */
export async function openEditor(
  config: string,
  { validate = "on", version = "eslint", files = {}, settings }: EditorOptions = {},
): Promise<Editor> {
  const folder = makeFolder({ "eslint.config.mjs": config, ...files });
  linkPackages(folder, version);
  const editor = new Editor(folder, validate, settings);
  editors.push(editor);
  await editor.start();
  return editor;
}

export class Editor {
  /** The pages that were opened, in the browser. */
  readonly pages: string[] = [];
  /** How often the server has said that it doesn't lint a file. */
  refused = 0;
  readonly #server: EslintServer;
  readonly #texts = new Map<string, string>();

  constructor(folder: string, validate: "on" | "probe", settings?: object) {
    const handlers: Handlers = {
      applyEdit: ({ documentChanges }) => {
        for (const { textDocument, edits } of documentChanges) this.#apply(textDocument.uri, edits);
      },
      openDocumentation: (url) => this.pages.push(url),
      failProbe: () => {
        this.refused += 1;
      },
    };
    this.#server = new EslintServer(folder, validate, handlers, settings);
  }

  async start(): Promise<void> {
    await this.#server.start();
  }

  async close(): Promise<void> {
    await this.#server.stop();
  }

  /** Opens a file and says what is underlined in it. */
  async open(name: string, text: string, languageId?: string): Promise<Diagnostic[]> {
    const uri = this.#server.uriOf(name);
    this.#texts.set(uri, text);
    this.#server.open(uri, text, languageId);
    return this.lint(name);
  }

  async lint(name: string): Promise<Diagnostic[]> {
    return this.#server.diagnose(this.#server.uriOf(name));
  }

  textOf(name: string): string {
    return this.#texts.get(this.#server.uriOf(name)) ?? "";
  }

  /** Types in place of the only `old` in the file. */
  async type(name: string, old: string, text: string): Promise<Diagnostic[]> {
    const [before = "", after, ...rest] = this.textOf(name).split(old);
    if (after === undefined || rest.length > 0) throw new Error(`"${old}" has to be in ${name} once.`);
    const range = { start: positionOf(before), end: positionOf(before + old) };
    this.#apply(this.#server.uriOf(name), [{ range, newText: text }]);
    return this.lint(name);
  }

  /** What the light bulb offers at a place. */
  async actionsAt(name: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    return this.#actions(name, diagnostic.range, { diagnostics: [diagnostic], triggerKind: 1 });
  }

  /** Takes one of the offers of the light bulb. */
  async take(name: string, diagnostic: Diagnostic, title: string): Promise<void> {
    const actions = await this.actionsAt(name, diagnostic);
    const action = actions.find((offered) => offered.title === title);
    if (!action?.command) throw new Error(`Offered are: ${actions.map((offered) => offered.title).join("; ")}`);
    await this.#server.request("workspace/executeCommand", action.command);
  }

  /** What `"source.fixAll.eslint"` in `editor.codeActionsOnSave` does. */
  async fixOnSave(name: string): Promise<void> {
    const start = { line: 0, character: 0 };
    const everything = { start, end: positionOf(this.textOf(name)) };
    const context = { diagnostics: [], only: ["source.fixAll.eslint"], triggerKind: 2 };
    for (const { edit } of await this.#actions(name, everything, context)) {
      for (const { edits } of edit?.documentChanges ?? []) this.#apply(this.#server.uriOf(name), edits);
    }
  }

  async #actions(name: string, range: Range, context: unknown): Promise<CodeAction[]> {
    const params = { textDocument: { uri: this.#server.uriOf(name) }, range, context };
    return (await this.#server.request("textDocument/codeAction", params)) as CodeAction[];
  }

  /** Edits never overlap; from the last to the first, none moves another. */
  #apply(uri: string, edits: readonly TextEdit[]): void {
    const fromLast = edits.toSorted(({ range: { start: a } }, { range: { start: b } }) =>
      a.line === b.line ? b.character - a.character : b.line - a.line,
    );
    for (const { range, newText } of fromLast) {
      const text = this.#texts.get(uri) ?? "";
      const start = offsetOf(text, range.start);
      this.#texts.set(uri, text.slice(0, start) + newText + text.slice(offsetOf(text, range.end)));
    }
    this.#server.change(
      uri,
      fromLast.map(({ range, newText }) => ({ range, text: newText })),
    );
  }
}

/** Where a text ends. */
function positionOf(text: string): Range["end"] {
  const lines = text.split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** The protocol lets a position be behind the end of its line, and means the end. */
function offsetOf(text: string, { line, character }: Range["start"]): number {
  const lines = text.split("\n");
  const before = lines.slice(0, line).reduce((length, each) => length + each.length + 1, 0);
  return before + Math.min(character, lines[line]?.length ?? 0);
}

/** The text that is underlined, and by which rule, as one line. */
export function underlined(text: string, { range: { start, end }, code = "" }: Diagnostic): string {
  return `${String(start.line + 1)}: ${text.slice(offsetOf(text, start), offsetOf(text, end))} ${code}`;
}
