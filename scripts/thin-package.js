// Gives packages/karpenter-lint the version of the package: npm runs it for `npm version`.
import { readFileSync, writeFileSync } from "node:fs";
import { URL } from "node:url";

const file = new URL("../packages/karpenter-lint/package.json", import.meta.url);

/** @param {URL} url */
function read(url) {
  /** @type {unknown} */
  const json = JSON.parse(readFileSync(url, "utf8"));
  return /** @type {{ version: string, dependencies: Record<string, string> }} */ (json);
}

const { version } = read(new URL("../package.json", import.meta.url));
const manifest = read(file);
manifest.version = version;
manifest.dependencies["eslint-plugin-karpenter"] = version;
writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
