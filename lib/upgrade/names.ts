/** Names that an upgrade replaces, in files of any kind: alerts, dashboards, tolerations and policies. */
import path from "node:path";
import { cutComment } from "../workspace/comments.js";
import { searchedFiles } from "../workspace/unread.js";
import { type RenamedName, type Step, namesIn } from "./changes.js";

export interface NamePlace extends RenamedName {
  readonly name: string;
  /** As an absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A name may follow the path of a condition, such as `aws:ResourceTag/karpenter.sh/managed-by`. */
const NAME = /(?<![\w.-])karpenter[\w./-]*/gu;

/** What Prometheus adds to the name of a histogram. */
const SUFFIX = /_(?:bucket|count|sum)$/u;

/** The names in the files below a folder that a function selects. */
export function replacedNames(step: Step, root: string, isGiven: (file: string) => boolean): NamePlace[] {
  const names = namesIn(step);
  if (names.size === 0) return [];
  return searchedFiles(root, isGiven).files.flatMap(({ file, text }) => {
    const content = text();
    // Karpenter's own CRDs name its tags, and are replaced with it.
    if (!content.includes("karpenter") || content.includes("\0") || content.includes("CustomResourceDefinition"))
      return [];
    return placesIn(content, names).map((place) => ({ ...place, file: path.join(root, file) }));
  });
}

function placesIn(content: string, names: ReadonlyMap<string, RenamedName>): Omit<NamePlace, "file">[] {
  return content.split("\n").flatMap((line, index) => {
    if (!line.includes("karpenter")) return [];
    return [...cutComment(line).matchAll(NAME)].flatMap(({ 0: found, index: column }) => {
      const name = found.replace(/[./-]$/u, "");
      const known = [name, name.replace(SUFFIX, "")].find((one) => names.has(one));
      const facts = known === undefined ? undefined : names.get(known);
      return known === undefined || !facts ? [] : [{ ...facts, name: known, line: index + 1, column: column + 1 }];
    });
  });
}
