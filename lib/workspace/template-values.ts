/** The values that the templates of a chart read. */
import type { RepositoryTexts } from "./wrappers.js";

/** Larger files are generated. */
const MAX_BYTES = 256 * 1024;

export class ReadByTemplates {
  readonly #folder: string;
  readonly #texts: RepositoryTexts;
  #paths: readonly (readonly string[])[] | undefined;

  /** @param folder that of the chart; its templates are read on first use */
  constructor(folder: string, texts: RepositoryTexts) {
    this.#folder = folder;
    this.#texts = texts;
  }

  /** Whether a template reads a value, something in it, or a mapping that contains it. */
  has(keys: readonly string[]): boolean {
    this.#paths ??= this.#read();
    return this.#paths.some((path) => path.every((key, index) => index >= keys.length || key === keys[index]));
  }

  #read(): (readonly string[])[] {
    const folder = this.#folder === "." ? "templates" : `${this.#folder}/templates`;
    return this.#texts.below(folder).flatMap((file) => {
      const text = this.#texts.read(file) ?? "";
      return text.length > MAX_BYTES ? [[]] : pathsIn(text);
    });
  }
}

/** The paths after `.Values`, with dots or as arguments of `index`; an empty one stands for all values. */
function pathsIn(text: string): string[][] {
  return [...text.matchAll(/\.Values\b((?:\.[\w-]+)*)((?:[ \t]+"[^"\n]*")*)/gu)].map(([, dotted = "", quoted = ""]) => [
    ...dotted.split(".").slice(1),
    ...[...quoted.matchAll(/"([^"]*)"/gu)].map(([, key = ""]) => key),
  ]);
}
