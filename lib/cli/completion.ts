/** `karpenter-lint --completion SHELL`: completes options, names of presets, formats and rules, and paths. */
import type { Option } from "commander";
import { ruleNames } from "../config-file/rule-names.js";
import { mustBeOneOf } from "../did-you-mean.js";
import { presetNames } from "../eslint/presets.js";
import { commandLine } from "./command-line.js";
import { formatNames } from "./outputs.js";
import { UsageError } from "./usage-error.js";

interface Completed {
  readonly flag: string;
  /** A letter with a dash. */
  readonly short: string | undefined;
  readonly description: string;
  /** What follows the option: nothing, one of these words, or a path. */
  readonly values: readonly string[] | "path" | "any" | undefined;
}

const shells = { bash, fish, zsh };

/** @throws UsageError */
export function completion(shell: string): string {
  const names = Object.keys(shells);
  if (!Object.hasOwn(shells, shell)) throw new UsageError(mustBeOneOf("--completion", names, shell));
  return shells[shell as keyof typeof shells](commandLine().options.map(completed));
}

const VALUES = new Map<string, Completed["values"]>([
  ["--config", "path"],
  ["--stdin-filename", "path"],
  ["--preset", presetNames],
  ["--format", formatNames],
  ["--rule", ruleNames],
  ["--disable", ruleNames],
  ["--explain", ruleNames],
  ["--completion", Object.keys(shells)],
]);

function completed({ long, short, flags, description }: Option): Completed {
  const flag = long ?? flags;
  return { flag, short, description, values: flags.includes("<") ? (VALUES.get(flag) ?? "any") : undefined };
}

function bash(options: readonly Completed[]): string {
  const cases = options.flatMap(({ flag, short, values }) => {
    if (values === undefined) return [];
    const reply = values === "path" ? "-f" : values === "any" ? `-W ""` : `-W $'${values.join(String.raw`\n`)}'`;
    const names = short === undefined ? flag : `${short}|${flag}`;
    return [`    ${names}) COMPREPLY=($(compgen ${reply} -- "$word")); return ;;`];
  });
  return `# eval "$(karpenter-lint --completion bash)"
_karpenter_lint() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}"
  # Names can contain spaces. Bash 3.2 of macOS has no mapfile.
  local IFS=$'\\n'
  # Bash splits at the equals sign.
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  case "$before" in
${cases.join("\n")}
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W $'${options.map(({ flag }) => flag).join(String.raw`\n`)}' -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _karpenter_lint karpenter-lint
`;
}

function zsh(options: readonly Completed[]): string {
  const specs = options.flatMap(({ flag, short, description, values }) => {
    const text = description.replaceAll(/['[\]:\\]/gu, " ");
    const action =
      values === "path" ? ":path:_files" : values === "any" ? ":value:" : `:value:(${(values ?? []).join(" ")})`;
    // With a plus or an equals sign, the value can also follow without a space.
    const names = values === undefined ? [flag] : [`${flag}=`, ...(short === undefined ? [] : [`${short}+`])];
    return names.map((name) => `  '*${name}[${text}]${values === undefined ? "" : action}' \\`);
  });
  return `#compdef karpenter-lint
# After compinit: source <(karpenter-lint --completion zsh)
_karpenter_lint() {
  _arguments \\
${specs.join("\n")}
    '*:path:_files'
}
compdef _karpenter_lint karpenter-lint
`;
}

function fish(options: readonly Completed[]): string {
  const lines = options.map(({ flag, short, description, values }) => {
    const text = description.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`);
    const takes =
      values === undefined
        ? ""
        : values === "path"
          ? " -r -F"
          : values === "any"
            ? " -x"
            : ` -x -a '${values.join(" ")}'`;
    const letter = short === undefined ? "" : ` -s ${short.slice(1)}`;
    return `complete -c karpenter-lint -l ${flag.slice(2)}${letter}${takes} -d '${text}'`;
  });
  return `# karpenter-lint --completion fish | source\n${lines.join("\n")}\n`;
}
