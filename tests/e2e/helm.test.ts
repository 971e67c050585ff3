import { describe, expect, it } from "vitest";
import { eslintFindings, versions } from "./eslint.js";
import { linkPackages, makeFolder } from "./folders.js";
import { findings } from "./karpenter-lint.js";
import { codeBlock } from "../code-blocks.js";

const template = `{{- if .Values.enabled }}
apiVersion: karpenter.k8s.aws/v1
kind: EC2NodeClass
metadata:
  name: {{ .Values.name }}
  labels:
    {{- include "chart.labels" . | nindent 4 }}
spec:
  role: {{ .Values.role | quote }}
  amiFamily: AL2023
  metadataOptions:
    httpTokens: optional
    {{- with .Values.hop }}
    httpPutResponseHopLimit: {{ . }}
    {{- end }}
  amiSelectorTerms:
    {{- if .Values.fixed }}
    - id: ami-0123456789abcdef0
    {{- else }}
    - id: {{ .Values.ami }}
    {{- end }}
  subnetSelectorTerms:
    {{- toYaml .Values.subnets | nindent 4 }}
  blockDeviceMappings:
    - deviceName: /dev/xvda
      ebs:
        volumeSize: 20Gi
        {{- toYaml .Values.ebs | nindent 8 }}
    - deviceName: /dev/xvdb
      ebs:
        volumeSize: 20Gi
{{- end }}
`;

const branches = `apiVersion: karpenter.sh/v1
kind: NodePool
spec:
  template:
    spec:
      {{- if .Values.a }}
      expireAfter: 1d
      {{- else }}
      expireAfter: 2d
      {{- end }}
`;

const files = {
  "chart/Chart.yaml": "name: x\nversion: 1.0.0\n",
  "chart/templates/class.yaml": template,
  "chart/templates/pool.yaml": branches,
  "chart/templates/unreadable.yaml": `${template}  - {{ if x }}\n: {{ end }} [\n`,
  "elsewhere/templates/class.yaml": template,
};

const expected = [
  // It lacks `securityGroupSelectorTerms`, which the action at column 4 can't add.
  "chart/templates/class.yaml 8:1 karpenter/valid-schema",
  "chart/templates/class.yaml 12:17 karpenter/require-imdsv2",
  "chart/templates/class.yaml 18:11 karpenter/no-hardcoded-ami",
  "chart/templates/class.yaml 30:7 karpenter/require-encrypted-volumes",
  "chart/templates/pool.yaml 7:20 karpenter/valid-schema",
];

describe.concurrent("the templates of a chart", () => {
  it("are linted by karpenter-lint, but for what an action decides", async () => {
    const outcome = await findings(makeFolder(files));
    expect(outcome.findings).toEqual(expected);
    expect(outcome.stderr).toBe(
      "karpenter-lint: Skipped 2 files that are not valid YAML, such as unrendered templates: chart/templates/unreadable.yaml, elsewhere/templates/class.yaml\n",
    );
  });

  it.each(versions)("are linted by %s with the preset", async (version) => {
    const config = codeBlock("docs/other-files.md", "js", "karpenter.configs.helm");
    const folder = makeFolder({ ...files, "eslint.config.mjs": config });
    linkPackages(folder, version);
    expect((await eslintFindings(version, folder)).findings).toEqual(expected);
  });
});
