/** What a rule reports. */
import type { Edit, Edits } from "./edits/edit.js";
import type { Cursor } from "./manifest/cursor.js";
import type { Range } from "./manifest/source.js";

export interface Suggestion<MessageId extends string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  /** What to change; with an undefined one the suggestion isn't made. */
  readonly edit: Edit | Edits | undefined;
}

export interface Problem<MessageId extends string> {
  readonly at: Cursor;
  /** What to report: the value, or the key, or the head of a mapping or list as such. */
  readonly on?: "head" | "key" | "value";
  /** Other places without which it is none: nothing is reported where a template may keep either one alone. */
  readonly beside?: readonly Cursor[];
  /** Only this stretch of the text at the place. */
  readonly within?: Range;
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  /** A change that can't alter what the manifest means to the cluster, unless the API server refuses it as it is. */
  readonly fix?: Edit | undefined;
  readonly suggest?: readonly Suggestion<MessageId>[];
}
