import { defineRule } from "../lib/eslint/rule.js";
import { replace } from "../lib/yaml/edits/edit.js";

export default defineRule({
  kinds: ["Application", "ApplicationSet"],
  docs: {
    description: "disallow paths and values files that the repository does not contain",
    category: "Consistency",
    presets: { workspace: {} },
  },
  hasSuggestions: true,
  messages: {
    missingFolder:
      "This repository has no folder `{{value}}`, so Argo CD cannot generate manifests; add it, or correct `path`.",
    misspelledFolder: "This repository has no folder `{{value}}`; did you mean `{{meant}}`?",
    fileAsFolder:
      "`{{value}}` is a file, and Argo CD requires a folder; use its folder, and name the file in `directory.include`.",
    missingFile: "This repository has no file `{{value}}`, so Helm cannot read it; add it, or correct the path.",
    misspelledFile: "This repository has no file `{{value}}`; did you mean `{{meant}}`?",
    refWithoutPath:
      "A `$ref` is the root of the repository, whatever the `path` of its source, so `{{value}}` does not exist; use `{{meant}}`.",
    unmatchedGlob:
      "No file of this repository matches `{{value}}`, which Argo CD reports as an error; correct it, or set `ignoreMissingValueFiles`.",
    replacePath: "Replace with `{{meant}}`.",
  },
  *check(application, _, file) {
    for (const { at, what, meant = "" } of file.repository()?.missingReferences(application) ?? []) {
      const data = { value: at.text, meant };
      const suggest = [{ messageId: "replacePath", data, edit: replace(at, meant) } as const];
      if (what === "belowPath") yield { at, messageId: "refWithoutPath", data, suggest };
      else if (what === "fileAsFolder") yield { at, messageId: "fileAsFolder", data };
      else if (what === "glob") yield { at, messageId: "unmatchedGlob", data };
      else if (meant === "") yield { at, messageId: what === "file" ? "missingFile" : "missingFolder", data };
      else yield { at, messageId: what === "file" ? "misspelledFile" : "misspelledFolder", data, suggest };
    }
  },
});
