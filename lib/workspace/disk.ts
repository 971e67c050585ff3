/** The file system of Node.js: the only module here that needs it, so a bundle for browsers replaces this one. */
import { type Dirent, type Stats, lstatSync, readFileSync, readdirSync } from "node:fs";
import { type EntryType, type FileSystem, byName } from "./file-system.js";

export const disk: FileSystem = {
  list(folder) {
    try {
      const entries = readdirSync(folder, { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, type: typeOf(entry) })).sort(byName);
    } catch {
      // Unreadable, or deleted in the meantime.
      return [];
    }
  },
  read(file) {
    try {
      return readFileSync(file, "utf8").replace(/^\uFEFF/u, "");
    } catch {
      return undefined;
    }
  },
  stat(path) {
    try {
      const stats = lstatSync(path, { throwIfNoEntry: false });
      return stats && { type: typeOf(stats), mtimeMs: stats.mtimeMs, size: stats.size };
    } catch {
      return undefined;
    }
  },
};

function typeOf(entry: Dirent | Stats): EntryType {
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
}
