/**
 * Distinguishes leftovers of samples, which must be filled in before a manifest can work, from real values. Each form,
 * and each exception to it, was found in public GitOps repositories.
 */

type PlaceholderKind = "emptyAccount" | "exampleAccount" | "exampleHost" | "placeholderInside";

export interface Placeholder {
  readonly kind: PlaceholderKind;
  /** The part of the value that is recognizable as a placeholder. */
  readonly text: string;
}

/** The context that decides if the text alone is not enough. */
export interface PlaceholderContext {
  /** The key of the value, or of the list that contains it. */
  readonly key: string;
  /** Whether the value is one of Karpenter's own fields, which never contain names of variables. */
  readonly isKarpenter: boolean;
}

/** Things to fill in: the words after `your`, with or without a separator. */
const NOUNS =
  "account|app|aws|bucket|certificate|cluster|company|domain|email|endpoint|env|environment|github|git|host|hostname|instance|key|kms|name|namespace|org|organisation|organization|password|profile|project|queue|region|registry|repo|repository|role|secret|security|server|service|subnet|team|tenant|token|user|username|vpc|zone";

// No letter or digit before each word, or the word would be the end of another one.
const WORDS: readonly RegExp[] = [
  /(?<![a-z\d])replace[-_]?(?:me|with|this|by)(?![a-z])[\w-]*/iu,
  /\bREPLACE_(?!ALL\b|ALWAYS\b|EXISTING\b|IF_|NEVER\b|ON_|WHEN_)[A-Z\d][A-Z\d_]*/u,
  /(?<![A-Za-z\d])(?:CHANGE[-_]?ME(?![A-Za-z])|[Cc]hange[-_]?[Mm]e(?![a-z]))[\w-]*/u,
  /(?<![A-Za-z\d])YOUR[-_][A-Z][A-Z\d_-]*/u,
  new RegExp(String.raw`(?<![A-Za-z\d])YOUR(?:${NOUNS.toUpperCase()})(?![a-z])[A-Z\d_]*`, "u"),
  new RegExp(
    String.raw`(?<![A-Za-z\d])Your(?:${NOUNS.replaceAll(/\b[a-z]/gu, (letter) => letter.toUpperCase())})(?![a-z])\w*`,
    "u",
  ),
  // `your-…` at the start of a segment, with any word; later in it only with one of the nouns.
  /(?<![\w\s.-])your-[a-z][a-z\d_-]*/u,
  new RegExp(String.raw`(?<![a-z\d])your[-_]?(?:${NOUNS})(?:[-_](?:arn|endpoint|here|id|name|url))?(?![\w-])`, "u"),
  /\b(?:[A-Z\d]+_)*PLACEHOLDER(?![A-Za-z])[A-Z\d_]*/u,
  /\b(?:FILL_(?:ME|IN)|INSERT_[A-Z]|SET_ME|[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_HERE)(?![a-z])[A-Z\d_]*/u,
  /\b(?:[A-Z\d]+_)*TO_(?:BE_[A-Z]+|CHANGE|FILL|REPLACE)\b/u,
  /^(?:TODO|FIXME|TBD|TBC)(?:$|[-_][A-Z][A-Z\d_-]*$)/u,
];

/** Runs of `x`: four anywhere, three after a separator or a resource's prefix. */
const RUNS: readonly RegExp[] = [
  /(?<![A-Za-z\d])(?:x{4,}|X{4,})(?![A-Za-z\d])/u,
  /(?<=[-/:])(?:x{3}|X{3})(?![A-Za-z\d])/u,
  /(?<![a-z\d])(?:ami|cr|eni|eipalloc|lt|mrk|pg|sg|snap|subnet|vol|vpc)-[\da-f]*(?:x{3,}|X{3,}|y{3,}|z{3,})(?![A-Za-z\d])/u,
  /(?<=:\/\/)(?=[A-Z\d]*X{4})[A-Z\d]+(?=\.)/u,
];

const PLACEHOLDER = new RegExp(`^(?:(?:ami|sg|subnet|vpc)-)?placeholder$|^placeholder-(?:${NOUNS})$`, "u");
/** Keys for the names and classes of placeholder pods, which reserve capacity for others. */
const PLACEHOLDER_POD_KEYS = new Set([
  "app",
  "class",
  "component",
  "fullnameOverride",
  "name",
  "nameOverride",
  "priorityClassName",
  "tier",
  "type",
]);

/** Upper-case names of values that only the reader can know. */
const NAMES =
  "(?:[A-Z][A-Z\\d]*_)*(?:ACCOUNT_ID|ACCOUNT_NUMBER|CLUSTER_ARN|CLUSTER_ENDPOINT|CLUSTER_NAME|ENDPOINT_URL|INSTANCE_PROFILE|KEY_ARN|KEY_ID|NODE_ROLE|PROFILE_NAME|QUEUE_NAME|REPO_NAME|REPO_URL|ROLE_ARN|ROLE_NAME|SECURITY_GROUP|SECURITY_GROUP_ID|SUBNET_ID|VPC_ID)";
const WHOLE_NAME = new RegExp(`^${NAMES}$`, "u");
const SEGMENT_NAME = new RegExp(`(?<=[-/:.@])${NAMES}(?=$|[-/:.@])|^${NAMES}(?=[-/:.@])`, "u");
const REPOSITORY_PART = /(?<=\/)(?:GITHUB_USER|ORG|ORGANIZATION|OWNER|REPO|REPOSITORY|USER|USERNAME)(?=\/|\.git$|$)/u;
const BRACKETS = /(?<=\/)\[[A-Za-z][\w -]*\](?=[./]|$)/u;

const HTML = new Set(
  "a b body br button code div em font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input label li link meta nav ol option p pre script section select small span strong style sub sup svg table tbody td textarea th thead title tr u ul video".split(
    " ",
  ),
);
/** Words that programs print if there is no value. */
const NOTHING = new Set(["default", "empty", "nil", "no value", "none", "null", "undefined", "unknown"]);

const EXAMPLE_DOMAIN = /(?<=^|\.)example\.(?:com|net|org)$/u;

/** A pattern that every placeholder matches: one check that avoids all others for most values. */
const SUSPICIOUS =
  /[<[…]|\.{3}|\d{12}|[A-Z]{2}|x{3}|y{3}|z{3}|arn:|[Cc]hange|example\.|[Pp]laceholder|[Rr]eplace|[Yy]our/u;

/** The placeholder in a value, if there is one. */
export function findPlaceholder(value: string, context: PlaceholderContext): Placeholder | undefined {
  const text = value.trim();
  // Scripts, configuration files and prose of several lines may mention placeholders, but are not placeholders.
  if (text.includes("\n") || !SUSPICIOUS.test(text)) return undefined;
  const word =
    firstMatch(WORDS, text) ??
    bareWord(text, context) ??
    angleWords(text) ??
    firstMatch(RUNS, text) ??
    addressPart(text);
  if (word !== undefined) return { kind: "placeholderInside", text: word };
  return findAccount(text) ?? findExampleHost(text, context.key);
}

function firstMatch(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text)?.[0];
    if (match !== undefined) return match;
  }
  return undefined;
}

/** A word that is a placeholder only if it can't be the name of a variable or of placeholder pods. */
function bareWord(text: string, { key, isKarpenter }: PlaceholderContext): string | undefined {
  if (PLACEHOLDER.test(text)) return PLACEHOLDER_POD_KEYS.has(key) ? undefined : text;
  if (WHOLE_NAME.test(text)) return isKarpenter || snakeCase(key) === text ? text : undefined;
  // JSON pointers and jq paths contain keys, which may be names of variables.
  return /^[./]|\s/u.test(text) ? undefined : SEGMENT_NAME.exec(text)?.[0];
}

/** `clusterName` and `repoURL` as `CLUSTER_NAME` and `REPO_URL`. */
function snakeCase(key: string): string {
  return key.replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, "_").toUpperCase();
}

/** `<your words>` and `<<NAME>>`, unless they are markup, a comparison or a group of a regular expression. */
function angleWords(text: string): string | undefined {
  if (!text.includes("<") || text.includes("</") || text.includes("/>") || text.includes("(?")) return undefined;
  const isToken = /<{1,2}[A-Za-z](?:[\w .:/-]*[\w.])?>{1,2}/gu;
  // With spaces around them, they are part of a sentence or a query.
  if (/\s/u.test(text.replaceAll(isToken, ""))) return undefined;
  for (const { 0: token, index } of text.matchAll(isToken)) {
    const inner = token.replaceAll(/[<>]/gu, "");
    const isAddress = /^https?:\/\//u.test(inner) && !inner.includes("...");
    const isTypeArgument = /[A-Za-z\d]/u.test(text[index - 1] ?? "");
    const isVaultPath = inner.startsWith("path:");
    if (!HTML.has(inner) && !NOTHING.has(inner.toLowerCase()) && !isAddress && !isTypeArgument && !isVaultPath)
      return token;
  }
  return undefined;
}

/** A placeholder for a part of a URL or an ARN. */
function addressPart(text: string): string | undefined {
  if (!/^[a-z][a-z\d+.-]*:\/\/|^arn:|^git@/u.test(text)) return undefined;
  return firstMatch([REPOSITORY_PART, BRACKETS, /(?<=[/:])(?:\.{3}|…)(?=$|\/)/u], text);
}

/** Sample accounts in documentation: the three of AWS, and those that repeat one digit. */
const SAMPLE_ACCOUNT = /^(?:123456789012|111122223333|444455556666|(\d)\1{11})$/u;

export function isSampleAccount(account: string): boolean {
  return SAMPLE_ACCOUNT.test(account);
}

/** Services whose ARNs always have an account, unlike those of S3 or of Amazon's public AMIs and parameters. */
const ACCOUNT_SERVICES = new Set([
  "acm",
  "dynamodb",
  "ecr",
  "eks",
  "iam",
  "kms",
  "lambda",
  "logs",
  "secretsmanager",
  "sns",
  "sqs",
  "sts",
]);

function findAccount(text: string): Placeholder | undefined {
  const arn = /arn:aws[a-z-]*:([\w-]+):[\w*-]*:([^:]*):/u.exec(text);
  if (arn) {
    const [, service = "", account = ""] = arn;
    if (account === "" && ACCOUNT_SERVICES.has(service)) return { kind: "emptyAccount", text: arn[0] };
    if (/^[A-Z][A-Z_-]*$/u.test(account)) return { kind: "placeholderInside", text: account };
    if (isSampleAccount(account)) return { kind: "exampleAccount", text: account };
  }
  const account = /^(\d{12})\.dkr\.ecr\./u.exec(text)?.[1] ?? /:\/\/sqs\.[\w.-]+\/(\d{12})\//u.exec(text)?.[1];
  return account !== undefined && isSampleAccount(account) ? { kind: "exampleAccount", text: account } : undefined;
}

/** Keys of domains that are not hosts: those of labels, taints and API groups. */
const DOMAIN_KEYS = new Set(["apiGroup", "apiVersion", "group", "key", "topologyKey"]);

function findExampleHost(text: string, key: string): Placeholder | undefined {
  if (DOMAIN_KEYS.has(key)) return undefined;
  const domain = EXAMPLE_DOMAIN.exec(hostOf(text) ?? "")?.[0];
  return domain === undefined ? undefined : { kind: "exampleHost", text: domain };
}

/** The host of a URL or of an email address, or a text that is only a host. */
function hostOf(text: string): string | undefined {
  if (text.includes("://")) return URL.canParse(text) ? new URL(text).hostname : undefined;
  // Without a scheme, `example.com/x` is the name of a label, a taint or a resource.
  return /^(?:[^\s/@:]+@)?([\w*.-]+)(?::\d+)?$/u.exec(text)?.[1];
}
