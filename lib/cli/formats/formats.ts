/** The formats of `--format`, by name. */
import { checkstyle } from "./checkstyle.js";
import { compact } from "./compact.js";
import type { Format } from "./format.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { pretty } from "./pretty.js";
import { sarif } from "./sarif.js";

export const formats: ReadonlyMap<string, Format> = new Map(
  Object.entries({ pretty, compact, json, sarif, github, gitlab, junit, checkstyle }),
);
