/** What the snippets of a rule's page configure. */
import path from "node:path";
import { ESLint, type Linter } from "eslint";
import karpenter, { type RuleName } from "../lib/index.js";
import { createRepository } from "./repositories.js";

interface Entries {
  readonly fromFile: unknown;
  readonly fromModule: unknown;
  readonly fromPreset: unknown;
}

const IMPORT = 'import karpenter from "eslint-plugin-karpenter";\n';

/** The entries of a rule, as ESLint resolves and checks it, by both snippets and by the preset that they start from. */
export async function resolvedEntries(rule: RuleName, file: string, module: string): Promise<Entries> {
  const folder = createRepository({ ".karpenter-lint.yaml": file });
  const preset = /\.configs\.(?<name>recommended|workspace),$/mu.exec(module)?.groups?.["name"];
  const start = preset === "workspace" ? karpenter.configs.workspace : karpenter.configs.recommended;
  const entryIn = async (configs: Linter.Config[]): Promise<unknown> => {
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: configs });
    const config = (await eslint.calculateConfigForFile(path.join(folder, "nodes.yaml"))) as Linter.Config;
    return config.rules?.[`karpenter/${rule}`];
  };
  return {
    fromFile: await entryIn(karpenter.fromFile(folder)),
    fromModule: await entryIn(configsOf(module)),
    fromPreset: await entryIn(start),
  };
}

/** The default export of an eslint.config.mjs that imports nothing but the plugin. */
function configsOf(module: string): Linter.Config[] {
  const [, body, ...others] = module.split(`${IMPORT}\nexport default `);
  if (body === undefined || others.length > 0) throw new Error(`Not a configuration with one import: ${module}`);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page's own code, with the plugin of this checkout
  const evaluate = new Function("karpenter", `return ${body}`) as (plugin: typeof karpenter) => Linter.Config[];
  return evaluate(karpenter);
}
