/** The path of a place as people write it, such as `spec.blockDeviceMappings[0].ebs`, given that of the place around it. */
export function pathBelow(before: string, key: number | string): string {
  if (typeof key === "number") return `${before}[${String(key)}]`;
  const step = /[.[\]]/u.test(key) ? `["${key}"]` : key;
  return before === "" || step.startsWith("[") ? before + step : `${before}.${step}`;
}
