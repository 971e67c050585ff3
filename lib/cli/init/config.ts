import { CONFIG_FILE } from "../../config-file/config-file.js";
import { homepage } from "../../meta.js";
import { eslintConfigOf } from "./editor.js";
import type { InitRepository, Proposal } from "./proposal.js";

const TEXT = `# The configuration of karpenter-lint: ${homepage}/blob/main/docs/configuration.md
preset: recommended # or strict, which adds good practices

# The Karpenter release to check against, if no chart in this repository sets it:
# release: "1.15"

# Rules to turn off, or to give options; karpenter-lint --list-rules shows all:
# rules:
#   prefer-gp3: off

# Files that are not linted, as in a .gitignore:
# ignores:
#   - charts/
`;

/** A configuration file, unless the repository has one, or an ESLint configuration that decides. */
export function proposeConfig(repository: InitRepository): Proposal[] {
  if (repository.read(CONFIG_FILE) !== undefined) return [];
  const eslint = eslintConfigOf(repository);
  if (eslint?.includes("eslint-plugin-karpenter") === true) return [];
  return [{ purpose: "the configuration of karpenter-lint", files: { [CONFIG_FILE]: TEXT } }];
}
