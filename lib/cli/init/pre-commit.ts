import { isDeepStrictEqual } from "node:util";
import { type Node, isSeq, parseDocument } from "yaml";
import { homepage, version } from "../../meta.js";
import type { InitRepository, Proposal } from "./proposal.js";

const FILE = ".pre-commit-config.yaml";

const HOOK = [`- repo: ${homepage}`, `  rev: v${version}`, "  hooks:", "    - id: karpenter-lint"];

/** A hook for pre-commit, in its own file or after the other hooks. */
export function proposePreCommit({ read, remotes, files, root }: InitRepository): Proposal[] {
  const text = read(FILE);
  if (text?.includes("karpenter-lint") === true) return [];
  if (text === undefined) {
    // Only a repository has commits.
    if (remotes === "" && !files.stat(`${root}/.git`)) return [];
    return [{ purpose: "a hook for pre-commit", files: { [FILE]: `repos:\n${indented(HOOK, 2)}\n` } }];
  }
  const after = withHook(text);
  const purpose = "a hook for pre-commit";
  return after === undefined
    ? [{ purpose, files: {}, byHand: `Add to the list repos in ${FILE}:\n\n${indented(HOOK, 2)}` }]
    : [{ purpose, files: { [FILE]: after } }];
}

/** The file with one more repository; undefined if its list cannot be extended by lines. */
function withHook(text: string): string | undefined {
  const document = parseDocument(text, { logLevel: "silent" });
  const repos = document.errors.length > 0 ? undefined : document.get("repos");
  if (!isSeq<Node>(repos) || repos.flow === true) return undefined;
  const start = repos.items[0]?.range?.[0];
  if (start === undefined || !repos.range) return undefined;
  const dash = text.lastIndexOf("-", start - 1);
  const width = dash - (text.lastIndexOf("\n", dash) + 1);
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const list = text.slice(0, repos.range[1]);
  const before = list.trimEnd();
  // Empty lines after the list stay where they are.
  const after = (list.slice(before.length) + text.slice(list.length)).replace(/^\r?\n/u, "");
  const hook = indented(HOOK, width).replaceAll("\n", lineEnd);
  const extended = [before, hook, after].join(lineEnd);
  return isExtended(text, extended) ? extended : undefined;
}

/** Whether a file has one more repository than before, and nothing else changed. */
function isExtended(before: string, after: string): boolean {
  const [old, extended] = [before, after].map((text) => parseDocument(text, { logLevel: "silent" }));
  if (extended?.errors.length !== 0) return false;
  let now: { repos?: unknown[] };
  let then: unknown;
  try {
    now = extended.toJS() as { repos?: unknown[] };
    then = old?.toJS();
  } catch {
    // An alias that has no anchor.
    return false;
  }
  const added = now.repos?.pop();
  return isDeepStrictEqual(now, then) && JSON.stringify(added).includes("karpenter-lint");
}

function indented(block: readonly string[], width: number): string {
  return block.map((line) => `${" ".repeat(width)}${line}`).join("\n");
}
