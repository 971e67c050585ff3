import type { HclFile } from "./hcl/syntax.js";
import { parseHcl } from "./hcl/parse.js";
import { isJson, parseJson } from "./json/parse.js";

/** Reads a file of Terraform in either of its syntaxes. */
export function parseTerraform(text: string): HclFile {
  return isJson(text) ? parseJson(text) : parseHcl(text);
}
