/** Texts that manifests contain, and texts that break what reads them. */

/** @typedef {import("../random.js").Random} Random */

/** Scalars as written in YAML: readers disagree on their values. */
// prettier-ignore
const scalars = /** @type {const} */ ([
  "0x1F", "0o17", "017", "1e999", "-1e999", "-0", "0.0", ".inf", "-.inf", ".nan", "1_000", "12:30:45", "1.", ".5", "+1", "9007199254740993",
  "99999999999999999999", "1e3", "true", "yes", "No", "off", "y", "~", "null", "NULL", "2026-01-01", "=", "<<", "''", '""', "|", ">", "|2-", "-", "?",
  "!!str 1", "!!int x", "!!null x", "!!binary aGk=", "!custom x", "!!float 1", "!!map {}", "!!seq []", "!!set {a}", "!<tag:x> y", "&a x", "*a", "*missing", "&b *a",
  "{{ x }}", "'{{ x }}'", '"{{ .Values.a }}-b"', "{{- if x }}a{{ end }}", "{{", "}}", "{{/*", "${X}", "$X", "${a.b[0]}", "%{ if x }", "<% x %>", "<<url>>", "[*a]", "{<<: *a}",
  "CHANGEME", "REPLACE_ME", "<your-cluster>", "xxx", "@x", "`x`", "%x", "a: b", "a #b", "[", "]", "{", "}", "[]", "{}", "[[[]]]", "[{}]", "{? a}", "a\\", '"\\x00"', '"\\u001b[2K"', '"\\ud83d"',
]);

/** Keys that every object of JavaScript has. */
// prettier-ignore
const inherited = /** @type {const} */ ([
  "__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "__defineGetter__", "prototype", "length", "name", "then",
]);

/** Invisible, or with an effect on a terminal, a log or Markdown. */
// prettier-ignore
const characters = /** @type {const} */ ([
  "\0", "\u0007", "\u0008", "\u001B[2K", "\u001B]8;;x\u0007", "\u007F", "\u0085", "\u009B1m", "\u00A0", "\u00AD", "\u0301".repeat(9), "\u200B", "\u200E", "\u202E", "\u2028", "\u2029", "\u2060", "\u2066", "\uFEFF",
  "\uFFFE", "\uE000", "\uD83D", "\uDE00", "\u{E0041}", "\u{1F600}", "é", "日本", "::error::x", "::add-mask::x", "`", "<h1>", "|", "](x)", "@all", "$(x)", "%0A",
]);

/** Values that the rules recognize. */
// prettier-ignore
const known = /** @type {const} */ ([
  "al2023@latest", "al2@v20240807", "al2023@v20250501", "bottlerocket@1.40.0", "AL2", "AL2023", "Bottlerocket", "Custom", "Windows2022", "ami-0a1b2c3d4e5f67890", "ami-1", "subnet-0a1b2c3d", "sg-0a1b2c3d",
  "arn:aws:iam::111122223333:role/x", "arn:aws-cn:iam::1:instance-profile/p", "arn:aws:kms:us-east-1:111122223333:key/k", "eu-west-1", "us-east-1a", "use1-az1", "10%", "0", "100%", "101%", "1h30m", "720h", "Never", "0s", "@daily", "0 9 * * 1-5", "60 25 * * *", "*/0 * * * *",
  "m5.large", "m5.lagre", "t4g.nano", "p5.48xlarge", "nvidia", "amd64", "arm64", "linux", "windows", "spot", "on-demand", "reserved", "m", "2", "In", "NotIn", "Exists", "Gt", "Lt", "Gte", "karpenter.sh/capacity-type", "node.kubernetes.io/instance-type",
  "karpenter.k8s.aws/instance-family", "karpenter.k8s.aws/instance-cpu", "kubernetes.io/arch", "topology.kubernetes.io/zone", "topology.kubernetes.io/zone-id", "karpenter.sh/nodepool", "kubernetes.io/cluster/x", "karpenter.sh/do-not-disrupt", "karpenter.sh/do-not-evict", "example.com/k", "karpenter.sh/discovery",
  "NoSchedule", "NoExecute", "PreferNoSchedule", "gp3", "gp2", "io2", "/dev/xvda", "/dev/xvdb", "/dev/sda1", "100Gi", "1G", "20Ti", "-1", "1.5", "required", "optional", "enabled", "disabled", "host", "RAID0", "WhenEmpty", "WhenUnderutilized", "WhenEmptyOrUnderutilized", "Drifted", "Unhealthy",
  "https://kubernetes.default.svc", "in-cluster", "karpenter", "kube-system", "default", "argocd", "public.ecr.aws/karpenter", "oci://public.ecr.aws/karpenter/karpenter", "https://charts.karpenter.sh", "https://github.com/acme/x.git", "git@github.com:acme/x.git", "karpenter-crd",
  "1.6.0", "v0.37.0", "0.32.1", "1.*", ">=1.0", "HEAD", "main", "~1.2", "1.99.0", "$values/prod.yaml", "$x/../y.yaml", "../../etc", "values.yaml", "*.yaml", "**/*{a,b}*", "!*", "CreateNamespace=true", "ServerSideApply=true", "Replace=true", "Prune=false",
  "#!/bin/bash\nexport PASSWORD=hunter2abc\n", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"B\"\n\n--B\nContent-Type: application/node.eks.aws\n\napiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: {}\n--B--\n",
  "[settings.kubernetes]\ncluster-name = \"x\"\n", "AKIAIOSFODNN7EXAMPLE", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "-----BEGIN PRIVATE KEY-----", "/spec/replicas", ".spec.limits | keys", "*", "**", "a*a*a*b", "(a+)+$", "", " ", "a b", "A_B", "x",
]);

/**
 * A scalar as it is written.
 * @param {Random} random
 * @returns {string}
 */
export function hostileScalar(random) {
  if (random.chance(0.6)) return random.pick(scalars);
  return random.chance(0.05) ? random.pick(["x", "*a", "{{ x }}", "1", "\\"]).repeat(3000) : random.pick(inherited);
}

/**
 * The content of a scalar.
 * @param {Random} random
 * @returns {string}
 */
export function text(random) {
  const word = random.chance(0.05) ? random.pick(inherited) : random.pick(known);
  if (!random.chance(0.06)) return word;
  const at = random.number(0, word.length);
  return word.slice(0, at) + random.pick(characters) + word.slice(at);
}

/**
 * @param {Random} random
 * @returns {string}
 */
export function key(random) {
  return random.chance(0.3) ? random.pick(inherited) : text(random);
}
