/**
 * Lines that the logs of CI systems print and do not run: GitHub runs commands at the start of a line, `::error::`, and
 * Azure anywhere in it, `##vso[…]`. Names of files and values could contain both.
 */
export function inert(line: string): string {
  // eslint-disable-next-line no-control-regex -- colors may precede the text
  const atStart = /^(?:\s|\u001B\[\d{1,3}m)*/u.exec(line)?.[0] ?? "";
  const rest = line.slice(atStart.length);
  return atStart + (rest.startsWith("::") ? `: :${rest.slice(2)}` : rest).replaceAll(/##(?=\[|vso\[)/gu, "# #");
}
