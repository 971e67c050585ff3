#!/usr/bin/env node
// Runs the command of eslint-plugin-karpenter.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const file = createRequire(import.meta.url).resolve("eslint-plugin-karpenter/package.json");
/** @type {unknown} */
const json = JSON.parse(readFileSync(file, "utf8"));
const { bin } = /** @type {{ bin: Record<string, string> }} */ (json);
await import(pathToFileURL(path.resolve(path.dirname(file), bin["karpenter-lint"] ?? "")).href);
