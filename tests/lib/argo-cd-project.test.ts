import { describe, expect, it } from "vitest";
import { normalizeRepository } from "../../lib/workspace/applications.js";
import { matchesGlob } from "../../lib/argo-cd/glob.js";
import { type ProjectFacts, allowsDestination, allowsKind, allowsRepository } from "../../lib/argo-cd/projects.js";
import { LINEAR, growth } from "../growth.js";

const nothing: ProjectFacts = {
  sourceRepos: [],
  destinations: [],
  allowedKinds: [],
  deniedKinds: [],
  sourceNamespaces: [],
};
const infra = "https://github.com/org/infra.git";
const home = "https://kubernetes.default.svc";

it.each<[string, string]>([
  ["https://github.com/org/infra.git", "github.com/org/infra"],
  ["https://github.com/Org/Infra/", "github.com/org/infra"],
  ["http://github.com/org/infra", "github.com/org/infra"],
  ["git@github.com:org/infra.git", "github.com/org/infra"],
  ["ssh://git@github.com:22/org/infra.git", "github.com/org/infra"],
  [" ssh://git@github.com/org/infra ", "github.com/org/infra"],
])("%s is the repository %s", (url, expected) => {
  expect(normalizeRepository(url)).toBe(expected);
});

describe("globs", () => {
  it.each<[string, string, "/" | undefined, boolean]>([
    ["abc", "abc", undefined, true],
    ["abc", "abcd", undefined, false],
    ["", "", undefined, true],
    ["", "a", undefined, false],
    ["a*", "a/b/c", undefined, true],
    ["a*", "a/b", "/", false],
    ["a/*", "a/b", "/", true],
    ["a/*", "a/", "/", true],
    ["a/*", "a", "/", false],
    ["a/*/c", "a/b/c", "/", true],
    ["a/*/c", "a/b/b/c", "/", false],
    ["a/**", "a/b/c", "/", true],
    ["a/**", "a", "/", false],
    ["a**c", "a/b/c", "/", true],
    ["*://x", "https://x", "/", true],
    ["a?c", "abc", "/", true],
    ["a?c", "a/c", "/", false],
    ["a?c", "a/c", undefined, true],
    ["[ab]c", "bc", undefined, true],
    ["[!ab]c", "bc", undefined, false],
    ["[a-c]d", "bd", undefined, true],
    ["[a-c]d", "ed", undefined, false],
    ["{prod,dev}-*", "dev-1", undefined, true],
    ["{prod,dev}-*", "qa-1", undefined, false],
    ["a\\*", "a*", undefined, true],
    ["a\\*", "ab", undefined, false],
    ["(a|b)+.c", "a.c", undefined, false],
    ["@(a)", "@(a)", undefined, true],
    [".*", ".x", "/", true],
  ])("%s on %s, separator %s: %s", (pattern, text, separator, expected) => {
    expect(matchesGlob(pattern, text, separator)).toBe(expected);
  });

  it("take a time that grows with the length of the pattern, and with that of the text", () => {
    const often = (run: () => unknown) => {
      for (let index = 0; index < 50; index += 1) run();
    };
    const patterns = (count: number) => {
      often(() => matchesGlob("*a".repeat(count), `${"a".repeat(200)}b`));
    };
    const texts = (length: number) => {
      often(() => matchesGlob("*a".repeat(100), `${"a".repeat(length)}b`));
    };
    expect(growth(30, patterns)).toBeLessThan(LINEAR);
    expect(growth(60, texts)).toBeLessThan(LINEAR);
    expect(matchesGlob("*a".repeat(128), `${"a".repeat(200)}b`)).toBe(false);
  });

  it("match if they are too long to be tried", () => {
    expect(matchesGlob("{a,b}".repeat(500), "x")).toBe(true);
    expect(matchesGlob("*a".repeat(100_000), `${"a".repeat(100_000)}b`)).toBe(true);
  });
});

describe("allowsRepository", () => {
  it.each<[string, readonly string[] | undefined, string, boolean]>([
    ["nobody knows", undefined, infra, true],
    ["no list", [], infra, false],
    ["itself", [infra], infra, true],
    ["without .git", ["https://github.com/org/infra"], infra, true],
    ["in other letters", ["https://GitHub.com/Org/infra"], infra, true],
    ["any", ["*"], "public.ecr.aws/karpenter", true],
    ["one level", ["https://github.com/org/*"], infra, true],
    ["a star stops at slashes", ["https://github.com/*"], infra, false],
    ["two stars don't", ["https://github.com/**"], infra, true],
    ["another protocol", ["git@github.com:org/infra.git"], infra, false],
    ["any protocol", ["*://github.com/org/infra"], infra, true],
    ["ssh in both spellings", ["ssh://git@github.com/org/infra"], "git@github.com:org/infra.git", true],
    ["globs over ssh", ["git@github.com:org/*"], "git@github.com:org/infra.git", true],
    ["an OCI registry", ["public.ecr.aws/karpenter"], "public.ecr.aws/karpenter", true],
    ["denied", ["*", "!https://github.com/org/**"], infra, false],
    ["denied first", ["!https://github.com/org/infra", "*"], infra, false],
    ["another one denied", ["!https://gitlab.com/**", "*"], infra, true],
    ["only denials, of others", ["!https://gitlab.com/**"], infra, true],
    ["only denials, of it", ["!https://github.com/**"], infra, false],
  ])("%s", (_, sourceRepos, repository, expected) => {
    expect(allowsRepository({ ...nothing, sourceRepos }, repository)).toBe(expected);
  });
});

describe("a project with many long patterns and many Applications", () => {
  const long = (count: number) => Array.from({ length: count }, (_, index) => `${"*a".repeat(120)}${String(index)}`);

  it("takes linear time for repositories", () => {
    const check = (count: number) => {
      const project = { ...nothing, sourceRepos: long(count) };
      for (let index = 0; index < count; index += 1) allowsRepository(project, "a".repeat(200) + String(index));
    };
    expect(growth(25, check)).toBeLessThan(LINEAR);
  });

  it("takes linear time for destinations", () => {
    const check = (count: number) => {
      const destinations = long(count).map((server) => ({ server, name: "", namespace: "*" }));
      for (let index = 0; index < count; index += 1) {
        const server = "a".repeat(200) + String(index);
        allowsDestination({ ...nothing, destinations }, { server, name: "", namespace: "x" });
      }
    };
    expect(growth(25, check)).toBeLessThan(LINEAR);
  });
});

describe("allowsDestination", () => {
  const to = (server: string, name: string, namespace: string) => ({ server, name, namespace });
  it.each<[string, ReturnType<typeof to>[] | undefined, ReturnType<typeof to>, boolean]>([
    ["nobody knows", undefined, to(home, "", "karpenter"), true],
    ["no list", [], to(home, "", "karpenter"), false],
    ["itself", [to(home, "", "karpenter")], to(home, "", "karpenter"), true],
    ["another namespace", [to(home, "", "kube-system")], to(home, "", "karpenter"), false],
    ["no namespace", [to(home, "", "karpenter")], to(home, "", ""), false],
    ["no namespace, any", [to(home, "", "*")], to(home, "", ""), true],
    ["another server", [to("https://1.2.3.4", "", "*")], to(home, "", "karpenter"), false],
    ["globs don't stop at slashes", [to("https*", "", "karp*")], to(home, "", "karpenter"), true],
    ["Argo CD's own cluster by its name", [to("", "in-cluster", "*")], to(home, "", "karpenter"), true],
    ["and the other way round", [to(home, "", "*")], to("", "in-cluster", "karpenter"), true],
    ["by name", [to("", "prod-*", "*")], to("", "prod-1", "karpenter"), true],
    ["by another name", [to("", "prod-*", "*")], to("", "dev", "karpenter"), false],
    ["which server has that name, nobody knows", [to("https://1.2.3.4", "", "*")], to("", "prod", "karpenter"), true],
    ["nobody knows, but the namespace", [to("https://1.2.3.4", "", "x")], to("", "prod", "karpenter"), false],
    ["a denied namespace", [to("*", "", "!kube-*"), to("*", "", "*")], to(home, "", "kube-system"), false],
    ["a namespace that isn't denied", [to("*", "", "!kube-*")], to(home, "", "karpenter"), true],
    ["a denied server", [to("!https://team1-*", "", "*"), to("*", "", "*")], to("https://team1-a", "", "x"), false],
    ["a server that isn't denied", [to("!https://team1-*", "", "*"), to("*", "", "*")], to(home, "", "x"), true],
  ])("%s", (_, destinations, destination, expected) => {
    expect(allowsDestination({ ...nothing, destinations }, destination)).toBe(expected);
  });
});

describe("allowsKind", () => {
  const of = (group: string, kind: string) => ({ group, kind });
  it.each<[string, ProjectFacts["allowedKinds"], ProjectFacts["deniedKinds"], boolean]>([
    ["no lists: none", [], [], false],
    ["nobody knows what is allowed", undefined, [], true],
    ["nobody knows what is denied", [], undefined, true],
    ["itself", [of("karpenter.sh", "NodePool")], [], true],
    ["another group", [of("eks.amazonaws.com", "NodePool")], [], false],
    ["another kind", [of("karpenter.sh", "NodeClaim")], [], false],
    ["any", [of("*", "*")], [], true],
    ["globs", [of("karpenter.*", "Node*")], [], true],
    ["denied", [of("*", "*")], [of("karpenter.sh", "*")], false],
    ["others denied", [of("*", "*")], [of("karpenter.k8s.aws", "*")], true],
    ["no group is the core's", [of("", "NodePool")], [], false],
  ])("%s", (_, allowedKinds, deniedKinds, expected) => {
    expect(allowsKind({ ...nothing, allowedKinds, deniedKinds }, "karpenter.sh", "NodePool")).toBe(expected);
  });
});
