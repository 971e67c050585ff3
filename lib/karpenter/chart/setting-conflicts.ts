/** Finds settings that the chart or Karpenter does not accept together. */
import type { ChartInstall } from "../../model/chart-install.js";
import type { Cursor } from "../../yaml/cursor.js";
import { type ChartValue, chartValue, goBoolean } from "./go-values.js";
import { isDeclared } from "./history.js";
import { dependencies, exclusions } from "./setting-forms.js";

export interface SettingConflict {
  readonly at: Cursor;
  readonly name: string;
  /** The setting that is excluded or missing. */
  readonly other: string;
  readonly otherAt: Cursor;
  readonly what: "exclusiveSetting" | "missingSetting";
}

export function* settingConflicts({ values }: ChartInstall, release: number): Generator<SettingConflict> {
  for (const { name, others, excludesAnyValue } of exclusions) {
    const found = isDeclared(name, release) ? chartValue(values, name) : undefined;
    if (!isTrue(found)) continue;
    for (const other of others) {
      const against = chartValue(values, other);
      const isExcluded = excludesAnyValue ? (against?.value ?? null) !== null : isTrue(against);
      if (against && isExcluded) yield { at: against.at, name, other, otherAt: found.at, what: "exclusiveSetting" };
    }
  }
  for (const [name, other] of dependencies) {
    const found = isDeclared(name, release) ? chartValue(values, name) : undefined;
    if (!isTrue(found)) continue;
    const place = values.at(...other.split("."));
    const needed = chartValue(values, other);
    const isOff = needed ? needed.value !== null && goBoolean(String(needed.value)) === false : place.isAbsent;
    if (isOff) yield { at: found.at, name, other, otherAt: place, what: "missingSetting" };
  }
}

function isTrue(found: ChartValue | undefined): found is ChartValue {
  return found !== undefined && goBoolean(String(found.value)) === true;
}
