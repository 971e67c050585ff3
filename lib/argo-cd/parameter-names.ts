/**
 * Names of Helm parameters, which Argo CD passes to Helm's `--set` as they are. Sources: util/helm/cmd.go of
 * argoproj/argo-cd, and pkg/strvals/parser.go of helm/helm.
 */
import type { Cursor } from "../yaml/cursor.js";

/** A mapping of annotations, labels or the like, and the key that follows, as it is written. */
const KEYED = /(?:^|\.)\w*(?:annotations|labels|nodeSelector)\.(.+)$/isu;

/** Domains of keys without a slash. */
const DOMAINS = /(?:^|\.)(?:amazonaws\.com|argoproj\.io|k8s\.io|karpenter\.sh|kubernetes\.io)(?:\.|$)/u;

/** The name with all dots of its key escaped; undefined if nothing is wrong, or the key may not be one. */
export function withEscapedDots(name: string): string | undefined {
  const key = KEYED.exec(name)?.[1];
  if (key === undefined || /[,[\]{}"'\s]/u.test(key)) return undefined;
  const escaped = escapeDots(key);
  return isDomainKey(key.replaceAll("\\.", ".")) && escaped !== key ? name.slice(0, -key.length) + escaped : undefined;
}

/** The name with escaped dots instead of quotes; undefined if it has no quotes. */
export function withoutQuotes(name: string): string | undefined {
  const plain = name.replaceAll(/(["'])([^"']*)\1/gu, (_, __, key: string) => escapeDots(key));
  return plain === name || /["']/u.test(plain) ? undefined : plain;
}

/** A key of values without backslashes, if it is one of an annotation or a label, as the names of parameters have it. */
export function withoutEscapes(at: Cursor): string | undefined {
  if (typeof at.key !== "string" || !at.key.includes("\\.")) return undefined;
  const key = at.key.replaceAll("\\.", ".");
  const isInKeyed = /(?:annotations|labels|nodeSelector)$/iu.test(String(at.parent?.key));
  return isInKeyed || isDomainKey(key) ? key : undefined;
}

function isDomainKey(key: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)+\//u.test(key) || DOMAINS.test(key);
}

function escapeDots(key: string): string {
  return key.replaceAll(/\\.|\./gsu, (found) => (found === "." ? String.raw`\.` : found));
}

/** Whether a parameter is for a field that must be text: an annotation, a label, or the name of the cluster. */
export function isForText(name: string): boolean {
  return name === "settings.clusterName" || /(?:^|\.)\w*(?:annotations|labels)\.(?:[^.\\]|\\.)+$/isu.test(name);
}

/** Whether `--set` reads a value as something else than text. */
export function isTyped(value: string): boolean {
  return /^(?:true|false|null|0|-?[1-9]\d*)$/iu.test(value);
}
