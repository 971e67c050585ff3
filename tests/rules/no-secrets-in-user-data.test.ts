import karpenter from "../../lib/index.js";
import { type Report, RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n";

function message(what: string): Report {
  return { messageId: "secretInUserData", data: { what } };
}

const password = message("the value of `PASSWORD`");

// What is a secret and what isn't: tests/lib/secrets.test.ts.
ruleTester.run("no-secrets-in-user-data", karpenter.rules["no-secrets-in-user-data"], {
  texts: {
    secretInUserData:
      "`userData` contains the value of `PASSWORD`, which anyone who can read this file or the instance metadata can see; fetch it from Secrets Manager or SSM Parameter Store at boot.",
  },
  valid: [
    { name: "no user data", code: `${head}  role: x\n` },
    { name: "null", code: `${head}  userData:\n` },
    { name: "no text", code: `${head}  userData: 12\n---\n${head}  userData: [PASSWORD=Kx9vQ2p4]\n` },
    { name: "templated", code: `${head}  userData: "{{ .Values.userData }}"\n` },
    { name: "templated, without quotes", code: `${head}  userData: {{ .Values.userData }}\n` },
    { name: "an unknown alias", code: `${head}  userData: *script\n` },
    { name: "what another tool makes of it", code: `${head}  userData: !Sub "PASSWORD=Kx9vQ2p4"\n` },
    {
      name: "fetched at boot",
      code: `${head}  userData: |\n    #!/bin/bash\n    export PASSWORD=$(aws ssm get-parameter --name /db/password --with-decryption)\n    curl -H "X-aws-ec2-metadata-token-ttl-seconds: 21600" http://169.254.169.254/latest/api/token\n`,
    },
    {
      name: "a templated secret",
      code: `${head}  userData: |\n    PASSWORD={{ .password }}\n    PASSWORD=\${PASSWORD}\n`,
    },
    { name: "in a comment of the manifest", code: `${head}  # userData: PASSWORD=Kx9vQ2p4\n  role: x\n` },
    {
      name: "in another field",
      code: `${head}  context: PASSWORD=Kx9vQ2p4\n  tags: { userData: PASSWORD=Kx9vQ2p4 }\n`,
    },
    {
      name: "another group",
      code: "apiVersion: karpenter.example.com/v1\nkind: EC2NodeClass # karpenter.k8s.aws/v1\nspec: { userData: PASSWORD=Kx9vQ2p4 }\n",
    },
    {
      name: "a Provisioner has no user data",
      code: "apiVersion: karpenter.sh/v1alpha5\nkind: Provisioner\nspec: { provider: { userData: PASSWORD=Kx9vQ2p4 } }\n",
    },
    {
      name: "a pattern that matches nothing, and one that matches the empty string",
      code: `${head}  userData: echo acme_1\n`,
      options: [{ additionalPatterns: ["acme_[a-z]{4}", "x*"] }],
    },
  ],
  invalid: [
    {
      name: "in a literal block, exactly there, beside what is templated",
      code: `${head}  userData: |\n    #!/bin/bash\n\n    NAME={{name}} TOKEN=$(curl -X PUT http://169.254.169.254/latest/api/token)\n    export PASSWORD=Kx9vQ2p4 # old\n  role: x\n`,
      errors: [{ ...password, line: 8, column: 21, endLine: 8, endColumn: 29, suggestions: [] }],
    },
    {
      name: "two, with CRLF and an indentation indicator",
      code: `${head}  userData: |2-\n      PASSWORD: Kx9vQ2p4\n\n    - PASSWORD: "Kx9vQ2p5"\n  role: x\n`.replaceAll(
        "\n",
        "\r\n",
      ),
      errors: [
        { ...password, line: 5, column: 17, endLine: 5, endColumn: 25, suggestions: [] },
        { ...password, line: 7, column: 18, endLine: 7, endColumn: 26, suggestions: [] },
      ],
    },
    {
      name: "a private key: its first line",
      code: `${head}  userData: |+\n    cat > /etc/key <<EOF\n    -----BEGIN RSA PRIVATE KEY-----\n    MIIEpAIBAAKCAQEA7Vb2NcXz\n    EOF\n\n`,
      errors: [{ ...message("a private key"), line: 6, column: 5, endLine: 6, endColumn: 36, suggestions: [] }],
    },
    {
      name: "in double quotes, behind escapes",
      code: `${head}  userData: "#!/bin/bash\\nexport \\x41=\\"\\" PASSWORD=Kx9vQ2p4\\n"\n`,
      errors: [{ ...password, line: 4, column: 53, endLine: 4, endColumn: 61, suggestions: [] }],
    },
    {
      name: "in single quotes, behind quotes",
      code: `${head}  userData: 'echo ''hi''; PASSWORD=Kx9vQ2p4'\n`,
      errors: [{ ...password, line: 4, column: 36, endLine: 4, endColumn: 44, suggestions: [] }],
    },
    {
      name: "without quotes",
      code: `${head}  userData: export PASSWORD=Kx9vQ2p4 # old\n`,
      errors: [{ ...password, line: 4, column: 29, endLine: 4, endColumn: 37, suggestions: [] }],
    },
    {
      name: "in folded lines, where nobody can tell the place: the scalar",
      code: `${head}  userData: >-\n    export A=1\n    PASSWORD=Kx9vQ2p4\n  role: x\n---\n${head}  userData: "export A=1\n    PASSWORD=Kx9vQ2p4"\n`,
      errors: [
        { ...password, line: 4, column: 13, endLine: 6, endColumn: 22, suggestions: [] },
        { ...password, line: 12, column: 13, endLine: 13, endColumn: 23, suggestions: [] },
      ],
    },
    {
      name: "v1beta1, in a list, by alias and by merge key: there",
      code: 'apiVersion: v1\nkind: List\nx: &script "PASSWORD=Kx9vQ2p4"\nitems:\n  - apiVersion: karpenter.k8s.aws/v1beta1\n    kind: EC2NodeClass\n    spec: &spec { userData: *script }\n  - apiVersion: karpenter.k8s.aws/v1beta1\n    kind: EC2NodeClass\n    spec: { <<: *spec, role: x }\n',
      errors: [
        { ...password, line: 7, column: 29, endLine: 7, endColumn: 36, suggestions: [] },
        { ...password, line: 10, column: 13, endLine: 10, endColumn: 15, suggestions: [] },
      ],
    },
    {
      name: "v1alpha1, JSON, quoted key, in a patch",
      code: '{"apiVersion": "karpenter.k8s.aws/v1alpha1", "kind": "AWSNodeTemplate", "$patch": "replace",\n "spec": {"userData": "PASSWORD=Kx9vQ2p4"}}\n',
      errors: [{ ...password, line: 2, column: 33, endLine: 2, endColumn: 41, suggestions: [] }],
    },
    {
      name: "by patterns of your own, which come before the others",
      code: `${head}  userData: |\n    echo acme_abcd acme_efgh\n    TOKEN=acme_0123456789abcdef\n`,
      options: [{ additionalPatterns: ["acme_[a-z]{4}", "acme_[0-9a-f]{16}"] }],
      errors: [
        { ...message("a secret"), line: 5, column: 10, endLine: 5, endColumn: 19, suggestions: [] },
        { ...message("a secret"), line: 5, column: 20, endLine: 5, endColumn: 29, suggestions: [] },
        { ...message("a secret"), line: 6, column: 11, endLine: 6, endColumn: 32, suggestions: [] },
      ],
    },
  ],
});
