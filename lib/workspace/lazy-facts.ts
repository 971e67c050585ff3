/**
 * The facts of a file that is read when one of them is needed: most questions are about few files. Its resources, which
 * take most of the time, are read separately, so no syntax tree stays in memory.
 */
import type { FactsBesideResources, FileFacts, Resource } from "./facts.js";

const none: FactsBesideResources = { statements: [], hidden: [], charts: [] };

export class LazyFacts implements FileFacts {
  readonly file: string;
  readonly text: string;
  readonly #read: () => FactsBesideResources | undefined;
  readonly #readResources: () => readonly Resource[];
  #facts: FactsBesideResources | undefined;
  #resources: readonly Resource[] | undefined;

  constructor(
    { file, text }: Pick<FileFacts, "file" | "text">,
    read: () => FactsBesideResources | undefined,
    readResources: () => readonly Resource[],
  ) {
    this.file = file;
    this.text = text;
    this.#read = read;
    this.#readResources = readResources;
  }

  get #known(): FactsBesideResources {
    this.#facts ??= this.#read() ?? none;
    return this.#facts;
  }

  get resources(): readonly Resource[] {
    this.#resources ??= this.#readResources();
    return this.#resources;
  }

  get statements(): FileFacts["statements"] {
    return this.#known.statements;
  }

  get hidden(): FileFacts["hidden"] {
    return this.#known.hidden;
  }

  get charts(): FileFacts["charts"] {
    return this.#known.charts;
  }

  get fluxSources(): NonNullable<FileFacts["fluxSources"]> {
    return this.#known.fluxSources ?? [];
  }

  get dependencies(): NonNullable<FileFacts["dependencies"]> {
    return this.#known.dependencies ?? [];
  }
}
