import karpenter from "../../lib/index.js";
import { linted } from "../repositories.js";
import { type Report, RuleTester } from "../rule-tester.js";
import { application } from "../terraform.js";

const ruleTester = new RuleTester();

/** A node class with an alias, whose user data is a literal block that starts in line 5. */
function nodeClass(alias: string, text: string, style = "|"): string {
  const lines = text.split("\n").map((line) => (line === "" ? "" : `    ${line}`));
  return `apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nspec:\n  userData: ${style}\n${lines.join("\n")}\n  amiSelectorTerms: [{ alias: ${alias} }]\n`;
}

const bottlerocket = (text: string, style?: string) => nodeClass("bottlerocket@v1.64.0", text, style);
const al2023 = (text: string, style?: string) => nodeClass("al2023@v20260801", text, style);
const al2 = (text: string, style?: string) => nodeClass("al2@v20250801", text, style);
const windows = (text: string, style?: string) => nodeClass("windows2022@latest", text, style);

/** A node class of a family with an AMI of its own. */
function family(amiFamily: string, text: string): string {
  return al2023(text).replace("amiSelectorTerms: [{ alias: al2023@v20260801 }]", `amiFamily: ${amiFamily}`);
}

/** A report in line 5 and the following ones, at these columns of the text. */
function at(
  line: number,
  column: number,
  endColumn: number,
  report: Report & { suggestions?: readonly (Report & { output: string })[] },
) {
  const place = { line: line + 4, column: column + 4, endLine: line + 4, endColumn: endColumn + 4 };
  return { suggestions: [], ...report, ...place };
}

const script = "#!/bin/bash\nset -e\nsysctl -w vm.max_map_count=262144";
const nodeConfig =
  "apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  kubelet:\n    config:\n      shutdownGracePeriod: 30s";
const toml = '[settings.kubernetes]\nmax-pods = 65\n"kube-reserved" = { cpu = "100m" }';
const powershell = "Write-Host hello\n$x = 1";
const bootstrap = "/etc/eks/bootstrap.sh prod";
const ignored = [{ checkIgnored: true }];

const maxPods = "#!/bin/bash\nMAX_PODS=$(/etc/eks/max-pods-calculator.sh --instance-type-from-imds)";
const raid = "sudo mdadm --create /dev/md0 --level=0 --raid-devices=2 /dev/nvme1n1 /dev/nvme2n1";

function localStorage(strategy: string): string {
  return `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  instance:\n    localStorage:\n      strategy: ${strategy}`;
}

function mime(parts: string, boundary = "B", declared = `"${boundary}"`): string {
  return `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=${declared}\n\n${parts}`;
}

const scriptPart = `--B\nContent-Type: text/x-shellscript; charset="us-ascii"\n\n${script}\n`;
const nodeConfigPart = `--B\nContent-Type: application/node.eks.aws\n\n${nodeConfig}\n`;
const long = `#!/bin/bash\n${"echo 0123456789abcdef\n".repeat(800)}true`;

/** The suggestion to replace the last of these texts in a manifest. */
function replaced(code: string, from: string, text: string) {
  const index = code.lastIndexOf(from);
  const output = code.slice(0, index) + text + code.slice(index + from.length);
  return { suggestions: [{ messageId: "replaceText", data: { text }, output }] };
}

const foldedScript = al2023("#!/bin/bash\necho one\necho two", "&x >-  # joined");
const foldedOptions = al2("#!/bin/bash -xe\nset -e\n\necho two", ">");
const foldedToml = bottlerocket("[settings]\n[settings.kubernetes]\nlog-level = 2", ">");
const foldedMime = al2023(mime(`${scriptPart}--B--`), ">");
const wrongTypes = bottlerocket(
  '[settings.kubernetes]\nmax-pods = "100"\nimage-gc-high-threshold-percent = 85\nserver-tls-bootstrap = "true"\ncluster-dns-ip = ["10.0.0.10"]',
);
const nestedTypes = bottlerocket(
  '[settings]\nkubernetes.node-labels = { a = "b", c = true }\nkubernetes.max-pods.x = 1\nkubernetes.allowed-unsafe-sysctls = [1]\n[settings.kubernetes.eviction-hard]\n"a.b" = 5\n[[settings.kubernetes.static-pods]]\n[settings.kubernetes.node-taints]\na = "b"',
);

/** A replacement of the sign that folds the lines of a block. */
function unfolded(code: string) {
  return { suggestions: [{ messageId: "keepLines", output: code.replace(/(userData: (?:&x )?)>/u, "$1|") }] };
}

ruleTester.run("valid-user-data", karpenter.rules["valid-user-data"], {
  texts: {
    notForBottlerocket:
      "`userData` is a shell script, but Bottlerocket is configured with TOML, so Karpenter launches no nodes; replace it with settings, such as `[settings.kubernetes]`.",
    notForWindows:
      "`userData` is a shell script, but Windows nodes run it as PowerShell, so it has no effect; replace it with PowerShell commands.",
    notAScript:
      "`userData` is TOML, but Karpenter passes it to AL2 as a shell script, so it has no effect; use a script that starts with `#!`, or a MIME document.",
    treatedAsNodeConfig:
      "Karpenter passes `userData` to nodeadm as a NodeConfig because it is a YAML mapping, so nodes never join; start a script with `#!/bin/bash`, or add cloud-config as a MIME part.",
    onlyComments:
      "`userData` has only comments, which Karpenter passes to nodeadm as an empty NodeConfig, so nodes never join; add commands, or remove it.",
    joinedLines: "The lines of `userData` are joined into one, so AL2023 cannot read them; use `userData: |`.",
    missingInterpreter:
      "The first line of `userData` does not start with `#!`, so AL2 does not run it as a script; start it with `#!/bin/bash`.",
    encoded:
      "`userData` is Base64, which Karpenter encodes again, so nodes cannot read it; replace it with the text itself.",
    tooLong:
      "`userData` has 17617 bytes, but EC2 accepts at most 16,384, so Karpenter launches no nodes; shorten it, or download a part of it at boot.",
    nestedTags: "Karpenter adds `<powershell>` around `userData`, so these tags are nested; remove them.",
    invalidToml:
      "Karpenter cannot read `[settings.kubernetes.max-pods]` as TOML, so it launches no nodes: defining a key multiple times is invalid.",
    wrongType: "`settings.kubernetes.max-pods` must be an integer, or Karpenter launches no nodes; correct it.",
    ignoredTable:
      "Karpenter passes only `settings` to Bottlerocket, so `plugins` has no effect; move it below `settings`, or remove it.",
    misspelledSetting:
      "`settings.kubernetes.max-pod` is not a setting that Karpenter passes to Bottlerocket; did you mean `max-pods`?",
    unknownSetting:
      "`settings.kubernetes.housekeeping-interval` is not a setting that Karpenter passes to Bottlerocket, so it has no effect; remove it.",
    overwrittenSetting: "Karpenter sets `cluster-name` itself, so this value has no effect; remove it.",
    repeatedSetting:
      "`spec.kubelet.maxPods` takes precedence over `max-pods`, so this value has no effect; remove one.",
    invalidNodeConfig: "nodeadm cannot read this as a NodeConfig, so nodes never join; correct it.",
    invalidNodeConfigYaml:
      "This NodeConfig is not valid YAML, so Karpenter passes it to AL2023 as a shell script, and it has no effect; correct it.",
    missingNodeConfigField:
      "This NodeConfig is missing `kind`, so nodeadm fails and nodes never join; add `kind: NodeConfig`.",
    wrongNodeConfigValue:
      "`apiVersion` is `node.eks.aws/v1`, but nodeadm reads only `node.eks.aws/v1alpha1`, so nodes never join; replace it.",
    misspelledNodeConfigField:
      "`spec.kubelets` is not a field of NodeConfig, so nodeadm ignores it; did you mean `kubelet`?",
    unknownNodeConfigField: "`spec.nonsense` is not a field of NodeConfig, so nodeadm ignores it; remove it.",
    bootstrapScript:
      "`/etc/eks/bootstrap.sh` only prints an error on AL2023, so its arguments have no effect; set them in `spec.kubelet` or in a NodeConfig.",
    secondBootstrap:
      "Karpenter runs `/etc/eks/bootstrap.sh` after this script, so this call registers the node without its labels and taints; remove it.",
    kubeletConfigFile:
      "AL2023 does not read `/etc/kubernetes/kubelet/kubelet-config.json`, so this has no effect; set the values in `spec.kubelet` or in a NodeConfig.",
    missingTaint:
      "Nodes register without the taint `karpenter.sh/unregistered:NoExecute`, so Karpenter 1.0 never accepts them; add it in `--kubelet-extra-args` with `--register-with-taints`.",
    missingScript:
      "The AMI of AL2023 has no `/etc/eks/max-pods-calculator.sh`, so this command fails; set `spec.kubelet.maxPods`, or `maxPodsExpression` in a NodeConfig.",
    uncountedDisks:
      "Without `instanceStorePolicy`, Karpenter does not count these disks as ephemeral storage, so pods that request it stay pending; set it to `RAID0` instead.",
    blankStart:
      "The MIME headers do not start on the first line, so Karpenter launches no nodes; remove the blank lines before them.",
    malformedHeader:
      "`#!/bin/bash` is not a MIME header, so Karpenter launches no nodes; add a blank line after the headers, or correct it.",
    notMultipart:
      "Karpenter requires a `Content-Type` of `multipart/mixed` with a boundary in quotes, or it launches no nodes; correct the headers.",
    unusedBoundary:
      "The boundary is `X`, but no line is `--X`, so Karpenter ignores all parts; use the same boundary in both.",
    unendedPart: "No line `--B--` follows the last part, so Karpenter launches no nodes; add it.",
    wrongPartType:
      "nodeadm reads a NodeConfig only in parts of the type `application/node.eks.aws`, so it ignores this one; change the `Content-Type`.",
    ignoredEncoding:
      "Karpenter drops this header, so the nodes run the encoded text; replace the part with the text itself, and remove the header.",
    replaceText: "Replace with `100`.",
    keepLines: "Use `|`.",
  },
  lacking: { code: al2023("#!/bin/bash\n# commands") },
  valid: [
    {
      name: "the script for the number of pods on newer AMIs of AL2023, and on AL2",
      code: `${al2023(maxPods)}---\n${al2(maxPods)}`,
    },
    {
      name: "the script for the number of pods if it exists, and in a comment",
      code: `${al2023(`#!/bin/bash\n[ -x /etc/eks/max-pods-calculator.sh ] && ${maxPods.split("\n")[1] ?? ""}`)}---\n${al2023("#!/bin/bash\ntrue\n# /etc/eks/max-pods-calculator.sh")}`.replaceAll(
        "v20260801",
        "v20241109",
      ),
    },
    {
      name: "disks that Karpenter does not count, by default",
      code: al2023(`#!/bin/bash\n${raid}\nmount /dev/md0 /var/lib/kubelet`),
    },
    {
      name: "disks that Karpenter counts, or may count",
      code: ["RAID0", '"{{ .policy }}"']
        .map(
          (policy) =>
            `${al2023(`#!/bin/bash\n${raid}\nmount /dev/md0 /var/lib/kubelet`)}  instanceStorePolicy: ${policy}\n`,
        )
        .join("---\n"),
      options: ignored,
    },
    {
      name: "disks for other folders, and commands that do not combine any",
      code: `${al2023(`#!/bin/bash\n${raid}\nmount /dev/md0 /data`)}---\n${al2023("#!/bin/bash\nmdadm --detail /dev/md0\nls /var/lib/kubelet\nsetup-local-disks mount")}---\n${al2023(localStorage("Mount"))}`,
      options: ignored,
    },
    {
      name: "disks that a script of a custom AMI or a patch combines",
      code: `${family("Custom", `#!/bin/bash\n${raid}\nmount /dev/md0 /var/lib/kubelet`)}---\n$patch: merge\n${al2023(`#!/bin/bash\n${raid}\nmount /dev/md0 /var/lib/kubelet`)}`,
      options: ignored,
    },
    { name: "a script for AL2023", code: al2023(script) },
    { name: "a script for AL2", code: al2(script) },
    { name: "a script in one folded paragraph with its breaks", code: al2023(script.replaceAll("\n", "\n\n"), ">") },
    { name: "only an interpreter with options", code: al2("#!/bin/sh -x") },
    { name: "an interpreter by its name", code: al2023(`#!/usr/bin/env bash\n${script}`) },
    { name: "a NodeConfig", code: al2023(nodeConfig), options: ignored },
    {
      name: "all fields of a NodeConfig, and any in its free parts",
      code: al2023(
        `${nodeConfig}\n      anything: { at: all }\n    flags: [--v=2]\n    maxPodsExpression: "1"\n  cluster: { enableOutpost: true, id: a }\n  containerd:\n    config: |\n      [x]\n    baseRuntimeSpec: { process: {} }\n  instance:\n    localStorage: { strategy: Mount, mountPath: /x, disabledMounts: [PodLogs] }\n    environment: { default: { A: b } }\n    network: { nameservers: [], domains: [] }\n  featureGates: { FastImagePull: true }`,
      ),
      options: ignored,
    },
    { name: "settings for Bottlerocket", code: bottlerocket(toml), options: ignored },
    {
      name: "settings of all types, dotted keys, tables and lists of tables",
      code: bottlerocket(
        `settings.motd = "hi"\n[settings.kubernetes]\nallowed-unsafe-sysctls = ["net.*"]\nserver-tls-bootstrap = true\nnode-labels."a/b" = "c"\nimage-gc-high-threshold-percent = "85"\nstatic-pods.a = { enabled = true, manifest = "x" }\n[settings.kubernetes.eviction-hard]\n"memory.available" = "5%"\n[settings.kubernetes.credential-providers.ecr]\nenabled = true\nimage-patterns = ["*"]\nextra = 1\n[settings.bootstrap-commands.a]\ncommands = [["apiclient", "x"]]\nmode = "always"\nessential = true\n[[settings.container-registry.mirrors]]\nregistry = "docker.io"\nendpoint = ["https://m"]\n[settings.kubernetes.memory-manager-reserved-memory."0"]\nenabled = 1`,
      ),
      options: ignored,
    },
    { name: "comments for Bottlerocket and Windows", code: `${bottlerocket("# later")}---\n${windows("# later")}` },
    { name: "PowerShell for Windows", code: windows(powershell), options: ignored },
    {
      name: "PowerShell that is like TOML in other lines",
      code: windows("[string]$x = 1\nWrite-Host $x"),
      options: ignored,
    },
    { name: "tags around PowerShell, which may work", code: windows(`<powershell>\n${powershell}\n</powershell>`) },
    { name: "a script for AL2 without an interpreter, by default", code: al2("echo hello") },
    { name: "a blank line before a script for AL2", code: al2(`\n${script}`), options: ignored },
    { name: "MIME", code: al2023(mime(`${nodeConfigPart}${scriptPart}--B--`)), options: ignored },
    { name: "MIME that ends with a boundary without dashes", code: al2023(mime(`${scriptPart}--B`)) },
    { name: "MIME for AL2", code: al2(mime(`${nodeConfigPart}${scriptPart}--B--`)), options: ignored },
    {
      name: "MIME with a text before the parts, a token as the boundary, a header in two lines and CRLF",
      code: al2023(
        `MIME-Version: 1.0\nContent-Type: multipart/mixed;\n  boundary=B-1; charset=utf-8\n\npreamble\n${scriptPart.replace("--B", "--B-1")}--B-1--\nepilogue`,
      ).replaceAll("\n", "\r\n"),
    },
    {
      name: "a NodeConfig in Base64 in its part",
      code: al2023(
        mime("--B\nContent-Type: application/node.eks.aws\nContent-Transfer-Encoding: base64\n\nYXBp\n--B--"),
      ),
    },
    {
      name: "MIME with variables in its headers, between its parts and in its scripts",
      code: `${al2023(mime(scriptPart, "${B}"))}---\n${al2023(mime(`${scriptPart}\${PARTS}`))}---\n${al2023(mime(`${scriptPart}echo \${A} $B $(date)\n--B--`))}`,
    },
    { name: "variables of the shell", code: al2023(`${script}\nX=\${Y:-$(date)}\necho "$X" "\${Z}"`) },
    {
      name: "a template of a tool in a script",
      code: al2023(`${script}\ndocker ps --format '{{.Names}}'\ncurl -w '%{http_code}'`),
    },
    ...[
      "{{ .Values.userData }}",
      "${USER_DATA}",
      "$USER_DATA",
      "__USER_DATA__",
      "@USER_DATA@",
      "<<USER_DATA>>",
      "USER_DATA",
    ].map((mark) => ({
      name: `nothing but ${mark}`,
      code: [bottlerocket, al2023, windows].map((write) => write(`"${mark}"`, "").replace("\n    ", "")).join("---\n"),
    })),
    { name: "SOPS", code: bottlerocket("ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]", ">-") },
    {
      name: "TOML with template marks",
      code: bottlerocket("[settings.kubernetes]\nmax-pods = {{ .maxPods }}\nmax-pods = 1"),
    },
    { name: "TOML with a variable", code: bottlerocket("[settings.kubernetes]\nmax-pods = ${MAX_PODS}") },
    { name: "TOML with a token of sed", code: bottlerocket("[settings.kubernetes]\nmax-pods = MAX_PODS") },
    { name: "a NodeConfig with a variable", code: al2023(`${nodeConfig}\n  nonsense: \${X}`), options: ignored },
    {
      name: "a template before the script",
      code: al2023("{{- .Values.header | nindent 4 }}\necho hello"),
    },
    {
      name: "a template that adds the user data",
      code: bottlerocket("{{ .Values.userData | nindent 4 }}"),
    },
    {
      name: "the old script in comments, as an argument and after a check",
      code: al2023(
        '#!/bin/bash\n# /etc/eks/bootstrap.sh acme\nsed -i s/a/b/ /etc/eks/bootstrap.sh\necho "/etc/eks/bootstrap.sh"\nif [ -f /etc/eks/bootstrap.sh ]; then /etc/eks/bootstrap.sh acme; fi\n  # cat /etc/kubernetes/kubelet/kubelet-config.json',
      ),
    },
    {
      name: "the kubelet's file of AL2 after a check, and on AL2",
      code: `${al2023("#!/bin/bash\nF=/x\nif [[ -e /etc/kubernetes/kubelet/kubelet-config.json ]]; then\n  jq . /etc/kubernetes/kubelet/kubelet-config.json\nfi")}---\n${al2("#!/bin/bash\njq . /etc/kubernetes/kubelet/kubelet-config.json")}`,
    },
    {
      name: "anything for a custom AMI",
      code: [toml, nodeConfig, powershell, "echo hello", "#!/bin/bash\n/etc/eks/bootstrap.sh a"]
        .map((text) => family("Custom", text))
        .join("---\n"),
      options: ignored,
    },
    ...[
      `${bootstrap} --kubelet-extra-args '--register-with-taints=karpenter.sh/unregistered:NoExecute'`,
      `ARGS=x\n${bootstrap} $ARGS`,
      `${bootstrap} \\\n  --kubelet-extra-args "$ARGS"`,
      `curl -o /etc/kubelet.json https://example.com/kubelet.json\n${bootstrap}`,
      `. /etc/node.env\n${bootstrap}`,
      `echo '{"registerWithTaints": []}' > /etc/x\n${bootstrap}`,
      `if true; then\n${bootstrap} --x\nelse\n${bootstrap} --y\nfi`,
      `# ${bootstrap}`,
      `${bootstrap} {{ .Values.arguments }}`,
      "systemctl start kubelet",
    ].map((commands) => ({
      name: `a custom family that may register with the taint: ${commands}`,
      code: family("Custom", `#!/bin/bash\n${commands}`),
      settings: { karpenter: { release: "1.2" } },
    })),
    ...["1.3", "1.14", "0.37"].map((release) => ({
      name: `a custom family without the taint, in Karpenter ${release}`,
      code: family("Custom", `#!/bin/bash\n${bootstrap}`),
      settings: { karpenter: { release } },
    })),
    {
      name: "another family without the taint, and an unknown one",
      code: ["Windows2022", '"{{ .Values.family }}"'].map((one) => family(one, "echo hello")).join("---\n"),
      settings: { karpenter: { release: "1.2" } },
    },
    {
      name: "a custom family with an alias",
      code: al2023(toml).replace("spec:", "spec:\n  amiFamily: Custom"),
      options: ignored,
    },
    { name: "an unknown family", code: `${family('"{{ .Values.family }}"', toml)}---\n${family("Ubuntu", toml)}` },
    { name: "no family, as in a patch", code: al2023(toml).replace(/ {2}ami.*\n/u, "") },
    {
      name: "no user data, null, and a number",
      code: `${al2023("").replace("|\n", "\n")}---\n${al2023("").replace("|\n", "12\n")}`,
    },
    { name: "an empty text", code: al2023("").replace("|\n", '""\n') },
    { name: "comments of the manifest", code: al2023(script).replace("spec:", "spec:\n  # userData: echo hello") },
    { name: "another group", code: bottlerocket(script).replace("karpenter.k8s.aws", "example.com") },
    {
      name: "a long script for Bottlerocket's bootstrap container, of which most is comments",
      code: bottlerocket(`${toml}\n${"# 0123456789abcdef\n".repeat(1000)}`),
    },
    { name: "a long script with template marks", code: al2023(long.replace("true", "{{ x }}")) },
    { name: "repeated keys, which Go accepts", code: al2023(`${nodeConfig}\nkind: NodeConfig`) },
    {
      name: "only comments in a patch",
      code: al2023("#!/bin/bash\n# commands").replace("spec:", "$patch: merge\nspec:"),
    },
    { name: "a list, which is not a mapping", code: al2("- a: b") },
  ],
  invalid: [
    ...(
      [
        ["a shell script", script, "#!/bin/bash"],
        ["MIME", mime(`${scriptPart}--B--`), "MIME-Version: 1.0", "a MIME document"],
        ["a NodeConfig", `# for nodeadm\n---\n${nodeConfig}`, "# for nodeadm"],
        ["PowerShell", powershell, "Write-Host hello"],
        ["PowerShell with tags", `<powershell>\n${powershell}\n</powershell>`, "<powershell>", "PowerShell"],
        ["cloud-config", "#cloud-config\nruncmd: [ls]", "#cloud-config"],
      ] as const
    ).map(([name, text, line, form = name]) => ({
      name: `for Bottlerocket: ${name}`,
      code: bottlerocket(text),
      errors: [at(1, 1, line.length + 1, { messageId: "notForBottlerocket", data: { form } })],
    })),
    ...(
      [
        ["a shell script", script, "#!/bin/bash"],
        ["MIME", mime(`${scriptPart}--B--`), "MIME-Version: 1.0", "a MIME document"],
        ["a NodeConfig", nodeConfig, "apiVersion: node.eks.aws/v1alpha1"],
        ["TOML", toml, "[settings.kubernetes]"],
      ] as const
    ).map(([name, text, line, form = name]) => ({
      name: `for Windows: ${name}`,
      code: windows(text),
      errors: [at(1, 1, line.length + 1, { messageId: "notForWindows", data: { form } })],
    })),
    {
      name: "for Windows: tags around PowerShell",
      code: windows(`<powershell>\n${powershell}\n</powershell>`),
      options: ignored,
      errors: [at(1, 1, 13, { messageId: "nestedTags" })],
    },
    ...(["AL2", "AL2023"] as const).flatMap((name) =>
      (
        [
          ["TOML", toml, "[settings.kubernetes]"],
          ["PowerShell", powershell, "Write-Host hello"],
          ["PowerShell", `<powershell>\n${powershell}\n</powershell>`, "<powershell>"],
        ] as const
      ).map(([form, text, line]) => ({
        name: `for ${name}: ${form}, ${line}`,
        code: family(name, text),
        errors: [at(1, 1, line.length + 1, { messageId: "notAScript", data: { form, family: name } })],
      })),
    ),
    {
      name: "for AL2: a NodeConfig, and cloud-config in JSON's flow style",
      code: `${al2(nodeConfig)}---\n${family("AL2", '#cloud-config\n{"runcmd": []}')}`,
      errors: [
        at(1, 1, 34, { messageId: "notAScript", data: { form: "a NodeConfig", family: "AL2" } }),
        at(13, 1, 14, { messageId: "notAScript", data: { form: "cloud-config", family: "AL2" } }),
      ],
    },
    {
      name: "for AL2: a script without an interpreter",
      code: al2("echo hello"),
      options: ignored,
      errors: [at(1, 1, 11, { messageId: "missingInterpreter", data: { family: "AL2" } })],
    },
    {
      name: "for AL2023: a script without an interpreter, and one after a blank line",
      code: `${al2023("echo hello\nset -e")}---\n${al2023(`\n${script}`)}`,
      errors: [
        at(1, 1, 11, { messageId: "missingInterpreter", data: { family: "AL2023" } }),
        at(10, 1, 12, { messageId: "missingInterpreter", data: { family: "AL2023" } }),
      ],
    },
    {
      name: "for AL2023: other YAML mappings",
      code: `${al2023("#cloud-config\nruncmd: [ls]")}---\n${al2023('#!/bin/bash\necho "a: b"')}---\n${al2023("kubelet:\n  maxPods: 1")}`,
      errors: [
        at(1, 1, 14, { messageId: "treatedAsNodeConfig" }),
        at(9, 1, 12, { messageId: "treatedAsNodeConfig" }),
        at(17, 1, 9, { messageId: "treatedAsNodeConfig" }),
      ],
    },
    {
      name: "for AL2023: only comments",
      code: al2023("#!/bin/bash\n# echo hello"),
      errors: [at(1, 1, 12, { messageId: "onlyComments" })],
    },
    ...[bottlerocket, al2023, al2, windows].map((write, index) => ({
      name: `Base64, ${["Bottlerocket", "AL2023", "AL2", "Windows"][index] ?? ""}`,
      code: write("IyEvYmluL2Jhc2gKZWNo\nbyBoaQo="),
      errors: [at(1, 1, 21, { messageId: "encoded" })],
    })),
    {
      name: "too long, for any family",
      code: family("Custom", long),
      errors: [at(1, 1, 12, { messageId: "tooLong", data: { size: "17617" } })],
    },
    {
      name: "too long, without a known family",
      code: al2023(long).replace(/ {2}ami.*\n/u, ""),
      errors: [at(1, 1, 12, { messageId: "tooLong", data: { size: "17605" } })],
    },
    {
      name: "folded: a script, at all of it",
      code: foldedScript,
      errors: [
        {
          messageId: "joinedLines",
          data: { family: "AL2023" },
          line: 4,
          column: 16,
          endLine: 7,
          endColumn: 13,
          ...unfolded(foldedScript),
        },
      ],
    },
    {
      name: "folded: the options and the first lines of a script",
      code: foldedOptions,
      errors: [
        {
          messageId: "joinedLines",
          data: { family: "AL2" },
          line: 4,
          column: 13,
          endLine: 8,
          endColumn: 13,
          ...unfolded(foldedOptions),
        },
      ],
    },
    {
      name: "folded: TOML",
      code: foldedToml,
      errors: [
        {
          messageId: "joinedLines",
          data: { family: "Bottlerocket" },
          line: 4,
          column: 13,
          endLine: 7,
          endColumn: 18,
          ...unfolded(foldedToml),
        },
      ],
    },
    {
      name: "folded: MIME",
      code: foldedMime,
      errors: [
        {
          messageId: "joinedLines",
          data: { family: "AL2023" },
          line: 4,
          column: 13,
          endLine: 14,
          endColumn: 10,
          ...unfolded(foldedMime),
        },
      ],
    },
    {
      name: "joined in quotes, and by hand: nobody can tell where the lines were",
      code: `${al2023(`"${nodeConfig}"`, "")}---\n${bottlerocket("[settings.kubernetes] max-pods = 2")}`,
      errors: [
        {
          messageId: "joinedLines",
          data: { family: "AL2023" },
          line: 5,
          column: 5,
          endLine: 10,
          endColumn: 36,
          suggestions: [],
        },
        at(13, 1, 35, { messageId: "joinedLines", data: { family: "Bottlerocket" } }),
      ],
    },
    {
      name: "TOML: a table over a key",
      code: bottlerocket("[settings.kubernetes]\nmax-pods = 65\n[settings.kubernetes.max-pods]\nx = 1"),
      errors: [
        at(3, 1, 31, {
          messageId: "invalidToml",
          data: { line: "[settings.kubernetes.max-pods]", reason: "defining a key multiple times is invalid" },
        }),
      ],
    },
    {
      name: "TOML: a label that must be in quotes, after CRLF",
      code: bottlerocket("[settings.kubernetes.node-labels]\nacme.io/team = 'a'").replaceAll("\n", "\r\n"),
      errors: [
        at(2, 1, 19, {
          messageId: "invalidToml",
          data: { line: "acme.io/team = 'a'", reason: "unexpected character" },
        }),
      ],
    },
    {
      name: "TOML: at its end",
      code: bottlerocket("[settings.kubernetes]\nmax-pods"),
      errors: [
        at(2, 1, 9, { messageId: "invalidToml", data: { line: "max-pods", reason: "expected equal (=) token" } }),
      ],
    },
    {
      name: "TOML: other types",
      code: wrongTypes,
      errors: [
        at(2, 12, 17, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.max-pods", expected: "an integer" },
          ...replaced(wrongTypes, '"100"', "100"),
        }),
        at(3, 35, 37, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.image-gc-high-threshold-percent", expected: "a string" },
          ...replaced(wrongTypes, "85", '"85"'),
        }),
        at(4, 24, 30, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.server-tls-bootstrap", expected: "a boolean" },
          ...replaced(wrongTypes, '"true"', "true"),
        }),
        at(5, 18, 31, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.cluster-dns-ip", expected: "a string" },
        }),
      ],
    },
    {
      name: "TOML: other types in tables, lists and dotted keys",
      code: nestedTypes,
      errors: [
        at(2, 41, 45, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.node-labels.c", expected: "a string" },
          ...replaced(nestedTypes, "true", '"true"'),
        }),
        at(3, 21, 22, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.max-pods", expected: "an integer" },
        }),
        at(4, 37, 40, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.allowed-unsafe-sysctls", expected: "a list of strings" },
        }),
        at(6, 9, 10, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.eviction-hard.a.b", expected: "a string" },
          ...replaced(nestedTypes, "5", '"5"'),
        }),
        at(7, 3, 34, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.static-pods", expected: "a table" },
        }),
        at(9, 5, 8, {
          messageId: "wrongType",
          data: { setting: "settings.kubernetes.node-taints.a", expected: "a list of strings" },
        }),
      ],
    },
    {
      name: "TOML: other tables, each once",
      code: bottlerocket("[plugins.cri]\na = 1\n[plugins.x]\nb = 2\n[setting.kubernetes]\nmax-pods = 5"),
      errors: [
        at(1, 2, 9, { messageId: "ignoredTable", data: { table: "plugins" } }),
        at(5, 2, 9, { messageId: "ignoredTable", data: { table: "setting" } }),
      ],
    },
    {
      name: "TOML: a misspelled setting",
      code: bottlerocket("[settings.kubernetes]\nmax-pod = 5"),
      errors: [
        at(2, 1, 8, {
          messageId: "misspelledSetting",
          data: { setting: "settings.kubernetes.max-pod", meant: "max-pods" },
          ...replaced(bottlerocket("[settings.kubernetes]\nmax-pod = 5"), "max-pod", "max-pods"),
        }),
      ],
    },
    {
      name: "TOML: what has no effect",
      code: bottlerocket(
        '[settings.kubernetes]\nhousekeeping-interval = "1s"\ncluster-name = "a"\nmax-pods = 5\n[settings.kubernetes.node-taints]\na = ["b:NoSchedule"]\nc = ["d:NoSchedule"]',
      ).replace("spec:", "spec:\n  kubelet: { maxPods: 10, clusterDNS: null }"),
      options: ignored,
      errors: [
        at(3, 1, 22, {
          messageId: "unknownSetting",
          data: { setting: "settings.kubernetes.housekeeping-interval" },
        }),
        at(4, 1, 13, { messageId: "overwrittenSetting", data: { setting: "cluster-name" } }),
        at(5, 1, 9, { messageId: "repeatedSetting", data: { setting: "max-pods", field: "spec.kubelet.maxPods" } }),
        at(7, 1, 2, { messageId: "overwrittenSetting", data: { setting: "node-taints" } }),
      ],
    },
    {
      name: "a NodeConfig of another version, without a kind, and of another kind",
      code: `${al2023(nodeConfig.replace("v1alpha1", "v1").replace("kind: NodeConfig\n", ""))}---\n${al2023(nodeConfig.replace("NodeConfig", "Node"))}`,
      errors: [
        {
          messageId: "missingNodeConfigField",
          data: { field: "kind", value: "NodeConfig" },
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 11,
          suggestions: [],
        },
        at(1, 13, 28, {
          messageId: "wrongNodeConfigValue",
          data: { field: "apiVersion", actual: "node.eks.aws/v1", value: "node.eks.aws/v1alpha1" },
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "node.eks.aws/v1alpha1" },
              output: `${al2023(nodeConfig.replace("kind: NodeConfig\n", ""))}---\n${al2023(nodeConfig.replace("NodeConfig", "Node"))}`,
            },
          ],
        }),
        at(13, 7, 11, {
          messageId: "wrongNodeConfigValue",
          data: { field: "kind", actual: "Node", value: "NodeConfig" },
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "NodeConfig" },
              output: `${al2023(nodeConfig.replace("v1alpha1", "v1").replace("kind: NodeConfig\n", ""))}---\n${al2023(nodeConfig)}`,
            },
          ],
        }),
      ],
    },
    {
      name: "a NodeConfig with other fields",
      code: al2023(nodeConfig.replace("kubelet:", "kubelets:").replace("spec:", "spec:\n  nonsense: 1")),
      options: ignored,
      errors: [
        at(4, 3, 11, { messageId: "unknownNodeConfigField", data: { path: "spec.nonsense" } }),
        at(5, 3, 11, {
          messageId: "misspelledNodeConfigField",
          data: { path: "spec.kubelets", meant: "kubelet" },
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "kubelet" },
              output: al2023(nodeConfig.replace("spec:", "spec:\n  nonsense: 1")),
            },
          ],
        }),
      ],
    },
    {
      name: "a NodeConfig with fields that Karpenter sets",
      code: al2023(
        `${nodeConfig}\n      maxPods: 5\n      podsPerCore: 2\n  cluster:\n    name: a\n    certificateAuthority: b`,
      ).replace("spec:", "spec:\n  kubelet: { maxPods: 10 }"),
      options: ignored,
      errors: [
        at(8, 7, 14, {
          messageId: "repeatedSetting",
          data: { setting: "spec.kubelet.config.maxPods", field: "spec.kubelet.maxPods" },
        }),
        at(11, 5, 9, { messageId: "overwrittenSetting", data: { setting: "spec.cluster.name" } }),
        at(12, 5, 25, { messageId: "overwrittenSetting", data: { setting: "spec.cluster.certificateAuthority" } }),
      ],
    },
    {
      name: "a NodeConfig that is not YAML",
      code: al2023(`${nodeConfig}\n   x: y`),
      errors: [at(1, 1, 34, { messageId: "invalidNodeConfigYaml" })],
    },
    {
      name: "the script of AL2 on AL2023, in a MIME document too",
      code: `${al2023("#!/bin/bash\nset -e; B=1 sudo -E /etc/eks/bootstrap.sh acme \\\n  --use-max-pods false")}---\n${al2023(mime(`${scriptPart}bash -x "/etc/eks/bootstrap.sh" acme\n--B--`))}`,
      errors: [at(2, 21, 42, { messageId: "bootstrapScript" }), at(19, 10, 31, { messageId: "bootstrapScript" })],
    },
    {
      name: "a second call of the script on AL2",
      code: al2("#!/bin/bash\n/etc/eks/bootstrap.sh acme"),
      errors: [at(2, 1, 22, { messageId: "secondBootstrap" })],
    },
    {
      name: "the kubelet's file of AL2 on AL2023",
      code: al2023('#!/bin/bash\necho "$(jq . /etc/kubernetes/kubelet/kubelet-config.json)" > /x'),
      errors: [at(2, 14, 57, { messageId: "kubeletConfigFile" })],
    },
    {
      name: "the script for the number of pods on AL2023, before it was added",
      code: al2023(maxPods).replace("v20260801", "v20241109"),
      errors: [at(2, 12, 43, { messageId: "missingScript" })],
    },
    {
      name: "disks that a script combines, but that Karpenter does not count",
      code: al2(`#!/bin/bash\n${raid}\nmount /dev/md0 /var/lib/containerd`),
      options: ignored,
      errors: [at(2, 6, 11, { messageId: "uncountedDisks" })],
    },
    {
      name: "disks that the AMI's script combines, and that a NodeConfig combines",
      code: `${al2023("#!/bin/bash\n/usr/bin/setup-local-disks raid0")}---\n${al2023(localStorage("RAID0"))}`,
      options: ignored,
      errors: [at(2, 1, 27, { messageId: "uncountedDisks" }), at(14, 17, 22, { messageId: "uncountedDisks" })],
    },
    {
      name: "a script next to a template",
      code: al2023("{{- .Values.header | nindent 4 }}\n/etc/eks/bootstrap.sh acme"),
      errors: [at(2, 1, 22, { messageId: "bootstrapScript" })],
    },
    {
      name: "MIME: a blank line before it",
      code: al2023(`\n${mime(`${scriptPart}--B--`)}`),
      errors: [at(2, 1, 18, { messageId: "blankStart" })],
    },
    {
      name: "MIME: a part without a blank line after its headers",
      code: al2(mime("--B\nContent-Type: text/x-shellscript\n#!/bin/bash\n--B--")),
      errors: [at(6, 1, 12, { messageId: "malformedHeader", data: { line: "#!/bin/bash" } })],
    },
    {
      name: "MIME: a header without a colon",
      code: al2023(`MIME-Version: 1.0\nContent-Type multipart/mixed; boundary="B"\n\n${scriptPart}--B--`),
      errors: [
        at(2, 1, 43, {
          messageId: "malformedHeader",
          data: { line: 'Content-Type multipart/mixed; boundary="B"' },
        }),
      ],
    },
    {
      name: "MIME: a boundary with signs that need quotes, and none",
      code: `${al2023(mime("--==\n\nx\n--==--", "==", "=="))}---\n${al2("Content-Type: text/x-shellscript\n\n#!/bin/bash")}---\n${al2("MIME-Version: 1.0\n\nx")}`,
      errors: [
        at(2, 1, 43, { messageId: "notMultipart" }),
        at(14, 1, 33, { messageId: "notMultipart" }),
        at(23, 1, 18, { messageId: "notMultipart" }),
      ],
    },
    {
      name: "MIME: another boundary",
      code: al2023(mime(`${scriptPart}--B--`, "X")),
      errors: [
        at(2, 1, 44, {
          messageId: "unusedBoundary",
          data: { boundary: "X" },
          suggestions: [{ messageId: "replaceText", data: { text: "B" }, output: al2023(mime(`${scriptPart}--B--`)) }],
        }),
      ],
    },
    {
      name: "MIME: no boundary at all",
      code: al2023(mime("#!/bin/bash\necho")),
      errors: [at(2, 1, 44, { messageId: "unusedBoundary", data: { boundary: "B" } })],
    },
    {
      name: "MIME: a last part without an end",
      code: al2023(mime(`${nodeConfigPart}${scriptPart}\n`)),
      errors: [at(18, 1, 34, { messageId: "unendedPart", data: { boundary: "B" } })],
    },
    {
      name: "MIME: a NodeConfig of another type, and a script in Base64",
      code: al2023(
        mime(
          `--B\nContent-Type: application/yaml\n\n${nodeConfig}\n--B\nContent-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\nIyEv\n--B--`,
        ),
      ),
      errors: [
        at(5, 1, 31, {
          messageId: "wrongPartType",
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "application/node.eks.aws" },
              output: al2023(
                mime(
                  `${nodeConfigPart}--B\nContent-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\nIyEv\n--B--`,
                ),
              ),
            },
          ],
        }),
        at(15, 1, 34, { messageId: "ignoredEncoding" }),
      ],
    },
    {
      name: "MIME: NodeConfigs with problems of their own, at their places",
      code: al2023(
        mime(
          `${nodeConfigPart.replace("v1alpha1", "v1").replace("kubelet:", "kubelt:")}${nodeConfigPart.replace(nodeConfig, "a: b")}--B--`,
        ),
      ),
      errors: [
        at(7, 13, 28, {
          messageId: "wrongNodeConfigValue",
          data: { field: "apiVersion", actual: "node.eks.aws/v1", value: "node.eks.aws/v1alpha1" },
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "node.eks.aws/v1alpha1" },
              output: al2023(
                mime(
                  `${nodeConfigPart.replace("kubelet:", "kubelt:")}${nodeConfigPart.replace(nodeConfig, "a: b")}--B--`,
                ),
              ),
            },
          ],
        }),
        at(10, 3, 9, {
          messageId: "misspelledNodeConfigField",
          data: { path: "spec.kubelt", meant: "kubelet" },
          suggestions: [
            {
              messageId: "replaceText",
              data: { text: "kubelet" },
              output: al2023(
                mime(`${nodeConfigPart.replace("v1alpha1", "v1")}${nodeConfigPart.replace(nodeConfig, "a: b")}--B--`),
              ),
            },
          ],
        }),
        at(14, 1, 39, { messageId: "invalidNodeConfig" }),
      ],
    },
    ...["1.0", "1.2"].map((release) => ({
      name: `a custom family without the taint, in Karpenter ${release}`,
      code: family("Custom", `#!/bin/bash\n${bootstrap} --kubelet-extra-args '--max-pods=50'`),
      settings: { karpenter: { release } },
      errors: [at(2, 1, 22, { messageId: "missingTaint", data: { release } })],
    })),
    {
      name: "the release of a chart, over several lines, v1beta1",
      ...linted({
        "class.yaml": family("Custom", `#!/bin/bash\nset -e\n${bootstrap} \\\n  --use-max-pods false`).replace(
          "/v1",
          "/v1beta1",
        ),
        "app.yaml": application({ version: "1.1.1" }),
      }),
      errors: [at(3, 1, 22, { messageId: "missingTaint", data: { release: "1.1" } })],
    },
    {
      name: "v1beta1, in a list, by alias: there",
      code: 'apiVersion: v1\nkind: List\nx: &text "#!/bin/bash\\nls\\n"\nitems:\n  - apiVersion: karpenter.k8s.aws/v1beta1\n    kind: EC2NodeClass\n    spec: { amiFamily: Bottlerocket, userData: *text }\n',
      errors: [
        {
          messageId: "notForBottlerocket",
          data: { form: "a shell script" },
          line: 7,
          column: 48,
          endLine: 7,
          endColumn: 53,
          suggestions: [],
        },
      ],
    },
  ],
});
