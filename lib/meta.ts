/** Name, version and addresses of the package. */
import { createRequire } from "node:module";

export const name = "eslint-plugin-karpenter";

/** The prefix of the rules. */
export const namespace = "karpenter";

// From both `dist/lib` and `lib`, the package finds its own manifest by its name.
const manifest = createRequire(import.meta.url)("eslint-plugin-karpenter/package.json") as {
  version: string;
  homepage: string;
};

export const { homepage } = manifest;
export const { version } = manifest;

/** The page of a rule, for this version of the plugin. */
export function documentationUrl(rule: string): string {
  return `${homepage}/blob/v${version}/docs/rules/${rule}.md`;
}
