// Talks to a language server as an editor does: JSON-RPC over the standard streams of its process.
import { Buffer } from "node:buffer";
import { spawn } from "node:child_process";
import process from "node:process";

/**
 * @typedef {{ id?: number, method?: string, params?: unknown, result?: unknown, error?: { message: string } }} Message
 * @typedef {(params: unknown) => unknown} Answer
 * @typedef {{ resolve: (result: unknown) => void, reject: (error: Error) => void }} Pending
 */

const HEAD_END = "\r\n\r\n";

export class LanguageServer {
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  #unread = Buffer.from("");
  #stderr = "";
  #lastId = 0;
  /** @type {Error | undefined} */
  #failure;
  #process;
  #answers;

  /**
   * @param {string} script
   * @param {string} cwd
   * @param {Readonly<Record<string, Answer>>} answers to messages of the server, by method; null for all others
   */
  constructor(script, cwd, answers) {
    this.#answers = answers;
    this.#process = spawn(process.execPath, [script, "--stdio"], { cwd, stdio: "pipe" });
    this.#process.stdout.on("data", (/** @type {Buffer} */ bytes) => {
      this.#unread = Buffer.concat([this.#unread, bytes]);
      this.#read();
    });
    this.#process.stderr.on("data", (/** @type {Buffer} */ bytes) => {
      this.#stderr += bytes.toString();
    });
    // If a pipe breaks, the exit of the process reports it as well, and the reason.
    this.#process.stdin.on("error", () => undefined);
    this.#process.on("exit", (code) => {
      this.#fail(new Error(`The language server ended with code ${String(code)}: ${this.#stderr}`));
    });
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<unknown>}
   */
  request(method, params) {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#pending.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  /**
   * @param {string} method
   * @param {unknown} params
   */
  notify(method, params) {
    this.#send({ method, params });
  }

  /** Stops the server as the protocol defines. */
  async stop() {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    await this.request("shutdown", null);
    this.notify("exit", null);
    await ended;
  }

  /** @param {Message} message */
  #send(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin.write(`Content-Length: ${String(Buffer.byteLength(body))}${HEAD_END}${body}`);
  }

  /** Processes the messages that have arrived completely. */
  #read() {
    for (;;) {
      const headEnd = this.#unread.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = this.#unread.subarray(0, headEnd).toString();
      const start = headEnd + HEAD_END.length;
      const end = start + Number(/^Content-Length: (\d+)$/imu.exec(head)?.[1]);
      if (this.#unread.length < end) return;
      /** @type {unknown} */
      const message = JSON.parse(this.#unread.subarray(start, end).toString());
      this.#unread = this.#unread.subarray(end);
      this.#take(/** @type {Message} */ (message));
    }
  }

  /**
   * Rejects all pending requests, because no more messages will arrive.
   * @param {Error} error
   */
  #fail(error) {
    this.#failure ??= error;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  /** @param {Message} message */
  #take({ id, method, params, error, ...message }) {
    if (method !== undefined) {
      try {
        const answer = this.#answers[method];
        const result = answer ? answer(params) : null;
        if (id !== undefined) this.#send({ id, result: result ?? null });
      } catch (cause) {
        this.#fail(new Error(`There is no answer to ${method}.`, { cause }));
      }
    } else if (id !== undefined) {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) pending?.reject(new Error(error.message));
      else pending?.resolve(message.result);
    }
  }
}
