/** Finds the path that was probably intended by one that does not exist. */
import path from "node:path";
import { guessName } from "../guess.js";
import type { Checkout } from "./checkout.js";

/** The limit of file systems. */
const MAX_NAME = 255;

/** More folders next to each other are not searched. */
const MAX_FOLDERS = 200;

export type PathType = "file" | "folder";

/** The existing path; undefined if none is similar, or several are. */
export function similarPath(own: string, type: PathType, checkout: Checkout): string | undefined {
  const names = own.split("/");
  const [step, ...others] = new Set(
    [...shorter(names), ...longer(names, checkout)].filter((one) => checkout.statusOf(one) === type),
  );
  return respelled(names, type, checkout) ?? (others.length === 0 ? step : undefined);
}

/** With each name corrected to that of an existing file or folder: its case, its extension, or a typo. */
function respelled(names: readonly string[], type: PathType, checkout: Checkout): string | undefined {
  let folder = "";
  for (const [index, name] of names.entries()) {
    const wanted = index === names.length - 1 ? type : "folder";
    const entries = checkout.entriesOf(folder);
    const meant = entries.get(name) === wanted ? name : nearestName(name, entries, wanted);
    if (meant === undefined) return undefined;
    folder = path.posix.join(folder, meant);
  }
  return folder;
}

function nearestName(name: string, entries: ReadonlyMap<string, string>, wanted: PathType): string | undefined {
  if (name.length > MAX_NAME) return undefined;
  const otherExtension = name.endsWith(".yml") ? name.replace(/yml$/u, "yaml") : name.replace(/yaml$/u, "yml");
  if (entries.get(otherExtension) === wanted) return otherExtension;
  const candidates = [...entries].flatMap(([one, type]) => (type === wanted ? [one] : []));
  return guessName(name, candidates);
}

/** Without one of the folders. */
function shorter(names: readonly string[]): string[] {
  return names.slice(0, -1).map((_, index) => names.toSpliced(index, 1).join("/"));
}

/** With one more folder. */
function longer(names: readonly string[], checkout: Checkout): string[] {
  const found: string[] = [];
  for (let index = 0; index < names.length; index += 1) {
    const folder = names.slice(0, index).join("/");
    if (index > 0 && checkout.statusOf(folder) !== "folder") break;
    const folders = [...checkout.entriesOf(folder)].filter(([, type]) => type === "folder");
    if (folders.length > MAX_FOLDERS) continue;
    found.push(...folders.map(([name]) => [...names.slice(0, index), name, ...names.slice(index)].join("/")));
  }
  return found;
}
