/** A registry with the packages as a release would publish them; all others come from the registry of the machine. */
import { readFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { makeFolder } from "./folders.js";
import { root, run } from "./run.js";

interface Packed {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  readonly integrity: string;
}

export interface Registry {
  readonly url: string;
  /** The tarballs by the names of their packages. */
  readonly tarballs: ReadonlyMap<string, string>;
  readonly close: () => void;
}

/** The folders of the packages, in the order in which they are published. */
const folders = [".", "./packages/karpenter-lint"];

export async function startRegistry(): Promise<Registry> {
  const folder = makeFolder();
  const packed = JSON.parse(
    await npm("pack", ...folders, "--json", "--ignore-scripts", "--pack-destination", folder),
  ) as readonly Packed[];
  const upstream = (await npm("config", "get", "registry")).trim().replace(/\/$/u, "");
  const tarballs = new Map(packed.map(({ name, filename }) => [name, path.join(folder, filename)]));
  const server = createServer((request, response) => {
    const name = (request.url ?? "").slice(1);
    const tarball = tarballs.get(name.replace(/\.tgz$/u, ""));
    const own = packed.find((one) => one.name === name);
    if (own) response.end(JSON.stringify(packument(own, urlOf(server))));
    else if (tarball === undefined) response.writeHead(302, { location: `${upstream}/${name}` }).end();
    else response.end(readFileSync(tarball));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return { url: urlOf(server), tarballs, close: () => server.close() };
}

function urlOf(server: Server): string {
  return `http://localhost:${String((server.address() as AddressInfo).port)}`;
}

/** What a registry tells about a package. */
function packument({ name, version, integrity }: Packed, url: string): unknown {
  const folder = folders.find((one) => manifestOf(one).name === name) ?? "";
  const dist = { tarball: `${url}/${name}.tgz`, integrity };
  return { name, "dist-tags": { latest: version }, versions: { [version]: { ...manifestOf(folder), dist } } };
}

function manifestOf(folder: string): { readonly name: string } {
  return JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8")) as { name: string };
}

async function npm(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run("npm", args, { cwd: root });
  if (code !== 0) throw new Error(`npm ${args.join(" ")}\n${stdout}\n${stderr}`);
  return stdout;
}
