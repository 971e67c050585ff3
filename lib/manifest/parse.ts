import type { AST } from "yaml-eslint-parser";
import { kindOf, mentionsOurKinds } from "../kinds.js";
import { Cursor } from "./cursor.js";
import { Manifest } from "./manifest.js";
import { FileSource } from "./source.js";

/** What is read of ESLint's SourceCode; rules work under any language that parses with yaml-eslint-parser. */
export interface YamlText {
  readonly text: string;
  readonly ast: object;
}

const manifestsOfFiles = new WeakMap<object, readonly Manifest[]>();

/** The manifests of ours in a file, in the order of the file; read once for all rules. */
export function manifestsOf({ text, ast }: YamlText): readonly Manifest[] {
  let manifests = manifestsOfFiles.get(ast);
  if (!manifests) {
    manifests = isYaml(ast) && mentionsOurKinds(text) ? read(text, ast) : [];
    manifestsOfFiles.set(ast, manifests);
  }
  return manifests;
}

function isYaml(ast: object): ast is AST.YAMLProgram {
  const [first] = "body" in ast && Array.isArray(ast.body) ? (ast.body as unknown[]) : [];
  return typeof first === "object" && first !== null && "type" in first && first.type === "YAMLDocument";
}

function read(text: string, program: AST.YAMLProgram): Manifest[] {
  const source = new FileSource(text);
  const manifests: Manifest[] = [];
  for (const document of program.body) {
    collect(Cursor.root(source, document.content), manifests, true);
  }
  return manifests;
}

function collect(root: Cursor, manifests: Manifest[], mayBeList: boolean): void {
  const apiVersion = root.get("apiVersion").value;
  const name = root.get("kind").value;
  if (typeof apiVersion !== "string" || typeof name !== "string") return;
  const [group = "", version = ""] = apiVersion.includes("/") ? apiVersion.split("/", 2) : ["", apiVersion];
  const kind = kindOf(group, name);
  if (kind) {
    manifests.push(new Manifest(kind, version, root));
  } else if (mayBeList && name.endsWith("List")) {
    // `kind: List`, or a list of one kind as `kubectl get` never prints it but the API server does. Lists
    // don't nest.
    for (const item of root.get("items").items()) collect(item.asRoot(), manifests, false);
  }
}
