/** The blocks of Terraform that install Karpenter's charts: resources of the Helm provider, and modules around them. */
import { karpenterChartAt } from "../karpenter/chart/registry.js";
import { type Described, type FoundInstall, installOf } from "../installers/found.js";
import type { KarpenterChart } from "../model/chart-install.js";
import { HelmValues } from "../model/helm-values.js";
import type { Cursor } from "../yaml/cursor.js";
import { type Block, textOf, valueOf } from "./hcl/syntax.js";
import { type Resolve, localText } from "./locals.js";
import { fileIn } from "./yaml-tree.js";

/** The modules of https://registry.terraform.io/namespaces/aws-ia, with the same arguments as `helm_release`. */
const ADDON =
  /(?:^|\/)aws-ia\/eks-blueprints-addon\/aws(?:$|[/?])|terraform-aws-eks-blueprints-addon(?:\.git)?(?:$|\?)/u;

/** It installs several charts; its argument `karpenter` has the arguments for one. */
const ADDONS =
  /(?:^|\/)aws-ia\/eks-blueprints-addons\/aws(?:$|[/?])|terraform-aws-eks-blueprints-addons(?:\.git)?(?:$|\?)/u;

type Form = "addon" | "addons" | "release";

/** Whether a block installs one of Karpenter's charts. */
export function installsChart(block: Block, resolve?: Resolve): boolean {
  const form = formOf(block);
  if (form === "addons") return valueOf(block, "karpenter") !== undefined;
  const [repository, chart] = ["repository", "chart"].map((key) => {
    const value = valueOf(block, key);
    return textOf(value) ?? (value && localText(value, resolve));
  });
  return form !== undefined && chartAt(repository, chart) !== undefined;
}

function formOf(block: Block): Form | undefined {
  if (block.type === "resource") return block.labels[0] === "helm_release" ? "release" : undefined;
  const source = block.type === "module" ? textOf(valueOf(block, "source")) : undefined;
  if (source === undefined) return undefined;
  if (ADDONS.test(source)) return "addons";
  return ADDON.test(source) ? "addon" : undefined;
}

/** Terraform can name a chart by its complete address. */
function chartAt(repository = "", chart = ""): KarpenterChart | undefined {
  const isAddress = chart.startsWith("oci://");
  return karpenterChartAt({ repository: isAddress ? chart : repository, chart: isAddress ? "" : chart, folder: "" });
}

/** The installs of a block, given as a mapping of its arguments. */
export function installsOfBlock(block: Cursor): FoundInstall[] {
  const addons = block.get("karpenter");
  const isAddons = ADDONS.test(block.get("source").text) && !addons.isAbsent;
  const at = isAddons ? addons : block;
  const isModule = isAddons || ADDON.test(block.get("source").text);
  const [repository, name] = [at.get("repository"), at.get("chart")];
  const chart = chartAt(repository.text, isAddons && name.isAbsent ? "karpenter" : name.text);
  if (chart === undefined) return [];
  return installOf({
    installer: "Terraform",
    at: name.isPresent ? name : at,
    chart,
    repository,
    name,
    revision: at.get(isModule ? "chart_version" : "version"),
    // The module has a default of its own.
    takesLatest: !isAddons,
    namespace: at.get("namespace"),
    releaseName: at.get("name"),
    // It also sets values of its own.
    ...valuesOf(at, isAddons),
  });
}

/** `set` and its variants take precedence over `values`, of which later ones take precedence. */
function valuesOf(at: Cursor, hasMore: boolean): Pick<Described, "files" | "values"> {
  const list = at.get("values");
  const items = list.items().toReversed();
  const named = items.map((item) => fileIn(item.text));
  // Values files come after all others in HelmValues: if one takes precedence over a mapping, its values are unknown.
  const strongest = named.findIndex((file) => file !== undefined);
  const isStronger = strongest >= 0 && named.slice(strongest).includes(undefined);
  const trees = items.flatMap((item, index) => (named[index] === undefined ? [treeOf(item)] : []));
  // Where values are missing, the chart's name tells what lacks them.
  const [
    first = at.get("chart").isPresent ? at.get("chart").absentPart("values") : at.absentPart("values"),
    ...others
  ] = isStronger ? [list.asUnknown(), ...trees] : trees;
  const sets = ["set", "set_list", "set_sensitive"].map((name) => at.get(name));
  return {
    files: named.flatMap((path) => (path === undefined ? [] : [{ path, from: "file" as const }])).toReversed(),
    values: new HelmValues({
      trees: [first, ...others],
      around: at,
      // JSON has a single block as an object.
      parameters: () => sets.flatMap((set) => (set.isMapping ? [set] : set.items())),
      hasFiles: strongest >= 0,
      isOpen: hasMore || list.isUnknown || sets.some((set) => set.isUnknown) || trees.some((tree) => tree.isUnknown),
    }),
  };
}

/** A heredoc with YAML, or the object in `yamlencode(…)`. */
function treeOf(item: Cursor): Cursor {
  if (item.isMapping) return item;
  return item.embedded()?.content ?? item.asUnknown();
}
