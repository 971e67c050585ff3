/**
 * The names that Go templates have in ApplicationSets and in Helm's charts. Sources: Go's documentation of
 * text/template; functions.go of Masterminds/sprig 3.3; applicationset/utils/utils.go of argoproj/argo-cd;
 * pkg/engine/funcs.go of helm/helm.
 */

/** Actions that open a block, which `end` closes. */
export const BLOCKS: ReadonlySet<string> = new Set(["block", "define", "if", "range", "with"]);

const GO = [
  ...["block", "break", "continue", "define", "else", "end", "if", "range", "template", "with", "true", "false", "nil"],
  ...["and", "or", "not", "len", "index", "slice", "call", "print", "printf", "println", "html", "js", "urlquery"],
  ...["eq", "ne", "lt", "le", "gt", "ge"],
];

/** Without `env`, `expandenv` and `getHostByName`, which Argo CD removes. */
const SPRIG = [
  ...["abbrev", "abbrevboth", "add", "add1", "add1f", "addf", "adler32sum", "ago", "all", "any", "append", "atoi"],
  ...["b32dec", "b32enc", "b64dec", "b64enc", "base", "bcrypt", "biggest", "buildCustomCert", "camelcase", "cat"],
  ...["ceil", "chunk", "clean", "coalesce", "compact", "concat", "contains", "date", "dateInZone", "dateModify"],
  ...["date_in_zone", "date_modify", "decryptAES", "deepCopy", "deepEqual", "default", "derivePassword", "dict", "dig"],
  ...["dir", "div", "divf", "duration", "durationRound", "empty", "encryptAES", "ext", "fail", "first", "float64"],
  ...["floor", "fromJson", "genCA", "genCAWithKey", "genPrivateKey", "genSelfSignedCert", "genSelfSignedCertWithKey"],
  ...["genSignedCert", "genSignedCertWithKey", "get", "has", "hasKey", "hasPrefix", "hasSuffix", "hello", "htmlDate"],
  ...["htmlDateInZone", "htpasswd", "indent", "initial", "initials", "int", "int64", "isAbs", "join", "kebabcase"],
  ...["keys", "kindIs", "kindOf", "last", "list", "lower", "max", "maxf", "merge", "mergeOverwrite", "min", "minf"],
  ...["mod", "mul", "mulf", "mustAppend", "mustChunk", "mustCompact", "mustDateModify", "mustDeepCopy", "mustFirst"],
  ...["mustFromJson", "mustHas", "mustInitial", "mustLast", "mustMerge", "mustMergeOverwrite", "mustPrepend"],
  ...["mustPush", "mustRegexFind", "mustRegexFindAll", "mustRegexMatch", "mustRegexReplaceAll"],
  ...["mustRegexReplaceAllLiteral", "mustRegexSplit", "mustRest", "mustReverse", "mustSlice", "mustToDate"],
  ...["mustToJson", "mustToPrettyJson", "mustToRawJson", "mustUniq", "mustWithout", "must_date_modify", "nindent"],
  ...["nospace", "now", "omit", "osBase", "osClean", "osDir", "osExt", "osIsAbs", "pick", "pluck", "plural"],
  ...["prepend", "push", "quote", "randAlpha", "randAlphaNum", "randAscii", "randBytes", "randInt", "randNumeric"],
  ...["regexFind", "regexFindAll", "regexMatch", "regexQuoteMeta", "regexReplaceAll", "regexReplaceAllLiteral"],
  ...["regexSplit", "repeat", "replace", "rest", "reverse", "round", "semver", "semverCompare", "seq", "set"],
  ...["sha1sum", "sha256sum", "sha512sum", "shuffle", "slice", "snakecase", "sortAlpha", "split", "splitList"],
  ...["splitn", "squote", "sub", "subf", "substr", "swapcase", "ternary", "title", "toDate", "toDecimal", "toJson"],
  ...["toPrettyJson", "toRawJson", "toString", "toStrings", "trim", "trimAll", "trimPrefix", "trimSuffix", "trimall"],
  ...["trunc", "tuple", "typeIs", "typeIsLike", "typeOf", "uniq", "unixEpoch", "unset", "until", "untilStep"],
  ...["untitle", "upper", "urlJoin", "urlParse", "uuidv4", "values", "without", "wrap", "wrapWith"],
];

/** The keywords, constants and functions of an ApplicationSet's Go templates. */
export const ARGO_NAMES: ReadonlySet<string> = new Set([
  ...GO,
  ...SPRIG,
  ...["fromYaml", "fromYamlArray", "normalize", "slugify", "toYaml"],
]);

/** Those of the templates of a chart. */
export const HELM_NAMES: ReadonlySet<string> = new Set([
  ...GO,
  ...SPRIG,
  ...["fromJson", "fromJsonArray", "fromToml", "fromYaml", "fromYamlArray", "getHostByName", "include", "lookup"],
  ...["mustToToml", "mustToYaml", "required", "toToml", "toYaml", "toYamlPretty", "tpl"],
]);

/** The objects that Helm has, and an ApplicationSet doesn't. */
export const HELM_OBJECTS: ReadonlySet<string> = new Set([
  ...["Capabilities", "Chart", "Files", "Release", "Subcharts", "Template", "Values"],
]);

/** Functions that accept missing parameters. */
export const FORGIVING: ReadonlySet<string> = new Set([
  ...["and", "coalesce", "default", "dig", "empty", "get", "hasKey", "not", "or", "ternary"],
]);
