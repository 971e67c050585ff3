/**
 * The JSON Schema of `.karpenter-lint.yaml`: published for editors, and compiled to check the file when it is read. It
 * has one schema for each place, without alternatives, so each error has one cause.
 */
import { presetNames } from "../eslint/presets.js";
import { rules } from "../rules.generated.js";
import { prefixed } from "./rule-names.js";
import { settingSchemas } from "./setting-schemas.js";

/** The levels of a rule, in addition to true and false; `on` is `error`. */
export const LEVELS = ["error", "warn", "on", "off"] as const;

const globs = { type: "array", items: { type: "string", minLength: 1 }, uniqueItems: true } as const;

/** @public scripts/ read it from dist/. */
export function configFileSchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: ".karpenter-lint.yaml",
    description: "The configuration of karpenter-lint",
    type: ["object", "null"],
    properties: {
      preset: {
        description: "The rules to start with; each preset except `base` also enables the rules that compare files",
        type: "string",
        enum: presetNames,
        default: "recommended",
      },
      ...settingSchemas,
      rules: {
        description: "Rules to turn on or off, or to give options, by name",
        type: "object",
        properties: Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, ruleSchema(name, rule)])),
        additionalProperties: false,
      },
      ignores: { description: "Files that are not linted, as in a .gitignore next to this file", ...globs },
    },
    additionalProperties: false,
  };
}

type Rule = (typeof rules)[keyof typeof rules];

function ruleSchema(name: string, { build, docs }: Rule): object {
  const [options] = build(name).meta?.schema as readonly { readonly properties?: object }[];
  return {
    description: docs.description,
    markdownDescription: `${docs.description} ([${prefixed(name)}](${build(name).meta?.docs?.url ?? ""}))`,
    type: ["string", "boolean", "object"],
    // For texts only; options are for objects only.
    pattern: `^(?:${LEVELS.join("|")})$`,
    examples: LEVELS,
    properties: {
      severity: { description: "Whether the rule reports errors or warnings", enum: ["error", "warn"] },
      ...options?.properties,
    },
    additionalProperties: false,
  };
}
