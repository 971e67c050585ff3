/** A line in a file of the repository. */
export interface FilePlace {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly line: number;
}

/** A place in the usual form `file:line`. */
export function placeText({ file, line }: FilePlace): string {
  return `${file}:${String(line)}`;
}
