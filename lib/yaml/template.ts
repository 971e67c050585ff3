/**
 * Templating: values that a tool fills in later are unknown to a linter, and nothing that depends on them is reported.
 */
import { type Action, actionsOf } from "./go-template.js";
import type { MaskedText } from "./holes.js";
import { MASK, filler } from "./masks.js";
import { withoutActionLines } from "./template-lines.js";

/**
 * `{{ x }}` (Helm, Argo CD, Jinja), `{% x %}`, `<% x %>`, `${X}`, `$${X}`, `$X`, `$(X)`, `%{ x }`, `#{x}`, the
 * `$ref/path` of Argo CD's values files, the `<path:x#y>` of its plugins for Vault, and values encrypted by SOPS.
 */
const TEMPLATED = new RegExp(
  String.raw`\{\{|\{%|<%|\$[A-Za-z_{(]|%\{|#\{|<(?:path|secret|vault):|ENC\[AES256_GCM,|${MASK}`,
  "u",
);

export function isTemplated(text: string): boolean {
  return TEMPLATED.test(text);
}

/**
 * Makes a text with `{{ … }}` readable as YAML without moving a character: actions become filler, and lines that only
 * contain actions become blank.
 */
export function maskTemplate(text: string): MaskedText {
  const actions = actionsOf(text);
  if (actions.length === 0) return { text, holes: [] };
  let masked = "";
  let from = 0;
  for (const [index, { start, end }] of actions.entries()) {
    masked += text.slice(from, start) + filler(text.slice(start, end), index);
    from = end;
  }
  return withoutActionLines(
    masked + text.slice(from),
    actions.filter(({ writes }) => writes),
  );
}

/** The first words of actions that occur in a chart's template, but not in an ApplicationSet outside its strings. */
const HELM =
  /^(?:(?:if|else|end|range|with|define|include|template|block|toYaml|tpl)$|\$?\.(?:Values|Release|Chart|Capabilities|Files)(?:\.|$))/u;

export function isHelmTemplate(text: string): boolean {
  return actionsOf(text).some((action) => isHelmAction(action));
}

export function isHelmAction({ head, isComment }: Action): boolean {
  return isComment || HELM.test(head);
}
