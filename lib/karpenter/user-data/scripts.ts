/** What shell scripts do that does not work on the nodes of a family. */
import type { Range } from "../../yaml/text-map.js";

/** The script that connects a node of AL2 with its cluster. AL2023 has one that only prints an error. */
export const BOOTSTRAP = "/etc/eks/bootstrap.sh";

/** The file with the kubelet's settings, which only AL2 has. */
export const KUBELET_CONFIG = "/etc/kubernetes/kubelet/kubelet-config.json";

/** The words after which a command follows. */
const BEFORE_COMMANDS = new Set([
  ".",
  "bash",
  "do",
  "else",
  "eval",
  "exec",
  "nohup",
  "sh",
  "source",
  "sudo",
  "then",
  "time",
  "!",
]);

/** The start of a check whether a file exists. */
const EXISTS = /(?:\[|\btest)\s+(?:!\s+)?-[efsrx]\s+["']?$/u;

/** The places at which a script runs a file. */
export function callsOf(file: string, text: string, part: Range = [0, text.length]): Range[] {
  return mentionsOf(file, text, part).filter(([start, end]) => {
    const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).replace(/["']$/u, "");
    const words = line.split(/\s+/u).filter((word) => word !== "" && !word.startsWith("-") && !/^\w+=/u.test(word));
    const last = words.at(-1) ?? "";
    const isCommand = last === "" || BEFORE_COMMANDS.has(last) || /[&(;`{|]$/u.test(last);
    return isCommand && /^(?:["'\s;&|)]|$)/u.test(text.slice(end, end + 1));
  });
}

/** The places at which a script names a file outside comments; none if it checks first whether the file exists. */
export function mentionsOf(file: string, text: string, [start, end]: Range = [0, text.length]): Range[] {
  const found: Range[] = [];
  let from = start;
  for (const line of text.slice(start, end).split("\n")) {
    const at = line.trimStart().startsWith("#") ? -1 : line.indexOf(file);
    if (at >= 0) {
      if (EXISTS.test(line.slice(Math.max(at - 20, 0), at))) return [];
      found.push([from + at, from + at + file.length]);
    }
    from += line.length + 1;
  }
  return found;
}
