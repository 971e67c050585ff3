/** Secrets in scripts: tokens in the forms that their issuers use, and values assigned to names such as `password`. */
import { LineReader, type Name } from "./assignments.js";
import { assignedSecret, isSample, isSecretName } from "./secret-values.js";

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
  const reader = new LineReader(line);
  for (let name = reader.next(); name; name = reader.next()) {
    // `[ "$TOKEN" = x ]` is a comparison.
    const isCompared = line[name.start - 1] === "$" && (isTest || name.isQuoted);
    const value = isCompared || !isAssigned(name) ? undefined : reader.valueOf(name);
    const what = value && assignedSecret(name.text, value.text);
    if (value && what !== undefined) found.push({ what, range: [start + value.range[0], start + value.range[1]] });
  }
}

/** Without an equals sign or a colon, it is a sentence, unless it is a flag or an argument of `aws configure`. */
function isAssigned({ text, separator, isFlag }: Name): boolean {
  return isSecretName(text) && (separator !== "" || isFlag || /secret_access_key$/iu.test(text));
}
