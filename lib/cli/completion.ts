/** `karpenter-lint --completion SHELL`: completes options, names of presets, formats and rules, and paths. */
import { mustBeOneOf } from "../did-you-mean.js";
import { commandLine, knownOptions, shellNames } from "./command-line.js";
import type { CommandOption } from "./command-option.js";
import { UsageError } from "./usage-error.js";

const shells: Readonly<Record<(typeof shellNames)[number], (options: readonly CommandOption[]) => string>> = {
  bash,
  fish,
  zsh,
};

/** @throws UsageError */
export function completion(shell: string): string {
  const name = shellNames.find((one) => one === shell);
  if (name === undefined) throw new UsageError(mustBeOneOf("--completion", shellNames, shell));
  return shells[name](knownOptions(commandLine()));
}

function bash(options: readonly CommandOption[]): string {
  const cases = options.flatMap(({ flag, short, completions: values }) => {
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

function zsh(options: readonly CommandOption[]): string {
  const specs = options.flatMap(({ flag, short, description, completions: values }) => {
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

function fish(options: readonly CommandOption[]): string {
  const lines = options.map(({ flag, short, description, completions: values }) => {
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
