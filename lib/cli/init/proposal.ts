/** What `--init` offers to write. */
import type { FileSystem } from "../../workspace/file-system.js";

/** The repository to set up. */
export interface InitRepository {
  /** Its root, as an absolute path. */
  readonly root: string;
  readonly files: FileSystem;
  /** The text of a file, given its path from the root; undefined if there is none. Fails if it cannot be read. */
  readonly read: (file: string) => string | undefined;
  /** The addresses of its remotes, one per line. */
  readonly remotes: string;
}

export interface Proposal {
  /** Completes "Write …?". */
  readonly purpose: string;
  /** The whole texts, by path from the root. */
  readonly files: Readonly<Record<string, string>>;
  /** What to do by hand, because a file exists that only people should change. */
  readonly byHand?: string;
}
