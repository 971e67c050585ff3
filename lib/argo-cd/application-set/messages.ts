import type { Problem } from "../../model/problem.js";

export const messages = {
  calledParameter:
    "With `goTemplate: true`, `{{tag}}` calls a function `{{name}}`, which {{reason}}, so Argo CD generates no Application; use `{{text}}`.",
  constantName:
    "The {{count}} elements of the list all generate an Application named `{{name}}`, and Argo CD rejects duplicates; add a parameter to the name.",
  constantNameForClusters:
    "`clusters` without `selector` generates one Application for each cluster, all named `{{name}}`, and Argo CD rejects duplicates; add a parameter to the name.",
  directoryBraces:
    "Argo CD does not expand braces in `directories`, so `{{value}}` matches no folder; add an item for each folder.",
  directorySlash:
    "Argo CD compares `path` with folders such as `apps/web`, so `{{value}}` matches none; use `{{text}}`.",
  dottedParameter:
    "Without `goTemplate: true`, Argo CD does not replace `{{tag}}`; set `goTemplate: true`, or use `{{text}}`.",
  foreignTag:
    "With `goTemplate: true`, Argo CD renders `{{tag}}` itself, but has no `{{name}}`, so {{consequence}}; escape it as {{text}}.",
  invalidField:
    "`{{name}}` is not a valid field in a Go template, so Argo CD generates no Application; use `{{text}}`.",
  invalidName:
    "`{{tag}}` is {{what}}, which no name can contain, so the API server rejects each Application; use `{{text}}`.",
  matrixSize:
    "A matrix must have exactly two generators, not {{count}}, so Argo CD generates no Application; {{remedy}}.",
  mergeSize: "A merge must have at least two generators, not {{count}}, so Argo CD generates no Application; add one.",
  misspelledFunction:
    "Go templates of Argo CD do not have a function `{{name}}`, so it generates no Application; did you mean `{{text}}`?",
  emptiedField:
    "If no condition in `{{path}}` is true, it is null, and `templatePatch` removes the field from the Application; put the key into the condition.",
  replacedSource:
    "The list in `templatePatch` replaces that of the template, so this source has neither `path`, `chart` nor `ref`, and Argo CD rejects it; add one.",
  partialParameter:
    "Only {{count}} of {{all}} elements have `{{name}}`, so Argo CD does not replace `{{tag}}` for the others; add it to them.",
  misspelledParameter: "No element of the list has `{{name}}`, so {{consequence}}; did you mean `{{text}}`?",
  missingName: "Argo CD rejects an Application without a name; add `name` to the template's `metadata`.",
  needsGoTemplate: "Without `goTemplate: true`, Argo CD does not replace `{{tag}}`; set `goTemplate: true`.",
  nonTextElement:
    "Without `goTemplate: true`, Argo CD requires text in the elements of a list, but `{{name}}` is {{actual}}, so it generates no Application; {{remedy}}.",
  openBlock:
    "Each field is a template on its own, and this one has no `end` for `{{name}}`, so Argo CD generates no Application; close it here, or use `templatePatch`.",
  renderedByHelm:
    "Helm renders this file first, and has no `{{name}}`, so {{consequence}}; escape `{{tag}}` as {{text}}.",
  repeatedByMatrix:
    "The matrix generates an Application named `{{name}}` for each of the {{count}} elements of its list, and Argo CD rejects duplicates; add a parameter of the list to the name.",
  repeatedName:
    "Two elements of the list generate an Application named `{{name}}`, and Argo CD rejects duplicates; add a parameter to the name.",
  strayBlockEnd:
    "Each field is a template on its own, and in this one, `{{name}}` has no block to belong to, so Argo CD generates no Application; start the block here, or use `templatePatch`.",
  templatedType:
    "`{{path}}` must be {{expected}}, and templates produce only text, so the API server rejects `{{tag}}`; use `templatePatch`.",
  unknownFunction:
    "Go templates of Argo CD do not have a function `{{name}}`, so it generates no Application; use one of text/template or Sprig.",
  unknownParameter: "No element of the list has `{{name}}`, so {{consequence}}; add it to the elements.",
  unquotedTag: "Without quotes, YAML reads `{{tag}}` as a mapping, which the API server rejects; put it in quotes.",
  replaceText: "Replace with `{{text}}`.",
} as const;

type MessageId = keyof typeof messages;

export type SetProblem = Problem<MessageId>;
