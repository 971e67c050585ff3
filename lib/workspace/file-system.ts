/** The file system as the workspace sees it: on disk, or in memory where there is none, such as in a browser. */

/** Symbolic links and devices are `other`: nothing follows or reads them. */
export type EntryType = "file" | "folder" | "other";

export interface FolderEntry {
  readonly name: string;
  readonly type: EntryType;
}

export interface FileStatus {
  readonly type: EntryType;
  /** The time of the last change, in milliseconds. */
  readonly mtimeMs: number;
  readonly size: number;
}

/** Takes absolute paths; none of the methods throws an error. */
export interface FileSystem {
  /** The entries of a folder, sorted by name; none if it can't be read. */
  list(folder: string): readonly FolderEntry[];
  /** The text of a file without a byte order mark; undefined if it can't be read. */
  read(file: string): string | undefined;
  /** The status of a path itself, even if it is a link; undefined if there is nothing. */
  stat(path: string): FileStatus | undefined;
}

/** Changes whenever the content of a file changes. */
export function stampOf({ mtimeMs, size }: FileStatus): string {
  return `${String(mtimeMs)} ${String(size)}`;
}

export function byName(one: FolderEntry, other: FolderEntry): number {
  return one.name < other.name ? -1 : 1;
}
