/** `karpenter-lint --upgrade`: what an upgrade of Karpenter changes for the files. */
import path from "node:path";
import type { Linter } from "eslint";
import { eslintFor } from "./configuration.js";
import { type LintPath, pathsToLint } from "./files.js";
import type { UpgradeOptions } from "./options.js";
import { UsageError } from "./usage-error.js";
import { Unread } from "./unread.js";
import { onSkipped } from "../eslint/skipped.js";
import karpenter from "../index.js";
import { NEWEST_RELEASE } from "../kinds.js";
import { namespace } from "../meta.js";
import { OLDEST_RELEASE, releaseNumber, releasesFrom } from "../releases.js";
import { relativePath } from "../slashes.js";
import type { Step } from "../upgrade/changes.js";
import { changesRule } from "../upgrade/changes-rule.js";
import { type ReleaseRun, differencesOf } from "../upgrade/comparison.js";
import { CHANGES_RULE } from "../upgrade/entries.js";
import { upgradeMarkdown } from "../upgrade/markdown.js";
import { upgradeReport } from "../upgrade/upgrade-report.js";

/** Reads `1.9..1.15`. */
function stepOf(value: string): Step {
  const [, from, to] = /^(\d+\.\d+)\.\.(\d+\.\d+)$/u.exec(value) ?? [];
  if (from === undefined || to === undefined) {
    throw new UsageError(`--upgrade must be two minor Karpenter releases such as 1.9..1.15, not "${value}".`);
  }
  const known = releasesFrom(OLDEST_RELEASE, NEWEST_RELEASE);
  const unknown = [from, to].find((release) => !known.includes(release));
  if (unknown !== undefined) {
    throw new UsageError(
      `--upgrade supports the Karpenter releases from ${OLDEST_RELEASE} to ${NEWEST_RELEASE}, which do not include ${unknown}.`,
    );
  }
  if (releaseNumber(from) >= releaseNumber(to)) {
    throw new UsageError(`--upgrade must lead to a newer release, not from ${from} to ${to}.`);
  }
  return { from, to };
}

export async function upgrade(options: UpgradeOptions, paths: readonly LintPath[], cwd: string): Promise<string> {
  const step = stepOf(options.releases);
  const unread = new Unread(
    paths.map((given) => given.path),
    cwd,
  );
  const skipped = new Set<string>();
  onSkipped((file) => skipped.add(file.path));
  const lint = async (release: string, files: readonly string[], only?: ReadonlySet<string>): Promise<ReleaseRun> => {
    const { eslint } = await eslintFor(
      { ...unsuppressed, config: options.config, includeIgnored: options.includeIgnored, release },
      {
        paths,
        cwd,
        unread,
        more: [withChanges({ from: step.from, to: release }), ...(only ? [withoutOthers(only)] : [])],
      },
    );
    return { release, results: await eslint.lintFiles([...files]) };
  };
  const given = pathsToLint(paths, cwd);
  const first = await lint(step.from, given);
  const last = await lint(step.to, given);
  const { files, rules } = differencesOf(first, last, CHANGES_RULE);
  const between: ReleaseRun[] = [];
  for (const release of files.length > 0 ? releasesFrom(step.from, step.to).slice(1, -1) : [])
    between.push(await lint(release, files, rules));
  const report = upgradeReport(
    { first, between, last },
    {
      cwd,
      paths: paths.map((one) => path.resolve(cwd, one.path)),
      skipped,
      unreadable: unread.results().map(({ filePath }) => relativePath(filePath, cwd)),
    },
  );
  return upgradeMarkdown(report);
}

/** Comments and configurations that suppress problems must not hide the changes of an upgrade. */
const unsuppressed = {
  allowInlineConfig: false,
  fix: false,
  ignores: [],
  preset: "all" as const,
  rules: Object.fromEntries(Object.keys(karpenter.rules).map((name) => [name, "error" as const])),
};

/** Checks installs as if they had the release too, and enables the rule for changes that no other rule reports. */
function withChanges(step: Step): Linter.Config {
  const [prefix = "", name = ""] = CHANGES_RULE.split("/");
  return {
    plugins: { [prefix]: { rules: { [name]: changesRule.build(name) } } },
    rules: { [CHANGES_RULE]: ["error", step] },
    settings: { [namespace]: { ignoreChartVersions: true } },
  };
}

/** Disables the rules that make no difference, which would take most of the time. */
function withoutOthers(rules: ReadonlySet<string>): Linter.Config {
  const others = Object.keys(karpenter.rules).filter((name) => !rules.has(`${namespace}/${name}`));
  return { rules: Object.fromEntries(others.map((name) => [`${namespace}/${name}`, "off"])) };
}
