/**
 * The errors of documents that can't be read, in a file with others that can: ESLint would report nothing but errors of
 * the language, so they are passed on with the problems of comments, or by a rule if comments may not configure it.
 */
import type { YAMLSourceCode } from "eslint-plugin-yml";
import type { YamlError } from "./parse-errors.js";
import type { Context } from "./source.js";

const errorsOfFiles = new WeakMap<object, readonly YamlError[]>();

export function addErrors(sourceCode: YAMLSourceCode, errors: readonly YamlError[]): void {
  errorsOfFiles.set(sourceCode, errors);
  const getOwn = sourceCode.getDisableDirectives.bind(sourceCode);
  sourceCode.getDisableDirectives = () => {
    errorsOfFiles.delete(sourceCode);
    const { directives, problems } = getOwn();
    const added = errors.map((error) => ({ ruleId: null, message: messageOf(error), loc: locationOf(error) }));
    return { directives, problems: [...problems, ...added] };
  };
}

/** Reports the errors that nothing else has reported. */
export function reportErrors(context: Context): void {
  const errors = errorsOfFiles.get(context.sourceCode) ?? [];
  errorsOfFiles.delete(context.sourceCode);
  for (const error of errors) context.report({ message: messageOf(error), loc: locationOf(error) });
}

/** As ESLint starts the message of an error of the language. */
function messageOf({ message }: YamlError): string {
  return `Parsing error: ${message}`;
}

/** Columns start at 0 everywhere but in errors of the language. */
function locationOf({ line, column }: YamlError) {
  const position = { line, column: column - 1 };
  return { start: position, end: position };
}
