/** Variables in the values of Karpenter's charts, which Argo CD passes to Helm as they are. */
import type { Manifest } from "../model/manifest.js";
import type { Problem } from "../model/problem.js";
import { applicationOf } from "./application.js";
import { placesIn } from "./places.js";

export const variableMessages = {
  literalVariable:
    "Argo CD passes `{{value}}` to the chart without replacing `{{placeholder}}`; replace it with the real value.",
};

/**
 * Argo CD replaces variables of its own in parameters and in the names of values files, and none in `values` and
 * `valuesObject`. A plugin may replace any.
 */
export function* variableProblems(
  application: Manifest,
  isWanted: (value: string, variable: string) => boolean,
): Generator<Problem<keyof typeof variableMessages>> {
  for (const { karpenterChart, at: source, values } of applicationOf(application).sources) {
    if (karpenterChart === undefined || !source.get("plugin").isAbsent) continue;
    for (const { at } of placesIn(values.trees)) {
      const placeholder = at.isUnknown ? variableIn(at.text) : undefined;
      if (placeholder === undefined || !isWanted(at.text, placeholder)) continue;
      yield { at, messageId: "literalVariable", data: { value: at.text, placeholder } };
    }
  }
}

/** The variable in a text without spaces: others can be scripts or patterns. */
function variableIn(text: string): string | undefined {
  if (/\s|\{\{|<%|%\{|#\{/u.test(text)) return undefined;
  return /(?<!\$)\$\{[A-Z][A-Z\d_]*\}/u.exec(text)?.[0];
}
