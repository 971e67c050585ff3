import { describe, expect, it } from "vitest";
import { type Action, actionsOf } from "../../lib/yaml/go-template.js";
import { parseTemplate } from "../../lib/yaml/helm-template.js";
import { maskTemplate } from "../../lib/yaml/template.js";
import { LINEAR, growth } from "../growth.js";

/** The texts of the actions in a text. */
function actions(text: string): string[] {
  return actionsOf(text).map(({ start, end }) => text.slice(start, end));
}

function only(text: string): Action {
  const [action, ...others] = actionsOf(text);
  if (!action || others.length > 0) throw new Error(`Not one action: ${text}`);
  expect(text.slice(action.start, action.end)).toBe(text);
  return action;
}

describe("the end of an action", () => {
  it.each<[string, string, string[]]>([
    ["is where it closes", "a {{ b }} c {{d}}e }}", ["{{ b }}", "{{d}}"]],
    ["is not in a string", '{{ "}}" }} {{ "\\"}}" }}', ['{{ "}}" }}', '{{ "\\"}}" }}']],
    ["is not in a raw string, over lines", "{{ `}}\n\\` }}}}", ["{{ `}}\n\\` }}"]],
    [
      "is not in a comment",
      "{{/* }} \" */}} {{- /* {{ it's\n}} */ -}}",
      ['{{/* }} " */}}', "{{- /* {{ it's\n}} */ -}}"],
    ],
    ["is on another line", '{{ dict\n  "a" "}}"\n}}', ['{{ dict\n  "a" "}}"\n}}']],
    ["does not depend on quotes that are not paired", '{{ it"s }} {{ a }}', ['{{ it"s }}', "{{ a }}"]],
    ["does not depend on a quote before the end of the line", '{{ a" }}\n"{{ b }}"', ['{{ a" }}', "{{ b }}"]],
    ["does not depend on a raw quote that is not paired", "{{ it`s }} {{ a }}", ["{{ it`s }}", "{{ a }}"]],
    ["does not depend on quotes that hide all others", '{{ a"}}" b', ['{{ a"}}']],
    ["does not depend on a comment that is not closed", "{{/* a }} {{ b }}", ["{{/* a }}", "{{ b }}"]],
    ["does not depend on a comment whose action is not closed", "{{/* a }} {{ b }} */", ["{{/* a }}", "{{ b }}"]],
    ["need not exist", "{{ a }} {{ b", ["{{ a }}"]],
    ["comes after braces that it contains", "{{ {{ a }} }}", ["{{ {{ a }}"]],
  ])("%s", (_, text, expected) => {
    expect(actions(text)).toEqual(expected);
  });
});

describe("an action", () => {
  it.each<[string, string, boolean]>([
    ["{{ if .a }}", "if", false],
    ["{{- else if .a -}}", "else", false],
    ["{{with .a}}", "with", false],
    ["{{ range $i, $x := .a }}", "range", false],
    ['{{- define "x" -}}', "define", false],
    ['{{ block "x" . }}', "block", false],
    ["{{end}}", "end", false],
    ["{{ break }}", "break", false],
    ["{{ $x := 1 }}", "$x", false],
    ["{{- $x = 1 }}", "$x", false],
    ["{{ $.Values.x }}", "$.Values.x", true],
    ["{{ $x }}", "$x", true],
    ["{{ .Values.x }}", ".Values.x", true],
    ["{{ .if }}", ".if", true],
    ["{{ ending }}", "ending", true],
    ['{{ include "x" . }}', "include", true],
    ['{{ template "x" . }}', "template", true],
    ["{{ (index .a 1).b }}", "", true],
    ["{{/* if */}}", "", false],
    ["{{}}", "", true],
  ])("%s starts with %j and writes: %j", (text, head, writes) => {
    expect(only(text)).toMatchObject({ head, writes });
  });

  it.each<[string, number | undefined]>([
    ["{{ toYaml .a | nindent 4 }}", 4],
    ["{{- toYaml .a | indent 12 -}}", 12],
    ['{{ include "a|b" (dict "x" (.y | trim)) | nindent 0 }}', 0],
    ["{{ .a\n  | toYaml\n  | nindent 8\n}}", 8],
    ["{{ nindent 4 (toYaml .a) }}", 4],
    ["{{ toYaml .a }}", undefined],
    ["{{ .a | nindent $n }}", undefined],
    ["{{ .a | nindent (int .b) }}", undefined],
    ["{{ .a | nindent -2 }}", undefined],
    ["{{ .a | nindent 4 | trim }}", undefined],
    ["{{ nindent 4 .a | trim }}", undefined],
    ["{{ nindent 4 }}", undefined],
    ['{{ printf "a | nindent 4" }}', undefined],
    ["{{ (.a | nindent 4) }}", undefined],
    ["{{ if .a | nindent 4 }}", undefined],
    ["{{/* .a | nindent 4 */}}", undefined],
  ])("%s indents by %j", (text, indent) => {
    expect(only(text).indent).toBe(indent);
  });

  it("may remove the white space before it, and may be the result of toYaml", () => {
    expect(only("{{- toYaml .a }}")).toMatchObject({ trimsBefore: true, isYaml: true });
    expect(only("{{ .a | toYaml -}}")).toMatchObject({ trimsBefore: false, isYaml: true });
    expect(only("{{ toYaml .a | trim }}")).toMatchObject({ isYaml: false });
  });
});

it.each([
  "{{",
  "{{/*",
  "{{/*}}",
  "{{ `",
  '{{"',
  '{{\\"}}',
  '{{"}}"',
  "{{ a }}",
  "{{-    ",
  "{{ (|",
  "}}*/{{",
  "  {{ toYaml .a }}",
  "{{ if }}\n",
  "{{ if }}\nb: 1\n{{ else }}\n",
  "{{ if }}\nb: 1\n{{ end }}\n",
  "{{ if }}\nb:\n c: 1\n",
  "{{ toYaml .a | nindent 2 }}\n",
])("%j takes a time that grows with its length", (piece) => {
  const read = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    actionsOf(`${text} */`);
    maskTemplate(text);
    maskTemplate(`${text}}}`);
    // Parsing what is not a template takes longer.
    if (piece.includes("\n")) parseTemplate(text);
  };
  expect(growth(10_000, read)).toBeLessThan(LINEAR);
});
