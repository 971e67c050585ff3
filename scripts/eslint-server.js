// The language server of VS Code's ESLint extension, with the editor's side of the protocol.
import { createRequire } from "node:module";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { LanguageServer } from "./language-server.js";

/**
 * @typedef {{ line: number, character: number }} Position
 * @typedef {{ start: Position, end: Position }} Range
 * @typedef {{ range: Range, newText: string }} TextEdit
 * @typedef {{ documentChanges: { textDocument: { uri: string }, edits: TextEdit[] }[] }} WorkspaceEdit
 */
/**
 * @typedef Diagnostic
 * @property {Range} range
 * @property {string} message
 * @property {number} severity
 * @property {string} source
 * @property {string} [code]
 * @property {{ href: string }} [codeDescription]
 */
/**
 * @typedef Handlers
 * @property {(edit: WorkspaceEdit) => void} [applyEdit]
 * @property {(url: string) => void} [openDocumentation]
 * @property {() => void} [failProbe] runs if a file is not linted
 */

const script = createRequire(import.meta.url).resolve("vscode-langservers-extracted/bin/vscode-eslint-language-server");

export class EslintServer {
  /** @type {Map<string, number>} */
  #versions = new Map();
  #server;
  #folder;

  /**
   * @param {string} folder
   * @param {"on" | "probe"} validate `on` for the languages in `eslint.validate`, `probe` for all others
   * @param {Handlers} handlers
   * @param {object} [own] settings of another editor, instead of those that the extension sends
   */
  constructor(folder, validate = "on", handlers = {}, own) {
    this.#folder = { name: "folder", uri: pathToFileURL(folder).href };
    const settings = own ?? settingsFor(this.#folder, validate);
    this.#server = new LanguageServer(script, folder, {
      "workspace/configuration": (params) => itemsOf(params).map(() => settings),
      "workspace/applyEdit": (params) => {
        handlers.applyEdit?.(/** @type {{ edit: WorkspaceEdit }} */ (params).edit);
        return { applied: true };
      },
      "eslint/openDoc": (params) => {
        handlers.openDocumentation?.(/** @type {{ url: string }} */ (params).url);
        return {};
      },
      "eslint/probeFailed": () => handlers.failProbe?.(),
      // Errors that stop the linting; an editor would show them.
      "eslint/noConfig": (params) => refuse("has no configuration", params),
      "eslint/noLibrary": (params) => refuse("can't find ESLint", params),
    });
  }

  async start() {
    await this.#server.request("initialize", {
      processId: process.pid,
      rootUri: this.#folder.uri,
      workspaceFolders: [this.#folder],
      capabilities: {
        workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
        textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [""] } } } },
      },
    });
    this.#server.notify("initialized", {});
  }

  async stop() {
    await this.#server.stop();
  }

  /**
   * @param {string} name of a file in the folder
   * @returns {string}
   */
  uriOf(name) {
    return `${this.#folder.uri}/${name}`;
  }

  /**
   * @param {string} uri
   * @param {string} text
   * @param {string} languageId
   */
  open(uri, text, languageId = "yaml") {
    this.#versions.set(uri, 1);
    this.#server.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  /**
   * @param {string} uri
   * @param {readonly ({ range: Range, text: string } | { text: string })[]} contentChanges
   */
  change(uri, contentChanges) {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    this.#server.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  }

  /**
   * Lints the file as it is now.
   * @param {string} uri
   * @returns {Promise<Diagnostic[]>}
   */
  async diagnose(uri) {
    const report = await this.#server.request("textDocument/diagnostic", { textDocument: { uri } });
    return /** @type {{ items: Diagnostic[] }} */ (report).items;
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<unknown>}
   */
  async request(method, params) {
    return this.#server.request(method, params);
  }
}

/**
 * The configuration that the extension sends to its server, with the defaults of its settings.
 * @param {{ name: string, uri: string }} workspaceFolder
 * @param {"on" | "probe"} validate
 */
function settingsFor(workspaceFolder, validate) {
  return {
    validate,
    workspaceFolder,
    packageManager: "npm",
    useESLintClass: false,
    experimental: {},
    codeAction: {
      disableRuleComment: { enable: true, location: "separateLine", commentStyle: "line" },
      showDocumentation: { enable: true },
    },
    codeActionOnSave: { mode: "all" },
    format: false,
    quiet: false,
    onIgnoredFiles: "off",
    options: {},
    rulesCustomizations: [],
    run: "onType",
    problems: { shortenToSingleLine: false },
    nodePath: null,
  };
}

/** @param {unknown} params */
function itemsOf(params) {
  return /** @type {{ items: unknown[] }} */ (params).items;
}

/**
 * @param {string} what
 * @param {unknown} params
 * @returns {never}
 */
function refuse(what, params) {
  throw new Error(`The server ${what}: ${JSON.stringify(params)}`);
}
