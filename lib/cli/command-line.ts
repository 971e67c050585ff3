/** The options of `karpenter-lint`: parsed, described by `--help` and completed by shells from this one list. */
import { Command, Option } from "commander";
import { presetNames } from "../eslint/presets.js";
import { alternatives } from "../prose.js";
import { UsageError } from "./usage-error.js";
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

/** The options that only linting has. */
const LINTING = [
  ...["config", "preset", "release", "rule", "disable", "ignorePattern", "inlineConfig", "fix", "format"],
  ...["maxWarnings", "exitZero", "failIfEmpty", "quiet", "verbose", "stdin", "stdinFilename"],
];

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
  const add = (flags: string, description: string) => command.addOption(single(flags, description));
  const addList = (flags: string, description: string) => command.addOption(list(flags, description));
  const addSwitch = (flags: string, description: string) => command.addOption(new Option(flags, description));

  command.optionsGroup("Configuration:");
  add("--config <file>", "use this file instead of the nearest .karpenter-lint.yaml");
  addSwitch("--no-config", "read no configuration file, not even that of ESLint");
  add(
    "--preset <name>",
    `${alternatives(presetNames)}; ignores an ESLint configuration. Every preset except base also compares files`,
  );
  add("--release <n.n>", "the Karpenter release to check against, such as 1.14");
  addList(
    "--rule <rule>",
    'turn a rule on, such as prefer-gp3, with options as in YAML: "NAME: {OPTION: VALUE}". Repeatable',
  );
  addList("--disable <name>", "turn a rule off. Repeatable");
  addList("--ignore-pattern <pattern>", "ignore files that match a pattern, as in a .gitignore. Repeatable");
  addSwitch("--no-ignore", "also lint files that git ignores, and .terraform/");
  addSwitch(
    "--no-inline-config",
    "ignore comments that disable or configure rules, for files from people that you don't trust",
  );

  command.optionsGroup("Linting:");
  addSwitch("--fix", "apply fixes that cannot affect what runs");
  addSwitch("--stdin", "lint the text on stdin");
  add(
    "--stdin-filename <path>",
    "the path of that text: determines how it is read and which files it is compared with",
  );

  command.optionsGroup("Output:");
  command.addOption(
    list(
      "-f, --format <name[=file]>",
      `${alternatives(formatNames)}, or the path or package of an ESLint formatter. With =FILE, the output is that file. Repeatable`,
    ),
  );
  addSwitch("--quiet", "no summary and no progress");
  addSwitch("--verbose", "also print the configuration and every file that was skipped");
  add("--max-warnings <n>", "fail if there are more than n warnings");
  addSwitch("--exit-zero", "exit with 0 even if there are errors");
  addSwitch("--fail-if-empty", "fail if no manifest and no install of the chart is found");

  command.optionsGroup("Instead of linting:");
  command.addOption(
    single("--launch <pool>", "list the EC2 instance types that NodePools with this name admit").conflicts(LINTING),
  );
  add("--type <type>", "with --launch, show what excludes this instance type, such as m7g.large");
  command.addOption(
    single("--upgrade <a..b>", "list what an upgrade of Karpenter changes for the files, such as 1.9..1.15").conflicts([
      ...LINTING.filter((name) => name !== "config"),
      "launch",
    ]),
  );
  addSwitch("--init", "set up this repository: configuration, pre-commit, CI, editor");
  addSwitch("--yes", "with --init, create all files without asking");
  addSwitch("--list-rules", "list the rules");
  add("--explain <rule>", "show the page of a rule");
  add("--completion <shell>", "print the completion for bash, zsh or fish");
  addSwitch("-h, --help", "show this help");
  addSwitch("-v, --version", "show the version");
  return command;
}

/** An option whose last value would silently count. */
function single(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value, previous: unknown) => {
    const name = /--[\w-]+/u.exec(flags)?.[0] ?? flags;
    if (typeof previous === "string") throw new UsageError(`${name} can be set only once.`);
    return value;
  });
}

function list(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value, previous: readonly string[] | undefined) => [
    ...(previous ?? []),
    value,
  ]);
}

export function help(): string {
  return `${commandLine().helpInformation()}${EXIT_CODES}\n`;
}
