import eslint from "@eslint/js";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import { configs as regexp } from "eslint-plugin-regexp";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Parts of lib/, and rules/: each imports only those behind it. */
const layers = [
  ...["cli", "upgrade", "report", "index", "config-file", "rules", "eslint", "workspace", "schema"],
  ...["cloudformation", "terraform", "argo-cd", "installers", "karpenter", "model", "kinds", "yaml"],
];

/** The packages that only some layers may use. */
const packages = new Map([
  ["commander", ["cli"]],
  ["eslint", ["cli", "upgrade", "report", "index", "config-file", "eslint"]],
  ["eslint-plugin-yml", ["eslint"]],
  ["yaml-eslint-parser", ["eslint", "yaml"]],
  ["re2js", ["eslint"]],
  ["toml-eslint-parser", ["karpenter"]],
  ["yaml", ["cli", "config-file", "yaml"]],
]);

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
      "no-restricted-syntax": [
        "error",
        {
          // Unknown is neither unset nor set.
          selector: 'UnaryExpression[operator="!"] > MemberExpression[property.name="isUnset"]',
          message: "`!x.isUnset` is also true for unknown values: use `x.isSet`, or `x.isSet || x.isUnknown`.",
        },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  ...layers.map(directions),
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
    files: ["schemas/**", "scripts/**", "bench/**", "packages/**", "*.js"],
    rules: {
      // JavaScript declares its types in JSDoc, which tsc checks.
      "@typescript-eslint/explicit-module-boundary-types": "off",
      // The purpose of scripts and the bench is to print.
      "no-console": "off",
    },
  },
);

/**
 * Forbids a layer to import from those before it, and packages that are for others.
 *
 * @param {string} layer
 * @param {number} index
 * @returns {import("eslint").Linter.Config}
 */
function directions(layer, index) {
  // `kinds` stands for the folder, for kinds.ts, and for kinds.generated.ts.
  const inner = layers.slice(0, index).map((one) => String.raw`^(?:\.\./)+(?:lib/)?${one}(?:/|\.js|\.generated\.js)`);
  const foreign = [...packages].filter(([, users]) => !users.includes(layer)).map(([name]) => `^${name}$`);
  const files = layer === "rules" ? ["rules/**"] : [`lib/${layer}/**`, `lib/${layer}.ts`];
  return {
    files,
    rules: { "no-restricted-imports": ["error", { patterns: [...inner, ...foreign].map((regex) => ({ regex })) }] },
  };
}
