/** A file as the YAML extension of VS Code shows it, by its own language server. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { LanguageServer } from "../../scripts/language-server.js";
import type { Range } from "../../scripts/eslint-server.js";

type Settings = Readonly<Record<string, unknown>>;

interface PublishedDiagnostics {
  readonly uri: string;
  readonly diagnostics: readonly { readonly message: string }[];
}

const script = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");

/** What the extension says where the user says nothing. */
const defaults: Settings = {
  "yaml.validate": true,
  "yaml.hover": true,
  "yaml.completion": true,
  "yaml.schemaStore.enable": true,
  "yaml.kubernetesCRDStore.enable": true,
};

export class YamlServer {
  readonly #server: LanguageServer;
  readonly #folder: { readonly name: string; readonly uri: string };
  readonly #waiting = new Map<string, (messages: string[]) => void>();

  constructor(folder: string, settings: Settings) {
    this.#folder = { name: "folder", uri: pathToFileURL(folder).href };
    const sections: Readonly<Record<string, unknown>> = {
      yaml: sectionOf({ ...defaults, ...settings }, "yaml"),
      // What is on the network must not decide what the tests say: there is nothing behind this port.
      http: { proxy: "http://127.0.0.1:9" },
    };
    this.#server = new LanguageServer(script, folder, {
      "workspace/configuration": (params) =>
        (params as { items: { section: string }[] }).items.map(({ section }) => sections[section] ?? {}),
      "textDocument/publishDiagnostics": (params) => {
        const { uri, diagnostics } = params as PublishedDiagnostics;
        this.#waiting.get(uri)?.(diagnostics.map(({ message }) => message));
      },
    });
  }

  async start(): Promise<void> {
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

  async stop(): Promise<void> {
    await this.#server.stop();
  }

  /** Opens a file and says what is underlined in it. */
  async open(name: string, text: string): Promise<string[]> {
    const uri = this.#uriOf(name);
    const messages = new Promise<string[]>((resolve) => this.#waiting.set(uri, resolve));
    this.#server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    return messages;
  }

  async hover(name: string, position: Range["start"]): Promise<string> {
    const hover = await this.#server.request("textDocument/hover", this.#place(name, position));
    return (hover as { contents: { value: string } } | null)?.contents.value ?? "";
  }

  async complete(name: string, position: Range["start"]): Promise<string[]> {
    const list = await this.#server.request("textDocument/completion", this.#place(name, position));
    return (list as { items: { label: string }[] }).items.map(({ label }) => label);
  }

  #place(name: string, position: Range["start"]) {
    return { textDocument: { uri: this.#uriOf(name) }, position };
  }

  #uriOf(name: string): string {
    return `${this.#folder.uri}/${name}`;
  }
}

/** Settings have dots in their names; the server gets objects in objects. */
function sectionOf(settings: Settings, section: string): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    const [first, ...keys] = name.split(".");
    const last = keys.pop();
    if (first !== section || last === undefined) continue;
    let place = result;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    place[last] = value;
  }
  return result;
}
