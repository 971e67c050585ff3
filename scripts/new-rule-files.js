// The files that `npm run new-rule` writes: a small rule that works, for a person to change.

/**
 * @typedef {object} NewRule
 * @property {string} name
 * @property {string} description
 * @property {string} kind The kind that it checks.
 * @property {string} apiVersion The API version of that kind.
 * @property {string} otherKind A kind that it doesn't check.
 * @property {string} otherApiVersion
 * @property {string} category
 * @property {string} preset
 */

/** What the sample reports. A test fails while a rule still contains it. */
export const sample = "example.com/todo";

/**
 * The first words of names, which tell the purpose of a rule, each with the description of the sample.
 */
export const descriptions = new Map([
  ["no", "disallow unfinished manifests"],
  ["require", "require finished manifests"],
  ["valid", "disallow unfinished manifests"],
  ["prefer", "prefer finished manifests"],
  ["consistent", "require finished manifests"],
]);

/** @param {NewRule} rule */
export function ruleFile({ description, kind, category, preset }) {
  return `import { defineRule } from "../lib/eslint/rule.js";

export default defineRule({
  kinds: ["${kind}"],
  docs: {
    description: "${description}",
    category: "${category}",
    presets: { ${preset}: {} },
  },
  messages: {
    unfinished: "\`${sample}\` is \`{{value}}\`, so the manifest is not finished; remove the annotation.",
  },
  *check(manifest) {
    const todo = manifest.at("metadata.annotations").get("${sample}");
    // Absent and unknown values, such as those of templates, have no \`value\`.
    if (todo.value === undefined) return;
    yield { at: todo, messageId: "unfinished", data: { value: todo.text } };
  },
});
`;
}

/** @param {NewRule} rule */
export function testFile({ name, kind, apiVersion, otherKind, otherApiVersion }) {
  return `import karpenter from "../../lib/index.js";
import { RuleTester } from "../rule-tester.js";

const ruleTester = new RuleTester();

const head = "apiVersion: ${apiVersion}\\nkind: ${kind}\\nmetadata:\\n  name: default\\n";

ruleTester.run("${name}", karpenter.rules["${name}"], {
  texts: {
    unfinished: "\`${sample}\` is \`later\`, so the manifest is not finished; remove the annotation.",
  },
  valid: [
    { name: "absent", code: head },
    { name: "templated", code: \`\${head}  annotations:\\n    ${sample}: "{{ .Values.todo }}"\\n\` },
    {
      name: "another kind",
      code: "apiVersion: ${otherApiVersion}\\nkind: ${otherKind}\\nmetadata:\\n  annotations: { ${sample}: later }\\n",
    },
  ],
  invalid: [
    {
      name: "present",
      code: \`\${head}  annotations:\\n    ${sample}: later\\n\`,
      errors: [
        { messageId: "unfinished", data: { value: "later" }, line: 6, column: 23, endLine: 6, endColumn: 28 },
      ],
    },
  ],
});
`;
}

/**
 * The page, with generated parts that are still empty.
 * @param {NewRule} rule
 */
export function pageFile({ kind, apiVersion }) {
  const manifest = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: default\n`;
  return `<!-- begin header: written by npm run docs -->
<!-- end header -->

## Why it matters

TODO: what the field does, what goes wrong, and who notices it when.

## Examples

❌ An unfinished manifest:

\`\`\`yaml
${manifest}  annotations:
    ${sample}: later
\`\`\`

✅ A finished manifest:

\`\`\`yaml
${manifest}\`\`\`

<!-- begin options: written by npm run docs -->
<!-- end options -->

<!-- begin configuration: written by npm run docs -->
<!-- end configuration -->

## When not to use it

TODO: if or in which case the rule is not useful.

## Sources

TODO: a list of links to the documentation of Karpenter, Argo CD, Kubernetes or AWS.
`;
}
