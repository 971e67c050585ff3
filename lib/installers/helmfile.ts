/** The installs of helmfile: `releases` (helmfile's documentation, "Configuration"). */
import { karpenterChartAt } from "../karpenter/chart/registry.js";
import type { KarpenterChart } from "../model/chart-install.js";
import { HelmValues } from "../model/helm-values.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Around } from "./around.js";
import { type FoundInstall, type LocalFile, chartAt, installOf } from "./found.js";
import { wrappedInstalls } from "./wrapped.js";

export function helmfileInstalls(root: Cursor, around: Around): FoundInstall[] {
  if (!root.get("apiVersion").isAbsent || !root.get("kind").isAbsent) return [];
  return root
    .get("releases")
    .items()
    .flatMap((release) => releaseInstalls(release, root, around));
}

function releaseInstalls(release: Cursor, root: Cursor, around: Around): FoundInstall[] {
  const address = release.get("chart");
  const name = release.get("name");
  const at = name.isPresent ? name : address;
  if (typeof address.value !== "string") return [];
  const values = valuesOf(release);
  const files = filesOf(release);
  if (/^\.{1,2}\//u.test(address.value)) {
    const wrapped = around.wrappedIn({ path: address.value, from: "file" });
    return wrappedInstalls(wrapped, { installer: "helmfile", at, values });
  }
  const { chart, repository } = chartOf(address, around);
  if (!chart) return [];
  return installOf({
    installer: "helmfile",
    at,
    chart,
    // The address contains the name.
    name: repository === address ? address.absentPart("chart") : address.asUnknown(),
    repository,
    revision: release.get("version"),
    takesLatest: true,
    values,
    files,
    // Of several items, the last takes precedence.
    areFilesStronger: files.length > 0,
    // That of the file is for all releases.
    namespace: root.get("namespace").isUnset ? release.get("namespace") : root.get("namespace"),
    releaseName: name,
  });
}

/** The chart of `repository/name`, with the address of the repository, or of a complete address. */
function chartOf(address: Cursor, { roots }: Around): { chart: KarpenterChart | undefined; repository: Cursor } {
  if (address.text.startsWith("oci://")) return { chart: chartAt(address), repository: address };
  const [, alias = "", name = ""] = /^([^/]+)\/([^/]+)$/u.exec(address.text) ?? [];
  const all = roots.flatMap((root) => root.get("repositories").items());
  const named = all.find((one) => one.get("name").value === alias);
  const chart = named || alias === "karpenter" ? name : "";
  return {
    chart: chart === "" ? undefined : karpenterChartAt({ repository: "", chart, folder: "" }),
    // A problem with a repository is reported once, with the first release that refers to it.
    repository: named && isFirstWith(alias, address, roots) ? named.get("url") : address.absentPart("url").asUnknown(),
  };
}

function isFirstWith(alias: string, address: Cursor, roots: readonly Cursor[]): boolean {
  const all = roots.flatMap((root) => root.get("releases").items()).map((release) => release.get("chart"));
  return (
    all
      .find((one) => /^[^/]+\/karpenter(?:-crd)?$/u.test(one.text) && one.text.startsWith(`${alias}/`))
      ?.isSame(address) === true
  );
}

function valuesOf(release: Cursor): HelmValues {
  const values = release.get("values");
  const inline = values.items().filter((item) => item.isMapping);
  const [first = values.absentPart("values"), ...others] = inline.toReversed();
  return new HelmValues({
    trees: [first, ...others],
    around: release,
    parameters: () => settersOf(release).filter((one) => !one.get("value").isAbsent),
    hasFiles: filesOf(release).length > 0,
    isOpen: mayHaveMore(release),
  });
}

/** Whether values come from places that can't be read: secrets, templates, and items that a template decides. */
function mayHaveMore(release: Cursor): boolean {
  const values = release.get("values");
  const others = ["secrets", "inherit", "<<", "valuesTemplate", "setTemplate", "setString"];
  return (
    values.isUnknown ||
    values.isOpen ||
    release.isOpen ||
    others.some((key) => !release.get(key).isAbsent) ||
    values.items().some((item) => item.isUnknown) ||
    // With `file` or `values` instead, which are read elsewhere.
    settersOf(release).some((one) => one.get("value").isAbsent)
  );
}

function settersOf(release: Cursor): Cursor[] {
  return release.get("set").items();
}

function filesOf(release: Cursor): (LocalFile | undefined)[] {
  const items = release
    .get("values")
    .items()
    .filter((item) => !item.isMapping && !item.isAbsent);
  return items.map(({ value }) => {
    const isKnown = typeof value === "string" && !/\{\{|:\/\/|\.gotmpl$|[*?]/u.test(value);
    return isKnown ? { path: value, from: "file" } : undefined;
  });
}
