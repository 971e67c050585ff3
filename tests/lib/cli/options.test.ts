import { describe, expect, it } from "vitest";
import { commandLine, knownOptions } from "../../../lib/cli/command-line.js";
import { parseRequest } from "../../../lib/cli/options.js";

describe("options that do not go together", () => {
  it.each([
    [["--no-config", "--config", "a.yaml"], "--config and --no-config cannot be used together; remove one."],
    [["--config", "a.yaml", "--no-config"], "--config and --no-config cannot be used together; remove one."],
    [["--list-rules", "--preset", "strict"], "--list-rules lists all rules, so it cannot be used with --preset."],
    [["--list-rules", "apps"], "--list-rules lists all rules, so it cannot be used with paths."],
    [["--type", "m7g.large", "--list-rules"], "--list-rules lists all rules, so it cannot be used with --type."],
    [["--explain", "prefer-gp3", "valid-role"], "--explain shows the page of a rule, so it cannot be used with paths."],
    [["--fix", "--explain", "prefer-gp3"], "--explain shows the page of a rule, so it cannot be used with --fix."],
    [["--completion", "zsh", "--quiet"], "--completion prints a script, so it cannot be used with --quiet."],
    [
      ["--explain", "prefer-gp3", "--list-rules"],
      "--explain shows the page of a rule, so it cannot be used with --list-rules.",
    ],
    [["--init", "--config", "a.yaml"], "--init sets up the current repository, so it cannot be used with --config."],
    [["--init", "--no-config"], "--init sets up the current repository, so it cannot be used with --no-config."],
    [["--launch", "a", "--no-config"], "--launch lints nothing, so it cannot be used with --no-config."],
    [["--launch", "a", "--upgrade", "1.9..1.15"], "--launch lints nothing, so it cannot be used with --upgrade."],
    [["--type", "m7g.large"], "--type requires --launch with the name of a NodePool."],
    [["--yes"], "--yes requires --init."],
    [["--explain", "prefer-gp3", "--explain", "valid-role"], "--explain can be set only once."],
    [["--max-warnings", "-5"], '--max-warnings must be 0 or a larger integer, not "-5".'],
    [["--max-warnings=1.5"], '--max-warnings must be 0 or a larger integer, not "1.5".'],
  ])("%j", (args, sentence) => {
    expect(() => parseRequest(args)).toThrow(new Error(sentence));
  });

  it.each([
    [["--help", "--list-rules", "--fix"], { action: "help" }],
    [["-v", "apps"], { action: "version" }],
    [["--init", "--yes"], { action: "init", isAnswered: true }],
    [["--launch", "a", "--type", "m7g.large", "--no-ignore", "apps"], { action: "launch", paths: ["apps"] }],
    [["--upgrade", "1.9..1.15", "--no-config", "--no-ignore", "apps"], { action: "upgrade" }],
    [["--no-config", "--max-warnings", "0"], { action: "lint", options: { config: false, maxWarnings: 0 } }],
    [["--config", "a.yaml", "--max-warnings=-1"], { action: "lint", options: { config: "a.yaml", maxWarnings: -1 } }],
  ])("%j is accepted", (args, request) => {
    expect(parseRequest(args)).toMatchObject(request);
  });

  it("are known by the names that they have", () => {
    const options = knownOptions(commandLine());
    const flags = options.map(({ flag }) => flag);
    expect(options.flatMap(({ action }) => action?.uses ?? []).filter((flag) => !flags.includes(flag))).toEqual([]);
  });
});
