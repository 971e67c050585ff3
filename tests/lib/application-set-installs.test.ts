/** The installs that ApplicationSets generate for the elements of their lists. */
import { describe, expect, it } from "vitest";
import { installsBy } from "../../lib/argo-cd/chart-installs.js";
import { manifestsOf } from "../../lib/model/parse.js";
import { readFacts } from "../../lib/workspace/read-facts.js";
import { parseText } from "../../lib/yaml/document.js";

interface Parts {
  readonly generators: string;
  readonly source?: string;
  readonly more?: string;
}

const own = "{ chart: karpenter, repo: public.ecr.aws/karpenter, version: 1.9.0, namespace: kube-system }";
const other = "{ chart: metrics-server, repo: https://charts.acme.io, version: 3.0.0, namespace: default }";
const list = (...elements: string[]) => `{ list: { elements: [${elements.join(", ")}] } }`;

function set({ generators, source, more = "" }: Parts): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: addons }
spec:
  generators: [${generators}]
${more}  template:
    metadata: { name: "{{chart}}" }
    spec:
      destination: { namespace: "{{namespace}}" }
      source: ${source ?? '{ chart: "{{chart}}", repoURL: "{{repo}}", targetRevision: "{{version}}" }'}
`;
}

function installsIn(parts: Parts) {
  const text = set(parts);
  return manifestsOf(parseText(text))
    .flatMap((manifest) => installsBy(manifest))
    .map(({ chart, version, repository, revision, namespace, values }) => ({
      chart,
      version,
      repository: repository.value,
      revision: text.slice(...revision.range),
      namespace: namespace?.value,
      isShared: values.isReadElsewhere(["replicas"]),
    }));
}

const found = {
  chart: "karpenter",
  version: "1.9.0",
  repository: "public.ecr.aws/karpenter",
  revision: "1.9.0",
  namespace: "kube-system",
  isShared: false,
};

describe("the installs of an ApplicationSet", () => {
  it("are those of the elements of a list", () => {
    expect(installsIn({ generators: list(own) })).toEqual([found]);
    const older = own.replace("1.9.0", "1.8.0");
    expect(installsIn({ generators: list(own, older) })).toEqual([
      found,
      { ...found, version: "1.8.0", revision: "1.8.0" },
    ]);
    expect(installsIn({ generators: `${list(own)}, ${list(other)}` })).toEqual([{ ...found, isShared: true }]);
    expect(installsIn({ generators: list(other) })).toEqual([]);
  });

  it("have values of Go templates", () => {
    const more = "  goTemplate: true\n";
    const source = '{ chart: "{{ .chart }}", repoURL: "{{.values.repo}}", targetRevision: "{{- .version -}}" }';
    const element = "{ chart: karpenter, values: { repo: public.ecr.aws/karpenter }, version: 1.9.0 }";
    expect(installsIn({ generators: list(element), source, more })).toEqual([{ ...found, namespace: undefined }]);
    expect(installsIn({ generators: list(own), source, more: "  goTemplate: {{ x }}\n" })).toEqual([]);
    // Without it, such tags stay as they are.
    expect(installsIn({ generators: list(element), source })).toEqual([]);
    expect(installsIn({ generators: list(own), more })).toEqual([]);
  });

  it("have the version that several parameters form", () => {
    const source = '{ chart: karpenter, repoURL: public.ecr.aws/karpenter, targetRevision: "{{minor}}.{{patch}}" }';
    const [install, ...others] = installsIn({ generators: list('{ minor: "1.9", patch: "0" }'), source });
    expect(install).toMatchObject({ chart: "karpenter", version: "1.9.0", revision: '"{{minor}}.{{patch}}"' });
    expect(others).toEqual([]);
  });

  it("have unknown parts where elements don't decide", () => {
    const source = '{ chart: karpenter, repoURL: public.ecr.aws/karpenter, targetRevision: "{{version}}" }';
    const unknown = { ...found, version: undefined, namespace: undefined, revision: '"{{version}}"' };
    const generators = [
      "{ git: { files: [] } }",
      "{ list: { elements: [{ name: a }] } }",
      '{ list: { elements: [{ version: "{{ x }}" }] } }',
      "{ list: { elements: [{ version: 1.9 }] } }",
      `{ list: { elements: [${own}] }, selector: { matchLabels: { chart: karpenter } } }`,
      `{ list: { elements: [${own}], template: { spec: { project: a } } } }`,
      `{ merge: { mergeKeys: [name], generators: [{ clusters: {} }, ${list(own)}] } }`,
      `{ matrix: { generators: [${list("{ name: a }")}, ${list(own)}] } }`,
    ];
    for (const generator of generators) expect(installsIn({ generators: generator, source })).toEqual([unknown]);
    const withFiles = `{ git: { files: [] } }, ${list(own)}`;
    expect(installsIn({ generators: withFiles, source })).toEqual([unknown, found]);
    expect(installsIn({ generators: `{ list: { elementsYaml: x, elements: [${own}] } }`, source })).toHaveLength(2);
  });

  it("are certain for a list inside a matrix", () => {
    expect(installsIn({ generators: `{ matrix: { generators: [{ clusters: {} }, ${list(own)}] } }` })).toEqual([found]);
  });

  it("are facts of the repository", () => {
    const [resource] = readFacts("set.yaml", set({ generators: list(other, own) }))?.resources ?? [];
    expect(resource?.application?.charts).toMatchObject([
      { name: "karpenter", version: "1.9.0", namespace: "kube-system" },
    ]);
  });

  it("are limited", () => {
    const source = '{ chart: karpenter, repoURL: public.ecr.aws/karpenter, targetRevision: "{{version}}" }';
    expect(installsIn({ generators: list(...Array.from({ length: 3000 }, () => own)), source })).toHaveLength(100);
  });
});
