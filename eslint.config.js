import eslint from "@eslint/js";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import { configs as regexp } from "eslint-plugin-regexp";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** The modules above the model. */
const above = [
  ...[
    "**/index.js",
    "**/configs.js",
    "**/language.js",
    "**/rule.js",
    "**/rule-definition.js",
    "**/cli*.js",
    "**/rules/**",
    "eslint",
  ],
  ...["**/formatters/**", "**/processors/**"],
];

export default defineConfig(
  // The examples intentionally contain problems, and they are YAML.
  globalIgnores([".stryker-tmp/", "dist/", "examples/", "lib/**/*.generated.ts", "schemas/*.*/", "tests/fixtures/"]),
  eslint.configs.recommended,
  regexp["flat/recommended"],
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "object-shorthand": "error",
      "prefer-template": "error",
      "require-unicode-regexp": "error",
      // Time that grows faster than the input can hang an editor.
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // Imports point one way: rules import the model, but the model imports no rules.
  forbid("lib/manifest/**", [...above, "**/problem.js", "**/edits/**", "**/karpenter/**"]),
  forbid("lib/{chart,edits,hcl,karpenter,placeholders,schema,workspace}/**", above),
  forbid("lib/{group-by,guess,kinds,lines,option,patterns,problem,releases,removed,settings}.ts", above),
  forbid("rules/**", ["eslint", "eslint-plugin-yml", "yaml-eslint-parser", "yaml", "../lib/index.js", "./*"]),
  {
    files: ["tests/rules/**"],
    extends: [eslintPlugin.configs.all],
    rules: {
      // RuleTester itself requires the output of each fix, and rejects one if nothing is fixed.
      "eslint-plugin/consistent-output": "off",
      // The subject of a case comes first.
      "eslint-plugin/test-case-property-ordering": ["error", ["name", "code", "output", "options", "errors"]],
    },
  },
  {
    files: ["schemas/*.js", "scripts/facts.js", "scripts/facts/*.js"],
    rules: {
      // The value of a keyword can be anything in JSON Schema, and therefore in CRDs and ajv; the tests of the schemas
      // check it.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["schemas/**", "scripts/**", "bench/**", "*.js"],
    rules: {
      // JavaScript declares its types in JSDoc, which tsc checks.
      "@typescript-eslint/explicit-module-boundary-types": "off",
      // The purpose of scripts and the bench is to print.
      "no-console": "off",
    },
  },
);

/**
 * @param {string} files
 * @param {string[]} group
 * @returns {import("eslint").Linter.Config}
 */
function forbid(files, group) {
  return { files: [files], rules: { "no-restricted-imports": ["error", { patterns: [{ group }] }] } };
}
