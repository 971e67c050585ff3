/** SARIF 2.1.0, which code scanning and many dashboards read. */
import { pathToFileURL } from "node:url";
import path from "node:path";
import type { ArtifactLocation, Fix, Log, Region, Result, Suppression } from "sarif";
import { homepage, version } from "../../meta.js";
import { visible, visibleJson } from "../../visible.js";
import { Fingerprints } from "./fingerprints.js";
import type { Format } from "./format.js";
import { relativePath } from "../../slashes.js";
import { repositoryOf } from "./paths.js";
import { type Change, type FileProblems, type Problem, problemsByFile } from "./problems.js";
import { RuleDescriptors } from "./sarif-rules.js";
import type { SourceText } from "./source-text.js";

const ROOT = "%SRCROOT%";

export const sarif: Format = (run) => {
  const root = repositoryOf(run.cwd);
  const rules = new RuleDescriptors();
  const fingerprints = new Fingerprints();
  const results = problemsByFile(run).flatMap((file) =>
    [...file.problems, ...file.suppressed].map((problem): Result => {
      const artifactLocation = locationOf(file.filePath, root);
      return {
        ...rules.referenceTo(problem),
        level: problem.isError ? "error" : "warning",
        message: { text: problem.message },
        locations: [{ physicalLocation: { artifactLocation, region: regionOf(problem) } }],
        partialFingerprints: {
          "karpenterLint/v1": fingerprints.next(relativePath(file.filePath, root), file, problem),
        },
        ...fixesOf(file, problem, artifactLocation),
        ...suppressionsOf(problem),
      };
    }),
  );
  const driver = { name: "karpenter-lint", version, semanticVersion: version, informationUri: homepage };
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { ...driver, rules: rules.all() } },
        columnKind: "utf16CodeUnits",
        // Without its address, which differs between machines; readers use their own.
        originalUriBaseIds: { [ROOT]: { description: { text: "The root of the repository." } } },
        results,
      },
    ],
  };
  return `${visibleJson(JSON.stringify(log, undefined, 2))}\n`;
};

/** Relative to the repository; a file outside of it has its absolute address. */
function locationOf(file: string, root: string): ArtifactLocation {
  const relative = relativePath(file, root);
  if (relative.startsWith("../") || path.isAbsolute(relative)) return { uri: pathToFileURL(file).href };
  return { uri: relative.split("/").map(encoded).join("/"), uriBaseId: ROOT };
}

/** `encodeURIComponent` throws on halves of characters, which names of files can contain on Windows. */
function encoded(name: string): string {
  return encodeURIComponent(name.replaceAll(/\p{Cs}/gu, "\u{FFFD}"));
}

function regionOf({ line, column, endLine, endColumn }: Problem): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** All changes that ESLint offers; the viewer lets people choose one. */
function fixesOf({ source }: FileProblems, { changes }: Problem, artifactLocation: ArtifactLocation) {
  if (source === undefined || changes.length === 0) return {};
  const fixes = changes.map((change): Fix => ({
    description: { text: change.description },
    artifactChanges: [{ artifactLocation, replacements: [replacementOf(change, source)] }],
  }));
  return { fixes };
}

function replacementOf({ edit: { range, text } }: Change, source: SourceText) {
  const [start, end] = [source.positionAt(range[0]), source.positionAt(range[1])];
  return {
    deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    insertedContent: { text },
  };
}

function suppressionsOf({ suppressions }: Problem): Pick<Result, "suppressions"> {
  if (suppressions.length === 0) return {};
  return {
    suppressions: suppressions.map(({ kind, justification }): Suppression => ({
      kind: kind === "directive" ? "inSource" : "external",
      ...(justification !== "" && { justification: visible(justification) }),
    })),
  };
}
