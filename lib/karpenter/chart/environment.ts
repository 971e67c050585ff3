/** The environment of Karpenter's controller, which takes precedence over the settings of the chart. */
import type { Cursor } from "../../yaml/cursor.js";
import type { HelmValues } from "../../model/helm-values.js";

/** Whether the values may set an environment variable themselves: the chart puts these after its own. */
export function maySetVariable(values: HelmValues, variable: string): boolean {
  if (values.trees.some((tree) => maySetIn(tree.get("controller"), variable))) return true;
  return values.parameters.some(({ path }) => path[0] === "controller" && String(path[1]).startsWith("env"));
}

function maySetIn(controller: Cursor, variable: string): boolean {
  const env = controller.get("env");
  if (env.isUnknown || env.isOpen || !controller.get("envFrom").isAbsent) return true;
  const names = env.items().map((item) => item.get("name"));
  return names.some((name) => name.isUnknown || name.text === variable);
}
