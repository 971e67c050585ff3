import { defineRule } from "../lib/eslint/rule.js";
import { isNewerRelease } from "../lib/eslint/newer-release.js";
import { messages } from "../lib/karpenter/user-data/messages.js";
import { userDataProblems } from "../lib/karpenter/user-data/problems.js";
import { registrationProblems } from "../lib/karpenter/user-data/registration.js";

export default defineRule({
  kinds: ["EC2NodeClass"],
  docs: {
    description: "disallow user data that the nodes of the AMI family cannot read",
    category: "Run time",
    presets: { recommended: {}, strict: { checkIgnored: true } },
  },
  hasSuggestions: true,
  messages,
  options: {
    checkIgnored: {
      description:
        "Whether to also report parts of user data that have no effect or may have none, such as settings that Karpenter overwrites.",
      schema: { type: "boolean" },
      default: false,
    },
  },
  *check(manifest, { checkIgnored }, { completeness, releaseFor, repository, settings }) {
    for (const problem of userDataProblems(manifest.nodeClassSpec, checkIgnored)) {
      // A patch, or an example in a document, can leave out the commands, or the other fields.
      const isOfAbsence = problem.messageId === "onlyComments" || problem.messageId === "uncountedDisks";
      if (isOfAbsence && completeness(manifest) !== "whole") continue;
      // A later release may pass on more settings.
      if (problem.messageId === "unknownSetting" && isNewerRelease(releaseFor(manifest).release)) continue;
      yield problem;
    }
    const version = () => (settings.isReleaseSet ? settings.release : repository()?.chartAround()?.version);
    yield* registrationProblems(manifest.nodeClassSpec, version);
  },
});
