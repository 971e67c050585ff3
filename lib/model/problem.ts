/** The problems and suggestions that rules report. */
import type { FilePlace } from "./file-place.js";
import type { Edit, Edits } from "../yaml/edits/edit.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Range } from "../yaml/text-map.js";

export interface Suggestion<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  /** The changes; if one is undefined, the suggestion is omitted. */
  readonly edit: Edit | Edits | undefined;
}

/** Another place that a problem depends on. */
export interface RelatedPlace extends FilePlace {
  /** What is there, if a message lists it with its place. */
  readonly name?: string | undefined;
}

export interface Problem<MessageId extends string> {
  readonly at: Cursor;
  /** The part to report: the value, the key, or the head of a mapping or list. */
  readonly on?: "head" | "key" | "value";
  /** Other cursors that the problem depends on; it is dropped if a template can render one without the other. */
  readonly beside?: readonly Cursor[];
  /** Only this range of the text at the cursor. */
  readonly within?: Range;
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  /** In messages, the first one is `{{place}}`, and those with names are the list `{{names}}`. */
  readonly related?: readonly RelatedPlace[];
  /** A change that does not affect what runs, unless the API server rejects the manifest as it is. */
  readonly fix?: Edit | Edits | undefined;
  readonly suggest?: readonly Suggestion<MessageId>[];
}
