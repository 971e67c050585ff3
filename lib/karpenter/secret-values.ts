/** Whether names are those of secrets, and whether values are secrets or stand for one. */
import { isTemplated } from "../yaml/template.js";
import { findPlaceholder } from "./placeholders/find.js";

const PASSWORD_NAME = /(?:pass(?:word|wd|phrase)|pwd)$/iu;
const SECRET_NAME = /(?:secret|token|credentials?)$/iu;
const KEY_NAME =
  /(?:api|app(?:lication)?|access|account|activation|auth|encryption|join|licen[cs]e|private|secret|signing)[._-]?key$/iu;
/** Flags and settings for no password, or for a password that a user types. */
const NO_PASSWORD = /^(?:ask|no|prompt|require|skip|without)[._-]?pass/iu;

/** A location, a reference or an operator. */
const REFERENCE = /^(?:[./~%[@=?+-]|![A-Za-z]|[a-z][a-z+.-]*:|[A-Z]:[\\/]|ENC[[(]|sha\d+[:-])/u;
/** Values that stand for an absent secret, and Java's default password. */
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

export function isSecretName(name: string): boolean {
  if (PASSWORD_NAME.test(name)) return !NO_PASSWORD.test(name);
  return SECRET_NAME.test(name) || KEY_NAME.test(name) || name === "auth";
}

/** The kind of secret according to its name, if the value is one; tokens and keys must also look random. */
export function assignedSecret(name: string, value: string): string | undefined {
  const what = nameOfSecret(name, value);
  return what === undefined || isReference(value) || isSample(value, name) ? undefined : what;
}

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
export function isSample(value: string, key: string): boolean {
  if (/EXAMPLE(?:KEY)?$|^pass(?:word)?$|(.)\1{7}|^(.)\2*$/u.test(value)) return true;
  return findPlaceholder(value, { key, isKarpenter: true }) !== undefined;
}

/** Whether it is `user:password` in base64, the form in which Docker stores logins. */
function isLogin(value: string): boolean {
  if (!/^[A-Za-z\d+/]{8,}={0,2}$/u.test(value) || value.length % 4 !== 0) return false;
  return /^[\w.+@-]+:(?!\/\/)[\x21-\x7E]{3,}$/u.test(atob(value));
}
