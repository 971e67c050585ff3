import { describe, expect, it } from "vitest";
import { ConfigFileError, findConfigFile, readConfigFile } from "../../../lib/config-file/config-file.js";
import { MemoryFiles } from "../../../lib/workspace/memory-files.js";

function read(text: string) {
  return readConfigFile(text, "/repo/.karpenter-lint.yaml", ".karpenter-lint.yaml");
}

describe("a configuration file", () => {
  it("may have keys without values", () => {
    expect(read("preset:\nrules:\n#  prefer-gp3: off\n")).toMatchObject({ preset: "recommended", rules: {} });
  });

  it("may be empty", () => {
    const empty = { folder: "/repo", preset: "recommended", rules: {}, ignores: [], settings: {} };
    expect(read("")).toEqual(empty);
    expect(read("# preset: strict\n")).toEqual(empty);
  });

  it("contains preset, rules, ignored files and settings", () => {
    const text = `preset: strict
release: v1.9.2
root: infrastructure
environments:
  prod: { files: [clusters/prod], clusterName: acme }
  dev: [clusters/dev]
valuesFiles: [envs/*/karpenter.yaml]
rules:
  prefer-gp3: off
  no-public-ip: on
  require-imdsv2: true
  valid-expire-after: { severity: warn, max: 720h }
ignores: [charts/, "*.local.yaml"]
`;
    expect(read(text)).toEqual({
      folder: "/repo",
      preset: "strict",
      rules: {
        "prefer-gp3": "off",
        "no-public-ip": "on",
        "require-imdsv2": true,
        "valid-expire-after": { severity: "warn", max: "720h" },
      },
      ignores: ["charts/", "*.local.yaml"],
      settings: {
        release: "v1.9.2",
        root: "/repo/infrastructure",
        environments: { prod: { files: ["clusters/prod"], clusterName: "acme" }, dev: ["clusters/dev"] },
        valuesFiles: ["envs/*/karpenter.yaml"],
      },
    });
  });

  it("has releases as they are written, not as numbers", () => {
    expect(read("release: 1.10\nkubernetesVersion: 1.30 # soon 1.31\n").settings).toEqual({
      release: "1.10",
      kubernetesVersion: "1.30",
    });
  });

  it.each([
    ["relase: 1.10", '1:1: Unknown key "relase"; did you mean "release"?'],
    ["preset: strict\nrules:\n  prefer-gp: off", '3:3: Unknown key "prefer-gp" in "rules"; did you mean "prefer-gp3"?'],
    [
      "rules:\n  karpenter/no-public-ip: off",
      '2:3: Unknown key "karpenter/no-public-ip" in "rules"; did you mean "no-public-ip"?',
    ],
    ["rules:\n  xyz: off", '2:3: Unknown key "xyz" in "rules"; see karpenter-lint --list-rules.'],
    [
      "preset: recomended",
      '1:9: "preset" must be "base", "recommended", "strict", "workspace" or "all", not "recomended"; did you mean "recommended"?',
    ],
    [
      "rules:\n  valid-disruption-budgets:\n    checkWindow: true",
      '3:5: Unknown key "checkWindow" in "rules.valid-disruption-budgets"; did you mean "checkWindows"?',
    ],
    [
      "rules: { prefer-gp3: wrn }",
      '1:22: "rules.prefer-gp3" must be "error", "warn", "on" or "off", not "wrn"; did you mean "warn"?',
    ],
    ["rules: { prefer-gp3: 1 }", '1:22: "rules.prefer-gp3" must be a string, true, false or a mapping, not 1.'],
    ["rules: { prefer-gp3: { x: 1 } }", '1:24: Unknown key "x" in "rules.prefer-gp3"; available: severity.'],
    ["ignores: charts/", '1:10: "ignores" must be a list, not "charts/".'],
    ["ignores:\n  - a\n  - 3", '3:5: "ignores.1" must be a string, not 3.'],
    ["ignores: [a, a]", '1:10: "ignores" must not contain duplicates.'],
    ["release: newest", '1:10: "release" must be like "1.15", not "newest".'],
    [
      "environments:\n  prod: { clusterName: a }",
      '2:9: "environments.prod" is missing the required key "files"; add it.',
    ],
    ["environments:\n  prod: []", '2:9: "environments.prod" must not be empty.'],
    ["valuesFiles: 3", '1:14: "valuesFiles" must be true, false or a list, not 3.'],
    ["- preset", '1:1: The file must be a mapping or empty, not ["preset"].'],
    ["preset: strict\npreset: all", "2:1: Not valid YAML: map keys must be unique."],
    ["release: 0.1", '1:10: "release": 0.1 is older than 0.32, the oldest supported release.'],
    ["root: ..", '1:7: "root" must be like "clusters", not "..".'],
    ["root: a/../../b", '1:7: "root" must be like "clusters", not "a/../../b".'],
    ["root: /etc", '1:7: "root" must be like "clusters", not "/etc".'],
    [
      "rules: { valid-expire-after: { max: 30d } }",
      '1:37: "rules.valid-expire-after.max" is not valid: "30d"; see karpenter-lint --explain valid-expire-after.',
    ],
    ["environments: { a: &x { files: *x } }", '1:32: "environments.a.files" must be a list, not this value.'],
    ["preset: *nope", "1:1: Not valid YAML: an alias has no anchor."],
    ["preset: strict\n---\npreset: all", "2:1: Not valid YAML: it must be one document."],
    ["rules: {", "1:9: Not valid YAML: flow map in block collection must be sufficiently indented and end with a }."],
  ])("that is not valid is described with its position: %j", (text, message) => {
    const error = expect.objectContaining({ message: `.karpenter-lint.yaml:${message}` }) as Error;
    expect(() => read(text)).toThrow(ConfigFileError);
    expect(() => read(text)).toThrow(error);
  });

  it("cannot bring control characters into a message", () => {
    expect(() => read('"\\e[31m": 1')).toThrow(
      /^\.karpenter-lint\.yaml:1:1: Unknown key "\\u\{1b\}\[31m"; available: /u,
    );
  });

  it("that is nested too deeply is refused", () => {
    expect(() => read(`preset: ${"[".repeat(5000)}`)).toThrow(/: Not valid YAML: it is nested too deeply\.$/u);
  });

  it("that is very large is refused", () => {
    expect(() => read(`x: ${"y".repeat(100_001)}`)).toThrow(
      ".karpenter-lint.yaml:1:1: The file has more than 100,000 characters.",
    );
  });

  it("with aliases that repeat too much is refused", () => {
    const levels = Array.from({ length: 12 }, (_, index) => {
      const items = index === 0 ? "x" : Array.from({ length: 9 }, () => `*a${String(index - 1)}`).join(", ");
      return `a${String(index)}: &a${String(index)} [${items}]`;
    });
    expect(() => read(levels.join("\n"))).toThrow("Not valid YAML: it has too many aliases.");
  });
});

describe("the file that counts", () => {
  const files = new MemoryFiles({
    "/home/.karpenter-lint.yaml": "",
    "/home/repo/.git/HEAD": "",
    "/home/repo/.karpenter-lint.yaml": "",
    "/home/repo/a/b/c.yaml": "",
    "/home/repo/a/.karpenter-lint.yaml": "",
    "/home/other/.git/HEAD": "",
    "/home/other/a/b.yaml": "",
    "/home/loose/a/b.yaml": "",
    "/home/loose/.karpenter-lint.yaml": "",
  });

  it.each([
    ["the nearest one", "/home/repo/a/b", "/home/repo/a/.karpenter-lint.yaml"],
    ["that of the root", "/home/repo", "/home/repo/.karpenter-lint.yaml"],
    ["none from outside of the repository", "/home/other/a", undefined],
    ["outside of repositories, only that in the folder", "/home/loose", "/home/loose/.karpenter-lint.yaml"],
    ["outside of repositories, none from above", "/home/loose/a", undefined],
  ])("is %s", (_, start, expected) => {
    expect(findConfigFile(files, start)).toBe(expected);
  });
});
