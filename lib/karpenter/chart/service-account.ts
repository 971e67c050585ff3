/** The service account of the controller, as the chart names it: templates/_helpers.tpl. */
import type { ChartInstall } from "../../model/chart-install.js";
import type { Cursor } from "../../yaml/cursor.js";

/** A name, and the value that decides it. */
export interface Decided {
  readonly name: string;
  readonly at: Cursor;
}

/** Undefined if anything that decides it is unknown. */
export function serviceAccountOf(install: ChartInstall): Decided | undefined {
  const { values } = install;
  const own = values.at("serviceAccount", "name");
  if (typeof own.value === "string" && own.value !== "") return { name: own.text, at: own };
  if (own.isSet || own.isUnknown) return undefined;
  const create = values.at("serviceAccount", "create");
  if (create.value === false) return { name: "default", at: create };
  return create.isAbsent || create.value === true ? fullName(install) : undefined;
}

/** Helm's usual name: that of the release, with the name of the chart unless it contains that. */
function fullName({ values, releaseName }: ChartInstall): Decided | undefined {
  const full = values.at("fullnameOverride");
  if (typeof full.value === "string" && full.value !== "") return { name: full.text.slice(0, 63), at: full };
  const chart = values.at("nameOverride");
  if (full.isSet || full.isUnknown || (!chart.isAbsent && typeof chart.value !== "string")) return undefined;
  if (typeof releaseName?.value !== "string" || releaseName.value === "") return undefined;
  const name = chart.text === "" ? "karpenter" : chart.text;
  const release = releaseName.text;
  return { name: release.includes(name) ? release : `${release}-${name}`, at: releaseName };
}
