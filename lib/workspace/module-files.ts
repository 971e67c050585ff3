/** The other files of a Terraform module, which decide what the locals of a linted file are. */
import path from "node:path";
import { BoundedMap } from "../bounded-map.js";
import { SourceFile } from "../terraform/module/source-file.js";
import { disk } from "./disk.js";
import { stampOf } from "./file-system.js";
import { MAX_FILE_BYTES } from "./limits.js";

const CODE = /\.(?:tf|tofu)(?:\.json)?$/u;

/** They replace parts of other files. */
const OVERRIDE = /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/u;

/** A module of more files is generated. */
const MAX_FILES = 200;

interface Known {
  readonly stamp: string;
  /** Undefined for a file without locals. */
  readonly source: SourceFile | undefined;
}

const cache = new BoundedMap<string, Known>(2000);

/** The files with locals next to a file; undefined if these are not certain. */
export function localsAround(file: string, files = disk): SourceFile[] | undefined {
  if (!path.isAbsolute(file)) return [];
  const folder = path.dirname(file);
  const own = path.basename(file);
  const entries = files.list(folder).filter(({ name, type }) => type === "file" && CODE.test(name));
  if (entries.length > MAX_FILES || entries.some(({ name }) => OVERRIDE.test(name))) return undefined;
  return entries.flatMap(({ name }) => (name === own ? [] : (sourceOf(path.join(folder, name), files) ?? [])));
}

function sourceOf(file: string, files: typeof disk): SourceFile | undefined {
  const status = files.stat(file);
  if (!status || status.size > MAX_FILE_BYTES) return undefined;
  const stamp = stampOf(status);
  const known = cache.get(file);
  if (known?.stamp === stamp) return known.source;
  const text = files.read(file) ?? "";
  const source = text.includes("locals") ? new SourceFile(file, text) : undefined;
  cache.set(file, { stamp, source });
  return source;
}
