/** The path of a place, such as `spec.blockDeviceMappings[0].ebs`, from the path of its parent and its key. */
export function pathBelow(before: string, key: number | string): string {
  if (typeof key === "number") return `${before}[${String(key)}]`;
  const step = /[.[\]]/u.test(key) ? `["${key}"]` : key;
  return before === "" || step.startsWith("[") ? before + step : `${before}.${step}`;
}
