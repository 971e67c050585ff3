import { settingIn } from "../lib/karpenter/chart/settings.js";
import { replace } from "../lib/yaml/edits/edit.js";
import { defineRule } from "../lib/eslint/rule.js";

/** The start of the ARN or URL of a queue, both of which end with its name. */
const QUEUE_ADDRESS = /^(?:arn:|https?:\/\/)/u;

export default defineRule({
  installs: ["karpenter"],
  docs: {
    description: "require the interruption queue to be given by its name",
    category: "Chart and Argo CD",
    presets: { recommended: {} },
  },
  hasSuggestions: true,
  messages: {
    addressAsName:
      "`interruptionQueue` is `{{value}}`, but Karpenter expects the name of the queue; use the name{{example}}.",
    replaceValue: "Replace with `{{text}}`.",
  },
  *checkInstall(install) {
    const queue = settingIn(install, "interruptionQueue");
    if (!queue.isPresent || !QUEUE_ADDRESS.test(queue.text)) return;
    const text = queue.text.split(/[/:]/u).at(-1) ?? "";
    const data = { value: queue.text, example: text === "" ? "" : ` \`${text}\`` };
    const edit = text === "" ? undefined : replace(queue, text);
    yield {
      at: queue,
      messageId: "addressAsName",
      data,
      suggest: [{ messageId: "replaceValue", data: { text }, edit }],
    };
  },
});
