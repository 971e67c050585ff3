import process from "node:process";

let isShown = false;

/** ESLint warns of a `.eslintignore` once for each of its instances. */
export function showOnlyOneIgnoreWarning(): void {
  const emit = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: readonly unknown[]) => {
    const isIgnoreWarning = rest.includes("ESLintIgnoreWarning");
    if (isIgnoreWarning && isShown) return;
    isShown ||= isIgnoreWarning;
    (emit as (warning: string | Error, ...rest: readonly unknown[]) => void)(warning, ...rest);
  };
}
