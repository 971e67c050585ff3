/** Where the results of a run are written, and in which format. */
import { formats } from "./formats/formats.js";
import { visibleValue } from "../visible.js";
import { UsageError } from "./usage-error.js";

export interface Output {
  /** The name of a format, or the path or package of an ESLint formatter. */
  readonly format: string;
  /** Stdout if undefined. */
  readonly file: string | undefined;
}

/** The formats of this package that are ESLint formatters as well. */
export const REPORTS: readonly string[] = ["readiness", "readiness-html"];

/** The formats of this package. */
export const formatNames: readonly string[] = [...formats.keys(), ...REPORTS];

/** @param texts `NAME` or `NAME=FILE` @throws UsageError */
export function outputsOf(texts: readonly string[]): Output[] {
  const outputs = texts.map((text) => {
    const [name = "", ...rest] = text.split("=");
    const file = rest.join("=");
    if (rest.length > 0 && file === "") throw new UsageError(`--format ${visibleValue(name)}= must name a file.`);
    const own = formatNames.find((one) => one === name.toLowerCase());
    return { format: own ?? name, file: rest.length > 0 ? file : undefined };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError("Only one --format can write to stdout; add =FILE to the others.");
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`Two formats cannot write to the same file, "${visibleValue(twice)}".`);
  return outputs.length > 0 ? outputs : [{ format: "pretty", file: undefined }];
}
