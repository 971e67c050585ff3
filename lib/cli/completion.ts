/** `karpenter-lint --completion SHELL`: completes options, names of presets, formats and rules, and paths. */
import type { Option } from "commander";
import { ruleNames } from "../config-file/rule-names.js";
import { presetNames } from "../eslint/presets.js";
import { guess } from "../guess.js";
import { alternatives } from "../prose.js";
import { visibleValue } from "../visible.js";
import { commandLine } from "./command-line.js";
import { formatNames } from "./outputs.js";
import { UsageError } from "./usage-error.js";

interface Completed {
  readonly flag: string;
  readonly description: string;
  /** What follows the option: nothing, one of these words, or a path. */
  readonly values: readonly string[] | "path" | "any" | undefined;
}

const shells = { bash, fish, zsh };

/** @throws UsageError */
export function completion(shell: string): string {
  const names = Object.keys(shells);
  if (!Object.hasOwn(shells, shell)) {
    const meant = guess(shell, names);
    throw new UsageError(
      `--completion must be ${alternatives(names)}, not "${visibleValue(shell)}"${meant === undefined ? "." : `; did you mean ${meant}?`}`,
    );
  }
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

function completed({ long, flags, description }: Option): Completed {
  const flag = long ?? flags;
  return { flag, description, values: flags.includes("<") ? (VALUES.get(flag) ?? "any") : undefined };
}

function bash(options: readonly Completed[]): string {
  const cases = options.flatMap(({ flag, values }) => {
    if (values === undefined) return [];
    const reply = values === "path" ? "-f" : values === "any" ? `-W ""` : `-W "${values.join(" ")}"`;
    return [`    ${flag}) COMPREPLY=($(compgen ${reply} -- "$word")); return ;;`];
  });
  return `# eval "$(karpenter-lint --completion bash)"
_karpenter_lint() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  case "\${COMP_WORDS[COMP_CWORD - 1]}" in
${cases.join("\n")}
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "${options.map(({ flag }) => flag).join(" ")}" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _karpenter_lint karpenter-lint
`;
}

function zsh(options: readonly Completed[]): string {
  const specs = options.map(({ flag, description, values }) => {
    const text = description.replaceAll(/['[\]:\\]/gu, " ");
    const action =
      values === "path" ? ":path:_files" : values === "any" ? ":value:" : `:value:(${(values ?? []).join(" ")})`;
    return `  '*${flag}[${text}]${values === undefined ? "" : action}' \\`;
  });
  return `#compdef karpenter-lint
# source <(karpenter-lint --completion zsh)
_karpenter_lint() {
  _arguments \\
${specs.join("\n")}
    '*:path:_files'
}
compdef _karpenter_lint karpenter-lint
`;
}

function fish(options: readonly Completed[]): string {
  const lines = options.map(({ flag, description, values }) => {
    const text = description.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`);
    const takes =
      values === undefined
        ? ""
        : values === "path"
          ? " -r -F"
          : values === "any"
            ? " -x"
            : ` -x -a '${values.join(" ")}'`;
    return `complete -c karpenter-lint -l ${flag.slice(2)}${takes} -d '${text}'`;
  });
  return `# karpenter-lint --completion fish | source\n${lines.join("\n")}\n`;
}
