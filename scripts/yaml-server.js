// The language server of VS Code's YAML extension, with the editor's side of the protocol.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { LanguageServer } from "./language-server.js";

/**
 * @typedef {Readonly<Record<string, unknown>>} Settings
 * @typedef {import("./eslint-server.js").Position} Position
 * @typedef {{ readonly uri: string, readonly diagnostics: readonly { readonly message: string }[] }} Published
 */

const script = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");

/** The defaults of the extension. */
const defaults = {
  "yaml.validate": true,
  "yaml.hover": true,
  "yaml.completion": true,
  "yaml.schemaStore.enable": true,
  "yaml.kubernetesCRDStore.enable": true,
};

export class YamlServer {
  #server;
  #folder;
  /** @type {Map<string, (messages: string[]) => void>} */
  #waiting = new Map();

  /**
   * @param {string} folder
   * @param {Settings} settings
   */
  constructor(folder, settings) {
    this.#folder = { name: "folder", uri: pathToFileURL(folder).href };
    /** @type {Settings} */
    const sections = {
      yaml: sectionOf({ ...defaults, ...settings }, "yaml"),
      // What is on the network must not decide the results: this port has no proxy.
      http: { proxy: "http://127.0.0.1:9" },
    };
    this.#server = new LanguageServer(script, folder, {
      "workspace/configuration": (params) =>
        /** @type {{ items: { section: string }[] }} */ (params).items.map(({ section }) => sections[section] ?? {}),
      "textDocument/publishDiagnostics": (params) => {
        const { uri, diagnostics } = /** @type {Published} */ (params);
        this.#waiting.get(uri)?.(diagnostics.map(({ message }) => message));
      },
    });
  }

  async start() {
    await this.#server.request("initialize", {
      rootUri: this.#folder.uri,
      workspaceFolders: [this.#folder],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: { hover: { contentFormat: ["plaintext"] }, completion: { completionItem: {} } },
      },
    });
    this.#server.notify("initialized", {});
  }

  async stop() {
    await this.#server.stop();
  }

  /**
   * Opens a file.
   * @param {string} name
   * @param {string} text
   * @returns {Promise<string[]>} the messages about it
   */
  async open(name, text) {
    const uri = this.#uriOf(name);
    /** @type {Promise<string[]>} */
    const messages = new Promise((resolve) => this.#waiting.set(uri, resolve));
    this.#server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    return messages;
  }

  /**
   * @param {string} name
   * @param {Position} position
   */
  async hover(name, position) {
    const hover = await this.#server.request("textDocument/hover", this.#place(name, position));
    return /** @type {{ contents: { value: string } } | null} */ (hover)?.contents.value ?? "";
  }

  /**
   * @param {string} name
   * @param {Position} position
   */
  async complete(name, position) {
    const list = await this.#server.request("textDocument/completion", this.#place(name, position));
    return /** @type {{ items: { label: string }[] }} */ (list).items.map(({ label }) => label);
  }

  /**
   * @param {string} name
   * @param {Position} position
   */
  #place(name, position) {
    return { textDocument: { uri: this.#uriOf(name) }, position };
  }

  /** @param {string} name */
  #uriOf(name) {
    return `${this.#folder.uri}/${name}`;
  }
}

/**
 * Settings have dots in their names; the server gets objects in objects.
 * @param {Settings} settings
 * @param {string} section
 */
function sectionOf(settings, section) {
  /** @type {Record<string, unknown>} */
  const result = {};
  for (const [name, value] of Object.entries(settings)) {
    const [first, ...keys] = name.split(".");
    const last = keys.pop();
    if (first !== section || last === undefined) continue;
    let place = result;
    for (const key of keys) place = /** @type {Record<string, unknown>} */ (place[key] ??= {});
    place[last] = value;
  }
  return result;
}
