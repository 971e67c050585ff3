/** Secrets in scripts: tokens in the forms that their issuers use, and values assigned to names such as `password`. */
import { isTemplated } from "../yaml/template.js";
import { findPlaceholder } from "./placeholders/find.js";

export interface Secret {
  /** The kind of secret, with its article. */
  readonly what: string;
  /** Its position in the text. */
  readonly range: readonly [start: number, end: number];
}

interface Form {
  readonly what: string;
  readonly pattern: RegExp;
}

/** As their issuers document them, for scanners such as this one. */
const TOKENS: readonly Form[] = [
  { what: "an AWS access key", pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/gu },
  {
    what: "a private key",
    // Followed by part of the key: scripts search for the line alone, or print it around a variable.
    pattern:
      /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?=(?:\s|\\[nr]){1,100}(?:[A-Za-z\d+/]{16}|[A-Z][A-Za-z-]{3,20}: ))/gu,
  },
  { what: "a GitHub token", pattern: /\bgh[oprsu]_[A-Za-z\d]{36,255}\b|\bgithub_pat_\w{22,255}\b/gu },
  { what: "a GitLab token", pattern: /\bgl(?:pat|rt|dt|cbt|ptt|soat)-[\w-]{20,60}/gu },
  { what: "a Slack token", pattern: /\bxox[abeoprs]-[\w-]{10,250}|\bxapp-\d-[\w-]{10,250}/gu },
  { what: "a Slack webhook", pattern: /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[\w/-]{20,120}/gu },
  { what: "an npm token", pattern: /\bnpm_[A-Za-z\d]{36}\b/gu },
  { what: "a Docker Hub token", pattern: /\bdckr_[po]at_[\w-]{20,60}/gu },
  { what: "a Google API key", pattern: /\bAIza[\w-]{35}(?![\w-])/gu },
  { what: "a Vault token", pattern: /\bhv[bs]\.[\w-]{24,300}/gu },
  { what: "a Stripe key", pattern: /\b[rs]k_live_[A-Za-z\d]{20,250}\b/gu },
  { what: "a Tailscale key", pattern: /\btskey-[a-z]{3,12}-[\w-]{10,120}/gu },
  { what: "a JSON Web Token", pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,2000}/gu },
];

/** Passwords that are recognizable only by the text around them, not by a name. */
const PASSWORDS: readonly Form[] = [
  // The tag of a container image is before `@sha256:`.
  { what: "a password in a URL", pattern: /(?<=:\/\/[^\s/:@"'$]{0,100}:)[^\s/:@"'$<{]{3,200}(?=@(?!sha256:)[\w.-])/gu },
  {
    what: "a password",
    pattern: /(?<=\becho ["']?[\w.-]{1,64}:)[^\s"'`$|\\]{6,200}(?=["']?\s?\|\s?(?:sudo )?chpasswd\b)/gu,
  },
  { what: "a password", pattern: /(?<=\bchpasswd\s?<<<\s?["']?[\w.-]{1,64}:)[^\s"'`$|\\]{6,200}(?=["'\s]|$)/gu },
  {
    what: "a password",
    pattern: /(?<=\bcurl [^|;]{0,200}(?:-u|--user)[ =]["']?[\w.@-]{1,64}:)[^\s"'`$|;\\]{6,200}(?=["'\s]|$)/gu,
  },
  { what: "a password", pattern: /(?<=\bConvertTo-SecureString (?:-String )?["'])[^\s"'`$]{6,200}(?=["'])/giu },
];

const COMMENT = /^\s*(?:#|\/\/|;|rem\b)/iu;

/** A name, and the separators before its value in shell, TOML, YAML, JSON, PowerShell and flags. */
const NAME =
  /(?<![\w.-])(-{0,2})([A-Za-z][\w.-]{0,80})(?:(\\?["']?)([ \t]{0,20}(?:=>|:=|[:=])[ \t]{0,20})|[ \t]{1,20})/gu;
const QUOTED = /\\?"([^\s"`$\\]+)\\?"|'([^\s']+)'/uy;
const BARE = /[^\s"'`$;&|<>(){}[\]\\,]+/uy;
/** The text that may follow an unquoted value; anything else makes the value part of an expression. */
const WORD_END = /$|[\s"';&|)},]|\\["n]/uy;
/** In prose and code, more words follow. */
const LINE_END = /[ \t]{0,20}(?:$|[#"',}\r]|\\["n])/uy;

const PASSWORD_NAME = /(?:pass(?:word|wd|phrase)|pwd)$/iu;
const SECRET_NAME = /(?:secret|token|credentials?)$/iu;
const KEY_NAME =
  /(?:api|app(?:lication)?|access|account|activation|auth|encryption|join|licen[cs]e|private|secret|signing)[._-]?key$/iu;
/** Flags and settings for no password, or for a password that a user types. */
const NO_PASSWORD = /^(?:ask|no|prompt|require|skip|without)[._-]?pass/iu;

/** A location, a reference or an operator. */
const REFERENCE = /^(?:[./~%[@=?+-]|![A-Za-z]|[a-z][a-z+.-]*:|[A-Z]:[\\/]|ENC[[(]|sha\d+[:-])/u;
/** Values that mean that there is no secret, and Java's default password. */
const NO_SECRET =
  /^(?:changeit|default|disabled|enabled|encrypted|false|generated|hidden|masked|none|null|optional|plaintext|prompt|random|redacted|required|true|unset)$/iu;
/** The name of a secret, not the secret itself: `registry-token`, `prod/db/password`, `PASSWORD`. */
const NAME_OF_SECRET =
  /^(?:[a-z\d]{1,40}[./_-])*(?:credentials?|key|passw(?:or)?d|secret|token)$|^_*[A-Z]+(?:_[A-Z]+)*_*$/u;
/** Joined words and short numbers, optionally with a hash at the end: the name of something. */
const JOINED_WORDS =
  /^(?:[A-Z]?[a-z]+\d{0,2}|[A-Z]+|\d{1,4})(?:[./_:-]+(?:[A-Z]?[a-z]+\d{0,2}|[A-Z]+|\d{1,4}))+(?:-[a-z\d]{5,10})?$/u;
/** The IDs of KMS keys and PGP keys. */
const KEY_ID =
  /^(?:(?:mrk-)?[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?:0x)?(?:[\dA-F]{16}|[\dA-F]{40}))$/u;

/** The secrets in a text, in the order of the text. */
export function findSecrets(text: string): Secret[] {
  const found: Secret[] = [];
  for (const form of TOKENS) {
    for (const secret of matchesOf(form, text, 0)) {
      const token = text.slice(...secret.range);
      // Random tokens have digits or capitals; names of tokens rarely do.
      if (/[A-Z\d]/u.test(token)) found.push(secret);
    }
  }
  let start = 0;
  for (const line of text.split("\n")) {
    if (!COMMENT.test(line)) {
      for (const form of PASSWORDS) for (const secret of matchesOf(form, line, start)) found.push(secret);
      addAssigned(line, start, found);
    }
    start += line.length + 1;
  }
  return withoutOverlaps(found);
}

/** Sorts secrets by position; if some overlap, only the first is kept. */
export function withoutOverlaps(secrets: readonly Secret[]): Secret[] {
  let end = 0;
  return secrets
    .toSorted((one, other) => one.range[0] - other.range[0])
    .filter(({ range }) => {
      const isFree = range[0] >= end;
      if (isFree) [, end] = range;
      return isFree;
    });
}

function matchesOf({ what, pattern }: Form, text: string, start: number): Secret[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) =>
    isSample(match, "") ? [] : [{ what, range: [start + index, start + index + match.length] as const }],
  );
}

function addAssigned(line: string, start: number, found: Secret[]): void {
  const isTest = /(?:^|\s)(?:\[\[?|test)\s/u.test(line);
  NAME.lastIndex = 0;
  for (let match = NAME.exec(line); match; match = NAME.exec(line)) {
    const [, dashes = "", name = "", quote = "", between = ""] = match;
    const isFlag = dashes !== "" && between === "";
    // Without an equals sign or a colon, it is a sentence, unless it is a flag or an argument of `aws configure`.
    if (between === "" && !isFlag && !/secret_access_key$/iu.test(name)) continue;
    if (!isSecretName(name)) continue;
    // `[ "$TOKEN" = x ]` is a comparison.
    if (line[match.index - 1] === "$" && (isTest || quote !== "")) continue;
    const value = valueAt(line, NAME.lastIndex, between, quote !== "" || match.index > indentOf(line));
    if (!value) continue;
    NAME.lastIndex = value.range[1];
    const what = nameOfSecret(name, value.text);
    if (what === undefined || isReference(value.text) || isSample(value.text, name)) continue;
    found.push({ what, range: [start + value.range[0], start + value.range[1]] });
  }
}

function indentOf(line: string): number {
  return /^\s*(?:- )?-{0,2}/u.exec(line)?.[0].length ?? 0;
}

interface Value {
  readonly text: string;
  readonly range: readonly [start: number, end: number];
}

/** The value at an index of a line; undefined if unknown text follows it, or if it is a word in a sentence. */
function valueAt(line: string, index: number, between: string, isInside: boolean): Value | undefined {
  QUOTED.lastIndex = index;
  const quoted = QUOTED.exec(line);
  if (quoted) {
    const text = quoted[1] ?? quoted[2] ?? "";
    const from = index + quoted[0].indexOf(text);
    return { text, range: [from, from + text.length] };
  }
  BARE.lastIndex = index;
  const text = BARE.exec(line)?.[0];
  if (text === undefined) return undefined;
  const end = index + text.length;
  // In shell, there are no spaces around the equals sign.
  const isShell = between === "" || between === "=";
  const ending = isShell ? WORD_END : LINE_END;
  ending.lastIndex = end;
  if (!ending.test(line)) return undefined;
  // A variable of a program, or the end of a sentence.
  if (!isShell && (isInside || !between.includes(":")) && /^[A-Za-z_.-]+$/u.test(text)) return undefined;
  return { text, range: [index, end] };
}

function isSecretName(name: string): boolean {
  if (PASSWORD_NAME.test(name)) return !NO_PASSWORD.test(name);
  return SECRET_NAME.test(name) || KEY_NAME.test(name) || name === "auth";
}

/** The kind of secret according to its name; tokens and keys must also look random. */
function nameOfSecret(name: string, value: string): string | undefined {
  // The longest tokens are those of container registries.
  if (value.length < 6 || value.length > 5000) return undefined;
  if (PASSWORD_NAME.test(name)) return `the value of \`${name}\``;
  if (name === "auth") return isLogin(value) ? "a password for a registry" : undefined;
  const isRandom = value.length >= 16 && /\d/u.test(value) && /[A-Za-z]/u.test(value) && !JOINED_WORDS.test(value);
  if (!isRandom) return undefined;
  if (SECRET_NAME.test(name)) return `the value of \`${name}\``;
  return /(?:encryption|signing)[._-]?key$/iu.test(name) && KEY_ID.test(value) ? undefined : `the key \`${name}\``;
}

function isReference(value: string): boolean {
  return REFERENCE.test(value) || NO_SECRET.test(value) || NAME_OF_SECRET.test(value) || isTemplated(value);
}

/** Whether a value only marks the place for a secret, or is a key from AWS's documentation. */
function isSample(value: string, key: string): boolean {
  if (/EXAMPLE(?:KEY)?$|^pass(?:word)?$|(.)\1{7}|^(.)\2*$/u.test(value)) return true;
  return findPlaceholder(value, { key, isKarpenter: true }) !== undefined;
}

/** Whether it is `user:password` in base64, the form in which Docker stores logins. */
function isLogin(value: string): boolean {
  if (!/^[A-Za-z\d+/]{8,}={0,2}$/u.test(value) || value.length % 4 !== 0) return false;
  return /^[\w.+@-]+:(?!\/\/)[\x21-\x7E]{3,}$/u.test(atob(value));
}
