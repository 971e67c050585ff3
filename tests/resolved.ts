import { ESLint, type Linter } from "eslint";

/**
 * A configuration that is found out once, as ESLint does for a whole run: given a plain object, Linter does it again for
 * each text, which takes as long as to lint a small one.
 */
export async function resolve(config: Linter.Config, Version = ESLint): Promise<Linter.Config[]> {
  const eslint = new Version({ overrideConfigFile: true, overrideConfig: { files: ["**"], ...config } });
  const resolved: unknown = await eslint.calculateConfigForFile("resolved.yaml");
  return Object.assign([], { getConfig: () => resolved });
}
