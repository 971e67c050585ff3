import type { InitRepository, Proposal } from "./proposal.js";

const SETTINGS = `${JSON.stringify({ "eslint.validate": ["yaml", "terraform"] }, null, 2)}\n`;

const EXTENSIONS = `${JSON.stringify({ recommendations: ["dbaeumer.vscode-eslint"] }, null, 2)}\n`;

/** An ESLint configuration that adds nothing to `.karpenter-lint.yaml`. */
export const ESLINT_CONFIG = `import karpenter from "eslint-plugin-karpenter";

export default karpenter.fromFile(import.meta.dirname);
`;

const IN_ESLINT_CONFIG = `import karpenter from "eslint-plugin-karpenter";

export default [
  ...karpenter.fromFile(import.meta.dirname),
];
`;

const ESLINT_CONFIGS = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((ending) => `eslint.config.${ending}`);

/** The text of the repository's ESLint configuration. */
export function eslintConfigOf({ read }: InitRepository): string | undefined {
  return ESLINT_CONFIGS.map(read).find((text) => text !== undefined);
}

/** What the ESLint extension needs to underline problems. */
export function proposeEditor(repository: InitRepository): Proposal[] {
  const files: Record<string, string> = {};
  const byHand: string[] = [];
  const config = eslintConfigOf(repository);
  if (config === undefined) files["eslint.config.mjs"] = ESLINT_CONFIG;
  else if (!config.includes("eslint-plugin-karpenter"))
    byHand.push(`Add to the ESLint configuration:\n\n${IN_ESLINT_CONFIG}`);
  const settings = repository.read(".vscode/settings.json");
  if (settings === undefined) files[".vscode/settings.json"] = SETTINGS;
  else if (!settings.includes("eslint.validate"))
    byHand.push(`Add to .vscode/settings.json:\n\n  "eslint.validate": ["yaml", "terraform"]`);
  const extensions = repository.read(".vscode/extensions.json");
  if (extensions === undefined) files[".vscode/extensions.json"] = EXTENSIONS;
  if (Object.keys(files).length + byHand.length === 0) return [];
  return [{ purpose: "the settings of VS Code", files, ...(byHand.length > 0 && { byHand: byHand.join("\n\n") }) }];
}
