/** The options of `karpenter-lint`: parsed, described by `--help` and completed by shells from this one list. */
import { Command } from "commander";
import { ruleNames } from "../config-file/rule-names.js";
import { presetNames } from "../eslint/presets.js";
import { alternatives } from "../prose.js";
import { CommandOption } from "./command-option.js";
import { formatNames } from "./outputs.js";

/** The values as they are given. */
export interface Values {
  readonly config: string | boolean;
  readonly preset?: string;
  readonly release?: string;
  readonly rule?: readonly string[];
  readonly disable?: readonly string[];
  readonly ignorePattern?: readonly string[];
  readonly ignore: boolean;
  readonly inlineConfig: boolean;
  readonly fix?: true;
  readonly format?: readonly string[];
  readonly maxWarnings?: string;
  readonly exitZero?: true;
  readonly failIfEmpty?: true;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly stdin?: true;
  readonly stdinFilename?: string;
  readonly launch?: string;
  readonly type?: string;
  readonly upgrade?: string;
  readonly init?: true;
  readonly yes?: true;
  readonly listRules?: true;
  readonly explain?: string;
  readonly completion?: string;
  readonly help?: true;
  readonly version?: true;
}

const INTRODUCTION =
  "Lints Karpenter and Argo CD manifests, chart values and Terraform. Without a path, lints the current folder. Reads .karpenter-lint.yaml, or the repository's ESLint configuration if it includes this plugin.";

const EXIT_CODES = `
Exit codes: 0 = no errors; 1 = errors, more warnings than allowed, or nothing to
lint with --fail-if-empty; 2 = could not run.`;

/** The shells that `--completion` has scripts for. */
export const shellNames = ["bash", "zsh", "fish"] as const;

export function commandLine(): Command {
  const command = new Command("karpenter-lint")
    .usage("[options] [path ...]")
    .description(INTRODUCTION)
    .argument("[path...]")
    .helpOption(false)
    .configureHelp({ helpWidth: 80, visibleArguments: () => [] })
    .exitOverride()
    // Errors are printed by the caller.
    .configureOutput({ writeErr: () => undefined })
    .allowExcessArguments();
  const add = (flags: string, description: string) => {
    const option = new CommandOption(flags, description);
    command.addOption(option);
    return option;
  };

  command.optionsGroup("Configuration:");
  add("--config <file>", "use this file instead of the nearest .karpenter-lint.yaml").once().completing("path");
  add("--no-config", "read no configuration file, not even that of ESLint");
  add(
    "--preset <name>",
    `${alternatives(presetNames)}; ignores an ESLint configuration. Every preset except base also compares files`,
  )
    .once()
    .completing(presetNames);
  add("--release <n.n>", "the Karpenter release to check against, such as 1.14").once();
  add(
    "--rule <rule>",
    'turn a rule on, such as prefer-gp3, with options as in YAML: "NAME: {OPTION: VALUE}". Repeatable',
  )
    .repeatable()
    .completing(ruleNames);
  add("--disable <name>", "turn a rule off. Repeatable").repeatable().completing(ruleNames);
  add("--ignore-pattern <pattern>", "ignore files that match a pattern, as in a .gitignore. Repeatable").repeatable();
  add("--no-ignore", "also lint files that git ignores, and .terraform/");
  add(
    "--no-inline-config",
    "ignore comments that disable or configure rules, for files from people that you don't trust",
  );

  command.optionsGroup("Linting:");
  add("--fix", "apply fixes that cannot affect what runs");
  add("--stdin", "lint the text on stdin");
  add("--stdin-filename <path>", "the path of that text: determines how it is read and which files it is compared with")
    .once()
    .completing("path");

  command.optionsGroup("Output:");
  add(
    "-f, --format <name[=file]>",
    `${alternatives(formatNames)}, or the path or package of an ESLint formatter. With =FILE, the output is that file. Repeatable`,
  )
    .repeatable()
    .completing(formatNames);
  add("--quiet", "no summary and no progress");
  add("--verbose", "also print the configuration and every file that was skipped");
  add("--max-warnings <n>", "fail if there are more than n warnings").once();
  add("--exit-zero", "exit with 0 even if there are errors");
  add("--fail-if-empty", "fail if no manifest and no install of the chart is found");

  command.optionsGroup("Instead of linting:");
  add("--launch <pool>", "list the EC2 instance types that NodePools with this name admit")
    .once()
    .starting({ does: "lints nothing", uses: ["--type", "--no-ignore"], takesPaths: true });
  add("--type <type>", "with --launch, show what excludes this instance type, such as m7g.large").once();
  add("--upgrade <a..b>", "list what an upgrade of Karpenter changes for the files, such as 1.9..1.15")
    .once()
    .starting({
      does: "lists what an upgrade changes",
      uses: ["--config", "--no-config", "--no-ignore"],
      takesPaths: true,
    });
  add("--init", "set up this repository: configuration, pre-commit, CI, editor").starting({
    does: "sets up the current repository",
    uses: ["--yes"],
    takesPaths: false,
  });
  add("--yes", "with --init, create all files without asking");
  add("--list-rules", "list the rules").starting({ does: "lists all rules", uses: [], takesPaths: false });
  add("--explain <rule>", "show the page of a rule")
    .once()
    .completing(ruleNames)
    .starting({ does: "shows the page of a rule", uses: [], takesPaths: false });
  add("--completion <shell>", `print the completion for ${alternatives(shellNames)}`)
    .once()
    .completing(shellNames)
    .starting({ does: "prints a script", uses: [], takesPaths: false });
  add("-h, --help", "show this help");
  add("-v, --version", "show the version");
  return command;
}

/** The options in the order of the help. */
export function knownOptions(command: Command): readonly CommandOption[] {
  return command.options.filter((option) => option instanceof CommandOption);
}

export function help(): string {
  return `${commandLine().helpInformation()}${EXIT_CODES}\n`;
}
