/** Words that people stumble over, each with what to write. From the wording guide; every pattern is case-sensitive. */

/** A text of the plugin itself (`messages`), or of the documentation (`docs`). */
export type Corpus = "docs" | "messages";

export interface Avoided {
  readonly name: string;
  readonly in: readonly Corpus[];
  readonly pattern: RegExp;
  /** What to write. */
  readonly instead: string;
}

const both = ["messages", "docs"] as const;
const messages = ["messages"] as const;
const docs = ["docs"] as const;

// prettier-ignore
export const avoided: readonly Avoided[] = [
  { name: "result-so-that", in: both, pattern: /, so that\b|; so that\b/gu, instead: "comma before \"so that\" makes it a result: \", so\"" },
  { name: "is-no", in: both, pattern: /(?<!\bthere )\b(?:is|are|was|be) no (?!longer\b|more than\b|need\b|reason\b|known\b|different\b|default\b|successor\b|answer\b)/gu, instead: "is not a" },
  { name: "mend", in: both, pattern: /\bmend(?:s|ed|ing)?\b/gu, instead: "fix" },
  { name: "takes", in: messages, pattern: /\btakes?\b(?! (?:effect|precedence|place|about|care|over|up)\b)/gu, instead: "accepts, allows" },
  { name: "takes-docs", in: docs, pattern: /\b(?:server|controller|CI|Karpenter|EC2|chart|plugin|npm|option|args|hook|it|that|environments) takes?\b(?! (?:effect|precedence|place|about|care|over)\b)/gu, instead: "accepts" },
  { name: "has-to", in: both, pattern: /\b(?:has|have|had) to\b/gu, instead: "must" },
  { name: "stands", in: both, pattern: /\b(?:stands?|stood)\b(?! for\b)/gu, instead: "is, appears in" },
  { name: "without-a-word", in: both, pattern: /\bwithout a word\b/gu, instead: "silently" },
  { name: "by-itself", in: both, pattern: /\bby (?:itself|themselves|oneself)\b/gu, instead: "automatically; name the actor" },
  { name: "write", in: messages, pattern: /(?:^|; |, )[Ww]rite\b/gmu, instead: "use, replace with" },
  { name: "says", in: both, pattern: /\b(?:says?|said|told)\b/gu, instead: "is, names, reports, prints" },
  { name: "goes", in: both, pattern: /\b(?:goes|went|gone|came)\b/gu, instead: "is removed, was added in" },
  { name: "looked-at", in: both, pattern: /\blook(?:s|ed|ing)? at\b/gu, instead: "checks, is checked" },
  { name: "left-alone", in: both, pattern: /\b(?:left|leaves?) (?:\w+ ){0,4}alone\b/gu, instead: "ignores, skips" },
  { name: "passed-over", in: both, pattern: /\bpass(?:es|ed)? over\b/gu, instead: "skips" },
  { name: "beside", in: both, pattern: /\bbeside\b/gu, instead: "next to, together with, in addition to" },
  { name: "refuse", in: messages, pattern: /\brefuses?\b(?! to\b)/gu, instead: "rejects" },
  { name: "refused", in: docs, pattern: /\brefuse[sd]?\b(?! to\b)/gu, instead: "rejects, rejected" },
  { name: "since-because", in: both, pattern: /(?:, |\()since (?!Karpenter \d|v?\d|then\b|Argo CD \d|Kubernetes \d)/gu, instead: "because" },
  { name: "nobody", in: both, pattern: /\b(?:nobody|somebody|everybody|whoever)\b/gu, instead: "name the actor, or passive" },
  { name: "fronted", in: docs, pattern: /(?:^|[.!?:] |\| )(?:Of (?!course)|Whoever |Who )/gmu, instead: "subject first" },
  { name: "bare-what", in: docs, pattern: /\b(?:and|of|for|by|with|from|at|to) what\b(?! you\b)|, what\b|(?:^|[.!?:] )What (?:is|was|stands|doesn't|an|only|SOPS|no)\b/gmu, instead: "name the thing: \"values that …\"" },
  { name: "inverted", in: docs, pattern: /(?:^|[.!?:] )(?:Reported|Found|Ignored|Refused|Left alone|Not rebuilt|Part of the interface) (?:is|are|as)\b/gmu, instead: "The rule reports …" },
  { name: "where-if", in: docs, pattern: /(?:^|[.!?] )Where\b/gmu, instead: "If" },
  { name: "all-the-same", in: both, pattern: /\ball the same\b|\ball time\b/gu, instead: "anyway, still" },
  { name: "for-good", in: both, pattern: /\bfor good\b/gu, instead: "permanently, forever" },
  { name: "is-of", in: both, pattern: /\b(?:is|are|be) of (?!course|type|the form)\w+/gu, instead: "belongs to, works only in" },
  { name: "be-had", in: both, pattern: /\b(?:be|been) had\b/gu, instead: "is available" },
  { name: "called-so", in: both, pattern: /\bcalled so\b|\bcalled\b(?! with\b)/gu, instead: "named" },
  { name: "give-it", in: messages, pattern: /\bgive (?:it|them|both)\b/gu, instead: "set, add" },
  { name: "raise", in: messages, pattern: /\braise\b/gu, instead: "upgrade" },
  { name: "ask-for", in: both, pattern: /\bask(?:s|ed)? (?:for|of|nothing|about)\b/gu, instead: "requires" },
  { name: "knows", in: both, pattern: /\bknow(?:s|n to)? (?:no|nothing|of|it|them|a|all|those|which|the|what)\b/gu, instead: "supports, has" },
  { name: "holds", in: both, pattern: /\bholds?\b/gu, instead: "contains" },
  { name: "id-case", in: both, pattern: /(?<![\w./-])ids?(?![\w:.-])/gu, instead: "ID, IDs" },
  { name: "british", in: both, pattern: /\b(?:misspelt|catalogues?|behaviours?|colours?|licence|organi[sz]ation's|honours?|spelt)\b/gu, instead: "one spelling: American" },
  { name: "intention", in: both, pattern: /\bby intention\b|\bby intent\b/gu, instead: "intentionally" },
  { name: "nothing-took", in: both, pattern: /\btook (?:its|their) place\b|\bin (?:its|the|their) place\b|\bput (?:it|the real|your own)(?! in quotes)/gu, instead: "replace, replacement" },
  { name: "anew", in: both, pattern: /\b(?:anew|afresh|all the more|without more ado|unasked|or else)\b/gu, instead: "again" },
  { name: "meant", in: both, pattern: /\b(?:was|were|is|are) meant\b(?! to\b)/gu, instead: "intended" },
  { name: "newest-known", in: both, pattern: /(?<!\{)\bnewest\b/gu, instead: "latest (of releases)" },
  { name: "let-have", in: docs, pattern: /\blet (?:ESLint|it|its|their) \w+/gu, instead: "make, use" },
];
