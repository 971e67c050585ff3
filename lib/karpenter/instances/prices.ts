/** List prices of EC2's instance types: facts/instance-prices.json, of one region. */
import { createRequire } from "node:module";

/** The content of dist/prices.json. */
interface Prices {
  readonly date: string;
  readonly region: string;
  /** In USD, on demand. */
  readonly perHour: Readonly<Record<string, number>>;
}

const require = createRequire(import.meta.url);

export function prices(): Prices {
  return require("#prices") as Prices;
}
