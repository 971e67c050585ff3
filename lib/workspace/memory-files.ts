/** Files in memory, for tests and for places without a file system. */
import path from "node:path";
import { type FileStatus, type FileSystem, type FolderEntry, byName } from "./file-system.js";

interface MemoryFile {
  readonly text: string;
  readonly mtimeMs: number;
}

export class MemoryFiles implements FileSystem {
  readonly #files = new Map<string, MemoryFile>();
  /** The entries of each folder, by their names, and its status. */
  readonly #folders = new Map<string, { readonly entries: Map<string, FolderEntry>; mtimeMs: number }>();

  /** @param files texts by absolute path, with `/` */
  constructor(files: Readonly<Record<string, string>> = {}, mtimeMs = 0) {
    for (const [file, text] of Object.entries(files)) this.write(file, text, mtimeMs);
  }

  write(file: string, text: string, mtimeMs: number): void {
    this.#files.set(file, { text, mtimeMs });
    this.#add(file, "file", mtimeMs);
  }

  delete(file: string, mtimeMs: number): void {
    this.#files.delete(file);
    const folder = this.#folders.get(path.posix.dirname(file));
    if (!folder) return;
    folder.entries.delete(path.posix.basename(file));
    folder.mtimeMs = mtimeMs;
  }

  list(folder: string): readonly FolderEntry[] {
    return [...(this.#folders.get(plain(folder))?.entries.values() ?? [])].sort(byName);
  }

  read(file: string): string | undefined {
    return this.#files.get(file)?.text;
  }

  stat(file: string): FileStatus | undefined {
    const found = this.#files.get(file);
    if (found) return { type: "file", mtimeMs: found.mtimeMs, size: found.text.length };
    const folder = this.#folders.get(plain(file));
    return folder && { type: "folder", mtimeMs: folder.mtimeMs, size: 0 };
  }

  #add(file: string, type: "file" | "folder", mtimeMs: number): void {
    const [parent, name] = [path.posix.dirname(file), path.posix.basename(file)];
    const folder = this.#folders.get(parent);
    if (folder?.entries.has(name)) return;
    if (folder) {
      folder.entries.set(name, { name, type });
      folder.mtimeMs = mtimeMs;
      return;
    }
    this.#folders.set(parent, { entries: new Map([[name, { name, type }]]), mtimeMs });
    if (parent !== path.posix.dirname(parent)) this.#add(parent, "folder", mtimeMs);
  }
}

/** A folder without a slash at the end. */
function plain(folder: string): string {
  return folder.length > 1 && folder.endsWith("/") ? folder.slice(0, -1) : folder;
}
