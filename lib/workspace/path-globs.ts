/** Finds the files that a glob of `valueFiles` matches, as Argo CD does since 3.4: `**` matches any number of folders. */
import path from "node:path";
import { matchesGlob } from "../argo-cd/glob.js";
import type { Checkout } from "./checkout.js";

/** More than people search with one glob. */
const MAX_FOLDERS = 5000;

/** Whether a glob certainly matches no file. */
export function matchesNothing(glob: string, checkout: Checkout): boolean {
  // Only the parts that every library for globs reads the same.
  if (/[[\]{}\\]/u.test(glob)) return false;
  const names = glob.split("/");
  const fixed = names.slice(
    0,
    Math.max(
      names.findIndex((name) => name.includes("*") || name.includes("?")),
      0,
    ),
  );
  if (checkout.statusOf(fixed.join("/") || ".") === "unknown") return false;
  const seen = new Set<string>();
  const open = [{ folder: "", index: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { folder, index } = next;
    const key = `${String(index)} ${folder}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const name = names[index] ?? "";
    if (seen.size > MAX_FOLDERS || checkout.statusOf(folder || ".") === "unknown") return false;
    if (name === "**") open.push({ folder, index: index + 1 });
    for (const [entry, type] of checkout.entriesOf(folder)) {
      if (name !== "**" && !matchesGlob(name, entry)) continue;
      const isLast = index === names.length - 1;
      if (type === "other" || (isLast && type === "file")) return false;
      if (type === "folder" && (!isLast || name === "**"))
        open.push({ folder: path.posix.join(folder, entry), index: name === "**" ? index : index + 1 });
    }
  }
  return true;
}
