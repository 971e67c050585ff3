/** What is wrong with a user data, in the words of the rule. */

export const messages = {
  notForBottlerocket:
    "`userData` is {{form}}, but Bottlerocket is configured with TOML, so Karpenter launches no nodes; replace it with settings, such as `[settings.kubernetes]`.",
  notForWindows:
    "`userData` is {{form}}, but Windows nodes run it as PowerShell, so it has no effect; replace it with PowerShell commands.",
  notAScript:
    "`userData` is {{form}}, but Karpenter passes it to {{family}} as a shell script, so it has no effect; use a script that starts with `#!`, or a MIME document.",
  treatedAsNodeConfig:
    "Karpenter passes `userData` to nodeadm as a NodeConfig because it is a YAML mapping, so nodes never join; start a script with `#!/bin/bash`, or add cloud-config as a MIME part.",
  onlyComments:
    "`userData` has only comments, which Karpenter passes to nodeadm as an empty NodeConfig, so nodes never join; add commands, or remove it.",
  joinedLines: "The lines of `userData` are joined into one, so {{family}} cannot read them; use `userData: |`.",
  missingInterpreter:
    "The first line of `userData` does not start with `#!`, so {{family}} does not run it as a script; start it with `#!/bin/bash`.",
  encoded:
    "`userData` is Base64, which Karpenter encodes again, so nodes cannot read it; replace it with the text itself.",
  tooLong:
    "`userData` has {{size}} bytes, but EC2 accepts at most 16,384, so Karpenter launches no nodes; shorten it, or download a part of it at boot.",
  nestedTags: "Karpenter adds `<powershell>` around `userData`, so these tags are nested; remove them.",
  invalidToml: "Karpenter cannot read `{{line}}` as TOML, so it launches no nodes: {{reason}}.",
  wrongType: "`{{setting}}` must be {{expected}}, or Karpenter launches no nodes; correct it.",
  ignoredTable:
    "Karpenter passes only `settings` to Bottlerocket, so `{{table}}` has no effect; move it below `settings`, or remove it.",
  misspelledSetting: "`{{setting}}` is not a setting that Karpenter passes to Bottlerocket; did you mean `{{meant}}`?",
  unknownSetting:
    "`{{setting}}` is not a setting that Karpenter passes to Bottlerocket, so it has no effect; remove it.",
  overwrittenSetting: "Karpenter sets `{{setting}}` itself, so this value has no effect; remove it.",
  repeatedSetting: "`{{field}}` takes precedence over `{{setting}}`, so this value has no effect; remove one.",
  invalidNodeConfig: "nodeadm cannot read this as a NodeConfig, so nodes never join; correct it.",
  invalidNodeConfigYaml:
    "This NodeConfig is not valid YAML, so Karpenter passes it to AL2023 as a shell script, and it has no effect; correct it.",
  missingNodeConfigField:
    "This NodeConfig is missing `{{field}}`, so nodeadm fails and nodes never join; add `{{field}}: {{value}}`.",
  wrongNodeConfigValue:
    "`{{field}}` is `{{actual}}`, but nodeadm reads only `{{value}}`, so nodes never join; replace it.",
  misspelledNodeConfigField:
    "`{{path}}` is not a field of NodeConfig, so nodeadm ignores it; did you mean `{{meant}}`?",
  unknownNodeConfigField: "`{{path}}` is not a field of NodeConfig, so nodeadm ignores it; remove it.",
  bootstrapScript:
    "`/etc/eks/bootstrap.sh` only prints an error on AL2023, so its arguments have no effect; set them in `spec.kubelet` or in a NodeConfig.",
  secondBootstrap:
    "Karpenter runs `/etc/eks/bootstrap.sh` after this script, so this call registers the node without its labels and taints; remove it.",
  kubeletConfigFile:
    "AL2023 does not read `/etc/kubernetes/kubelet/kubelet-config.json`, so this has no effect; set the values in `spec.kubelet` or in a NodeConfig.",
  missingTaint:
    "Nodes register without the taint `karpenter.sh/unregistered:NoExecute`, so Karpenter {{release}} never accepts them; add it in `--kubelet-extra-args` with `--register-with-taints`.",
  missingScript:
    "The AMI of AL2023 has no `/etc/eks/max-pods-calculator.sh`, so this command fails; set `spec.kubelet.maxPods`, or `maxPodsExpression` in a NodeConfig.",
  uncountedDisks:
    "Without `instanceStorePolicy`, Karpenter does not count these disks as ephemeral storage, so pods that request it stay pending; set it to `RAID0` instead.",
  blankStart:
    "The MIME headers do not start on the first line, so Karpenter launches no nodes; remove the blank lines before them.",
  malformedHeader:
    "`{{line}}` is not a MIME header, so Karpenter launches no nodes; add a blank line after the headers, or correct it.",
  notMultipart:
    "Karpenter requires a `Content-Type` of `multipart/mixed` with a boundary in quotes, or it launches no nodes; correct the headers.",
  unusedBoundary:
    "The boundary is `{{boundary}}`, but no line is `--{{boundary}}`, so Karpenter ignores all parts; use the same boundary in both.",
  unendedPart: "No line `--{{boundary}}--` follows the last part, so Karpenter launches no nodes; add it.",
  wrongPartType:
    "nodeadm reads a NodeConfig only in parts of the type `application/node.eks.aws`, so it ignores this one; change the `Content-Type`.",
  ignoredEncoding:
    "Karpenter drops this header, so the nodes run the encoded text; replace the part with the text itself, and remove the header.",
  replaceText: "Replace with `{{text}}`.",
  keepLines: "Use `|`.",
} as const;

export type MessageId = keyof typeof messages;
