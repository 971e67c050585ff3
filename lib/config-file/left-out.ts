/** What no run lints unless it is given by name. */
import path from "node:path";
import { isOfFolder, withSlashes } from "../slashes.js";
import { disk } from "../workspace/disk.js";
import { RulesByFolder } from "../workspace/ignore-rules.js";
import { isInside } from "../workspace/root.js";
import { isOfTool } from "../workspace/walk.js";

/**
 * Tells which files and folders below the given paths to leave out: what git ignores, and folders of tools. The given
 * paths themselves are always linted.
 */
export class LeftOut {
  readonly #given: readonly string[];
  readonly #rules: RulesByFolder;

  /** @param given absolute paths */
  constructor(given: readonly string[]) {
    this.#given = given;
    this.#rules = new RulesByFolder(disk, new Set(given));
  }

  /** @param entry an absolute path, with a separator at the end if it is a folder */
  has(entry: string): boolean {
    const own = path.resolve(entry);
    if (this.#given.some((one) => one === own || isInside(one, own))) return false;
    const isFolder = isOfFolder(entry);
    if (isFolder && isOfTool(path.basename(own))) return true;
    return this.#rules.in(path.dirname(own)).ignores(withSlashes(own), isFolder);
  }
}
