import karpenter from "../../lib/index.js";
import { positionOf } from "../positions.js";
import { type Files, linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

// Which texts are placeholders, and which aren't, is tested in tests/lib/placeholders.test.ts.

const nodeClass = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";
const application =
  "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: karpenter\n    helm:\n";
const removal = { messageId: "removeEndpoint" };

function whole(value: string): Report {
  return { messageId: "placeholder", data: { value } };
}

function word(value: string, placeholder: string): Report {
  return { messageId: "placeholderInside", data: { value, placeholder } };
}

const checkVariables = [{ checkVariables: true }];

const withRole = (role: string, chart = "karpenter", more = "") =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\nspec:\n  source:\n    repoURL: public.ecr.aws/karpenter\n    chart: ${chart}\n    helm:\n      valuesObject: { settings: { clusterName: ${role} } }\n${more}`;

const replacedBy = (name: string, others: Files, app = withRole('"${CLUSTER}"')) => ({
  name: `a variable that ${name}`,
  ...linted({ "app.yaml": app, ...others }),
  options: checkVariables,
});

const literal = (name: string, code: string, value: string, placeholder = value, text = value) => {
  const data = { value, placeholder };
  return {
    name,
    ...linted({ "app.yaml": code }),
    options: checkVariables,
    errors: [{ messageId: "literalVariable", data, ...positionOf(code, text), suggestions: [] }],
  };
};

ruleTester.run("no-placeholder-values", karpenter.rules["no-placeholder-values"], {
  texts: {
    emptyAccount: "`arn:aws:iam:::role/x` has an empty account field; add the account ID.",
    exampleAccount:
      "`arn:aws:iam::123456789012:role/x` contains 123456789012, an example account ID from the AWS documentation; replace it with your own.",
    exampleHost:
      "`https://example.com/x` points to `example.com`, a domain reserved for documentation; replace it with the real host.",
    literalVariable:
      "Argo CD passes `${CLUSTER}` to the chart without replacing `${CLUSTER}`; replace it with the real value.",
    placeholder: "`REPLACE_ME` is a placeholder; replace it with the real value.",
    placeholderInside: "`x/YOUR_ORG` still contains the placeholder `YOUR_ORG`; replace it with the real value.",
    removeEndpoint: "Remove `clusterEndpoint`; on EKS, Karpenter discovers the endpoint.",
  },
  valid: [
    { name: "a variable, without the option", ...linted({ "app.yaml": withRole('"${CLUSTER}"') }) },
    { name: "a variable in no repository", code: withRole('"${CLUSTER}"'), options: checkVariables },
    replacedBy("envsubst replaces", { "deploy.sh": "envsubst < app.yaml | kubectl apply -f -\n" }),
    replacedBy("a workflow replaces", { ".github/workflows/x.yml": "jobs: { a: { steps: [{ run: envsubst }] } }\n" }),
    replacedBy("Flux replaces", {
      "flux.yaml":
        "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec: { postBuild: { substitute: { CLUSTER: prod } } }\n",
    }),
    replacedBy("sed replaces", { "deploy.sh": "sed 's|\\${CLUSTER}|prod|' app.yaml\n" }),
    replacedBy("an overlay may replace", {
      "kustomization.yaml": "resources: [app.yaml]\npatches: [{ target: { kind: Application }, path: x.yaml }]\n",
    }),
    replacedBy("a plugin may replace", {}, withRole('"${CLUSTER}"', "karpenter", "    plugin: { name: envsubst }\n")),
    replacedBy("another chart may replace at run time", {}, withRole('"${CLUSTER}"', "grafana")),
    replacedBy("is escaped", {}, withRole('"$${CLUSTER}"')),
    replacedBy("has a name in lower case", {}, withRole('"${cluster}"')),
    replacedBy("is in a script", {}, withRole('"echo ${CLUSTER} > /x"')),
    replacedBy("is next to a template", {}, withRole('"${CLUSTER}-{{ .x }}"')),
    replacedBy(
      "is in a parameter",
      {
        "b.yaml": "",
      },
      withRole("x").replace(
        "valuesObject: { settings: { clusterName: x } }",
        'parameters: [{ name: settings.clusterName, value: "${CLUSTER}" }]',
      ),
    ),
    {
      name: "a variable that the user allows",
      ...linted({ "app.yaml": withRole('"${CLUSTER}"') }),
      options: [{ checkVariables: true, allowValues: ["CLUSTER"] }],
    },
    {
      name: "the name of an environment variable",
      code: `${application}      valuesObject:\n        controller: { env: [{ name: CLUSTER_NAME, value: x }, { name: AWS_ROLE_ARN, value: x }] }\n`,
    },
    {
      name: "real values",
      code: `${nodeClass}  role: KarpenterNodeRole-prod\n  tags: { env: production, cost: "42", on: true }\n`,
    },
    {
      name: "comments",
      code: `${nodeClass}  role: KarpenterNodeRole-x # TODO: replace with YOUR_CLUSTER\n  # CHANGEME\n`,
    },
    { name: "keys", code: `${nodeClass}  tags: { CHANGEME: x, your-org: y, example.com/team: z }\n` },
    {
      name: "taints and labels below example.com",
      code: "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  template:\n    spec:\n      taints: [{ key: example.com/special-taint, effect: NoSchedule }]\n      requirements: [{ key: node.example.com/type, operator: Exists }]\n",
    },
    {
      name: "userData",
      code: `${nodeClass}  userData: |\n    sed -i s/REPLACE_ME/x/ /etc/x\n---\n${nodeClass}  userData: "echo CHANGEME"\n`,
    },
    {
      name: "templated",
      code: `${nodeClass}  role: "REPLACE_ME-{{ x }}"\n  tags: { a: "\${YOUR_ORG}", b: $YOUR_ORG, c: $(CHANGEME), d: "%{ if x }TODO%{ endif }" }\n`,
    },
    { name: "templated without quotes", code: `${nodeClass}  role: {{ CHANGEME }}\n` },
    {
      name: "Argo CD's value files",
      code: `${application}      valueFiles: [$k8s-infra/apps/values.yaml, $values/YOUR_ORG/x.yaml]\n`,
    },
    {
      name: "an empty endpoint",
      code: `${application}      values: |\n        settings:\n          clusterEndpoint: ""\n`,
    },
    {
      name: "comments and keys in values",
      code: `${application}      values: |\n        # CHANGEME\n        REPLACE_ME: x # TODO\n`,
    },
    {
      name: "templated values",
      code: `${application}      values: |\n        a: REPLACE_ME-{{ .x }}\n        b: {{ YOUR_ORG }}\n        {{- if .CHANGEME }}\n        c: d\n        {{- end }}\n`,
    },
    { name: "values that are no YAML", code: `${application}      values: |\n        [: CHANGEME\n` },
    {
      name: "what kubectl keeps of an earlier manifest",
      code: `${nodeClass.replace("spec:", "metadata:")}  annotations: { kubectl.kubernetes.io/last-applied-configuration: '{"role":"REPLACE_ME"}' }\n`,
    },
    {
      name: "what controllers and the API server write",
      code: `${nodeClass.replace("spec:", "metadata: { managedFields: [{ manager: CHANGEME }] }\nspec:")}  role: x\nstatus: { instanceProfile: CHANGEME }\n---\n${application}      releaseName: x\nstatus:\n  operationState: { operation: { initiatedBy: { username: jane@example.com } } }\noperation:\n  initiatedBy: { username: jane@example.com }\n`,
    },
    {
      name: "what is no manifest of ours",
      code: "apiVersion: v1\nkind: ConfigMap # karpenter.sh/ NodePool\ndata: { a: CHANGEME }\n",
    },
    {
      name: "another group",
      code: "apiVersion: app.k8s.io/v1beta1\nkind: Application # argoproj.io/v1alpha1\nspec: { a: CHANGEME }\n",
    },
    { name: "numbers, booleans, nulls", code: `${nodeClass}  a: 123456789012\n  b: true\n  c: null\n` },
    {
      name: "allowed",
      code: `${nodeClass}  role: KarpenterNodeRole-your-cluster\n`,
      options: [{ allowValues: ["-your-cluster$"] }],
    },
  ],
  invalid: [
    literal(
      "a variable in the values of a chart",
      withRole('"${CLUSTER}"'),
      "${CLUSTER}",
      "${CLUSTER}",
      '"${CLUSTER}"',
    ),
    literal(
      "a part of a value",
      withRole("'eks-${CLUSTER_NAME}-a'"),
      "eks-${CLUSTER_NAME}-a",
      "${CLUSTER_NAME}",
      "'eks-${CLUSTER_NAME}-a'",
    ),
    literal(
      "values as text, CRLF",
      withRole("x")
        .replace(
          "valuesObject: { settings: { clusterName: x } }",
          "values: |\n        settings:\n          clusterName: ${A1}",
        )
        .replaceAll("\n", "\r\n"),
      "${A1}",
    ),
    {
      name: "fields with the names of those that controllers write",
      code: `${nodeClass}  tags: { status: REPLACE_ME }\n`,
      errors: [{ ...whole("REPLACE_ME"), line: 4, column: 19, endLine: 4, endColumn: 29, suggestions: [] }],
    },
    {
      name: "the value of an environment variable",
      code: `${application}      valuesObject:\n        controller: { env: [{ name: CLUSTER_NAME, value: CLUSTER_NAME }] }\n`,
      errors: [{ ...whole("CLUSTER_NAME"), line: 8, column: 58, endLine: 8, endColumn: 70 }],
    },
    {
      name: "a whole value, a part of one, in every style",
      code: `${nodeClass}  role: REPLACE_ME # why\n  tags: {"a": "changeme", b: 'x/YOUR_ORG'}\n  detail:\n    - |\n      TODO\n    - >-\n      FIXME\n`,
      errors: [
        { ...whole("REPLACE_ME"), line: 4, column: 9, endLine: 4, endColumn: 19, suggestions: [] },
        { ...whole("changeme"), line: 5, column: 15, endLine: 5, endColumn: 25, suggestions: [] },
        { ...word("x/YOUR_ORG", "YOUR_ORG"), line: 5, column: 30, endLine: 5, endColumn: 42, suggestions: [] },
        { ...whole("TODO"), line: 7, column: 7, endLine: 8, endColumn: 11, suggestions: [] },
        { ...whole("FIXME"), line: 9, column: 7, endLine: 10, endColumn: 12, suggestions: [] },
      ],
    },
    {
      name: "once, where it is written, under CRLF",
      code: "kind: List\r\napiVersion: v1\r\nitems:\r\n- apiVersion: karpenter.sh/v1beta1\r\n  kind: NodePool\r\n  a: &a { b: CHANGEME }\r\n  c: *a\r\n  d: { <<: *a }\r\n",
      errors: [{ ...whole("CHANGEME"), line: 6, column: 14, endLine: 6, endColumn: 22, suggestions: [] }],
    },
    {
      name: "accounts and hosts of documentation",
      code: "apiVersion: karpenter.k8s.aws/v1alpha1\nkind: AWSNodeTemplate\nspec:\n  a: arn:aws:iam::123456789012:role/x\n  b: arn:aws:iam:::role/x\n  c: https://example.com/x\n  d: CLUSTER_NAME\n",
      errors: [
        {
          messageId: "exampleAccount",
          data: { value: "arn:aws:iam::123456789012:role/x", placeholder: "123456789012" },
          line: 4,
          column: 6,
          endLine: 4,
          endColumn: 38,
          suggestions: [],
        },
        {
          messageId: "emptyAccount",
          data: { value: "arn:aws:iam:::role/x" },
          line: 5,
          column: 6,
          endLine: 5,
          endColumn: 26,
          suggestions: [],
        },
        {
          messageId: "exampleHost",
          data: { value: "https://example.com/x", placeholder: "example.com" },
          line: 6,
          column: 6,
          endLine: 6,
          endColumn: 27,
          suggestions: [],
        },
        { ...whole("CLUSTER_NAME"), line: 7, column: 6, endLine: 7, endColumn: 18, suggestions: [] },
      ],
    },
    {
      name: "the endpoint in Karpenter's values, which may go",
      code: `${application}      values: |\n        settings:\n          clusterName: prod # why\n          # ask the platform team\n          clusterEndpoint: https://<endpoint> # soon\n        replicas: 2\n  project: x\n`,
      errors: [
        {
          ...word("https://<endpoint>", "<endpoint>"),
          line: 11,
          column: 28,
          endLine: 11,
          endColumn: 46,
          suggestions: [
            {
              ...removal,
              output: `${application}      values: |\n        settings:\n          clusterName: prod # why\n          # ask the platform team\n        replicas: 2\n  project: x\n`,
            },
          ],
        },
      ],
    },
    {
      name: "the endpoint as a parameter and as an object, under CRLF",
      code: `${application}      parameters:\n        - name: settings.clusterEndpoint\n          value: CHANGEME\n        - name: settings.clusterName\n          value: x\n---\n${application}      valuesObject:\n        settings: { clusterEndpoint: CHANGEME, clusterName: x }\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        {
          ...whole("CHANGEME"),
          line: 9,
          column: 18,
          endLine: 9,
          endColumn: 26,
          suggestions: [
            {
              ...removal,
              output:
                `${application}      parameters:\n        - name: settings.clusterName\n          value: x\n---\n${application}      valuesObject:\n        settings: { clusterEndpoint: CHANGEME, clusterName: x }\n`.replaceAll(
                  "\n",
                  "\r\n",
                ),
            },
          ],
        },
        {
          ...whole("CHANGEME"),
          line: 20,
          column: 38,
          endLine: 20,
          endColumn: 46,
          suggestions: [
            {
              ...removal,
              output:
                `${application}      parameters:\n        - name: settings.clusterEndpoint\n          value: CHANGEME\n        - name: settings.clusterName\n          value: x\n---\n${application}      valuesObject:\n        settings: { clusterName: x }\n`.replaceAll(
                  "\n",
                  "\r\n",
                ),
            },
          ],
        },
      ],
    },
    {
      name: "values in quotes, in an ApplicationSet, of a chart that isn't Karpenter's",
      code: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    metadata: { name: "{{ .name }}" }\n    spec:\n      sources:\n        - chart: grafana\n          helm: { values: "settings: { clusterEndpoint: CHANGEME, x: '{{ y }}' }" }\n`,
      errors: [{ ...whole("CHANGEME"), line: 9, column: 57, endLine: 9, endColumn: 65, suggestions: [] }],
    },
    {
      name: "values inside a patch of a template",
      code: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  templatePatch: |\n    spec:\n      source:\n        repoURL: oci://public.ecr.aws/karpenter/karpenter\n        helm:\n          values: |-\n            settings:\n              clusterEndpoint: REPLACE_ME\n              clusterName: '{{ .name }}'\n`,
      errors: [
        {
          ...whole("REPLACE_ME"),
          line: 11,
          column: 32,
          endLine: 11,
          endColumn: 42,
          suggestions: [
            {
              ...removal,
              output: `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  templatePatch: |\n    spec:\n      source:\n        repoURL: oci://public.ecr.aws/karpenter/karpenter\n        helm:\n          values: |-\n            settings:\n              clusterName: '{{ .name }}'\n`,
            },
          ],
        },
      ],
    },
    {
      name: "folded values, on the whole scalar and without a change",
      code: `${application}      values: >-\n        {settings:\n        {clusterEndpoint: CHANGEME}}\n  project: x\n`,
      errors: [{ ...whole("CHANGEME"), line: 7, column: 15, endLine: 9, endColumn: 37, suggestions: [] }],
    },
    {
      name: "patterns of one's own",
      code: `${nodeClass}  role: role-__CLUSTER__\n`,
      options: [{ additionalPatterns: ["__[A-Z]+__"] }],
      errors: [
        {
          ...word("role-__CLUSTER__", "__CLUSTER__"),
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 25,
          suggestions: [],
        },
      ],
    },
    {
      name: "other kinds and versions",
      code: "apiVersion: karpenter.k8s.aws/v1beta1\nkind: EC2NodeClass\nmetadata: { name: REPLACE_ME }\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: REPLACE_ME }\n---\napiVersion: karpenter.sh/v1\nkind: NodeClaim\nmetadata: { name: REPLACE_ME }\n---\napiVersion: karpenter.sh/v1beta1\nkind: NodeClaim\nmetadata: { name: REPLACE_ME }\n---\napiVersion: karpenter.sh/v1alpha1\nkind: NodeOverlay\nmetadata: { name: REPLACE_ME }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nmetadata: { name: REPLACE_ME }\n---\napiVersion: karpenter.sh/v1alpha5\nkind: Machine\nmetadata: { name: REPLACE_ME }\n---\napiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: REPLACE_ME }\n",
      errors: [
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 3, column: 19, endLine: 3, endColumn: 29 },
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 7, column: 19, endLine: 7, endColumn: 29 },
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 11, column: 19, endLine: 11, endColumn: 29 },
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 15, column: 19, endLine: 15, endColumn: 29 },
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 19, column: 19, endLine: 19, endColumn: 29 },
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 23, column: 19, endLine: 23, endColumn: 29 },
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 27, column: 19, endLine: 27, endColumn: 29 },
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 31, column: 19, endLine: 31, endColumn: 29 },
      ],
    },
    {
      name: "kinds that other projects serve",
      code: "apiVersion: autoscaling.x-k8s.io/v1beta1\nkind: CapacityBuffer\nmetadata: { name: REPLACE_ME }\n---\napiVersion: eks.amazonaws.com/v1\nkind: NodeClass\nmetadata: { name: REPLACE_ME }\n",
      errors: [
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 3, column: 19, endLine: 3, endColumn: 29 },
        { messageId: "placeholder", data: { value: "REPLACE_ME" }, line: 7, column: 19, endLine: 7, endColumn: 29 },
      ],
    },
  ],
});
