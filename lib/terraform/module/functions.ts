/** The functions of Terraform that only pass values on. */
import { UNKNOWN, type Value, knownText, listOf } from "./value.js";

export function resultOf(name: string, args: readonly Value[]): Value {
  const [first = UNKNOWN] = args;
  switch (name) {
    // JSON and YAML stand for their value wherever they are read.
    case "jsonencode":
    case "yamlencode":
    case "toset":
    case "tolist":
    case "tomap":
    case "sensitive":
    case "nonsensitive":
      return first;
    case "tostring":
      return first.type === "text" ? { type: "text", parts: first.parts } : first;
    case "coalesce":
      return knownText(first) === undefined || knownText(first) === "" ? UNKNOWN : first;
    // A missing entry, which makes `try` continue with the next argument, may have been read as null.
    case "try":
      return first.type === "null" ? UNKNOWN : first;
    case "concat":
    case "setunion":
      return concatenated(args);
    case "merge":
      return merged(args);
    default:
      return UNKNOWN;
  }
}

function concatenated(lists: readonly Value[]): Value {
  return listOf(
    lists.flatMap((list) => (list.type === "list" ? list.items : [])),
    lists.some((list) => list.type !== "list" || list.isOpen),
  );
}

/** In later objects, an unknown entry may replace one of an earlier object. */
function merged(objects: readonly Value[]): Value {
  const entries = new Map<string, Value>();
  let isOpen = false;
  for (const object of objects) {
    if (object.type === "object" && !object.isOpen) {
      for (const [key, value] of object.entries) entries.set(key, value);
    } else {
      isOpen = true;
      for (const key of entries.keys()) entries.set(key, UNKNOWN);
      if (object.type === "object") for (const [key, value] of object.entries) entries.set(key, value);
    }
  }
  return { type: "object", entries, isOpen };
}
