/** Paths in the files of installers. */
import path from "node:path";
import type { LocalFile } from "../installers/found.js";

/** A path from the root of the repository; undefined if it leads out of it. The root is `.`. */
export function inFolderOf({ path: given, from }: LocalFile, file: string): string | undefined {
  const start = from === "file" && !given.startsWith("/") ? path.posix.dirname(file) : ".";
  const own = path.posix.join(start, given).replace(/^\//u, "").replace(/\/$/u, "");
  if (own === ".." || own.startsWith("../")) return undefined;
  return own === "" ? "." : own;
}
