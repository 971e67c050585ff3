/** The report of an upgrade as plain data. */

/** The documentation of an entry. */
export interface Source {
  readonly name: string;
  readonly url: string;
}

/** One thing to know, with all places that it concerns. */
export interface Entry {
  readonly text: string;
  /** The first minor release that it is true of; undefined for the upgrade as a whole. */
  readonly since: string | undefined;
  /** Each as `file:line` or `file:line:column`; none if it concerns no file. */
  readonly places: readonly string[];
  readonly sources: readonly Source[];
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export interface UpgradeReport {
  readonly from: string;
  readonly to: string;
  /** The result in one sentence. */
  readonly sentence: string;
  /** Sentences about the files that were read, about assumptions, and about support. */
  readonly notes: readonly string[];
  readonly sections: readonly Section[];
  /** What was not read. */
  readonly gaps: readonly { readonly title: string; readonly items: readonly string[]; readonly areFiles: boolean }[];
}
