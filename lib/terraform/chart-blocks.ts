/** The blocks of Terraform that install Karpenter's charts: resources of the Helm provider, and modules around them. */
import { karpenterChartAt } from "../karpenter/chart/registry.js";
import type { ChartInstall, KarpenterChart } from "../model/chart-install.js";
import { HelmValues } from "../model/helm-values.js";
import { exactVersion } from "../karpenter/chart/registry.js";
import type { Cursor } from "../yaml/cursor.js";
import { type Block, textOf, valueOf } from "./hcl/syntax.js";

/** The modules of https://registry.terraform.io/namespaces/aws-ia, with the same arguments as `helm_release`. */
const ADDON =
  /(?:^|\/)aws-ia\/eks-blueprints-addon\/aws(?:$|[/?])|terraform-aws-eks-blueprints-addon(?:\.git)?(?:$|\?)/u;

/** It installs several charts; its argument `karpenter` has the arguments for one. */
const ADDONS =
  /(?:^|\/)aws-ia\/eks-blueprints-addons\/aws(?:$|[/?])|terraform-aws-eks-blueprints-addons(?:\.git)?(?:$|\?)/u;

type Form = "addon" | "addons" | "release";

/** Whether a block installs one of Karpenter's charts. */
export function installsChart(block: Block): boolean {
  const form = formOf(block);
  if (form === "addons") return valueOf(block, "karpenter") !== undefined;
  return (
    form !== undefined && chartAt(textOf(valueOf(block, "repository")), textOf(valueOf(block, "chart"))) !== undefined
  );
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
export function installsOfBlock(block: Cursor): ChartInstall[] {
  const addons = block.get("karpenter");
  const isAddons = ADDONS.test(block.get("source").text) && !addons.isAbsent;
  const at = isAddons ? addons : block;
  const version = isAddons || ADDON.test(block.get("source").text) ? at.get("chart_version") : at.get("version");
  const repository = at.get("repository");
  const name = at.get("chart");
  const chart = isAddons
    ? chartAt(repository.text, name.isAbsent ? "karpenter" : name.text)
    : chartAt(repository.text, name.text);
  if (chart === undefined) return [];
  return [
    {
      installer: "Terraform",
      by: undefined,
      chart,
      repository,
      name,
      revision: version,
      version: version.value === undefined ? undefined : exactVersion(version.text),
      // The module has a default of its own.
      takesLatest: !isAddons,
      isPublished: true,
      isPartial: false,
      skipCrds: at.asUnknown(),
      // It also sets values of its own.
      values: valuesOf(at, isAddons),
      namespace: at.get("namespace"),
      releaseName: at.get("name"),
    },
  ];
}

/** `set` and its variants take precedence over `values`, of which later ones take precedence. */
function valuesOf(at: Cursor, hasMore: boolean): HelmValues {
  const list = at.get("values");
  const items = list.items();
  const trees = items.map((item) => treeOf(item)).toReversed();
  const [first = at.absentPart("values"), ...others] = trees;
  const sets = ["set", "set_list", "set_sensitive"].map((name) => at.get(name));
  return new HelmValues({
    trees: [first, ...others],
    around: at,
    parameters: () => sets.flatMap((set) => set.items()),
    isOpen: hasMore || list.isUnknown || sets.some((set) => set.isUnknown) || trees.some((tree) => tree.isUnknown),
  });
}

/** A heredoc with YAML, or the object in `yamlencode(…)`; files are unknown. */
function treeOf(item: Cursor): Cursor {
  if (item.isMapping) return item;
  return item.embedded()?.content ?? item.asUnknown();
}
