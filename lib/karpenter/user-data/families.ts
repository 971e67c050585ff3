/** What the family of a node class does with a user data: the first thing that is wrong, or the checks of its form. */
import type { Range } from "../../yaml/text-map.js";
import { type Finding, firstLine } from "./finding.js";
import { type Form, FORM_NAMES } from "./forms.js";
import { BOOTSTRAP, KUBELET_CONFIG, callsOf, mentionsOf } from "./scripts.js";

/** The families with cloud-init, which run shell scripts. */
export type LinuxFamily = "AL2" | "AL2023";

const NOT_FOR_BOTTLEROCKET: ReadonlySet<Form> = new Set([
  "cloudConfig",
  "mime",
  "nodeConfig",
  "powershell",
  "script",
  "taggedPowershell",
]);

const NOT_FOR_WINDOWS: ReadonlySet<Form> = new Set(["cloudConfig", "mime", "nodeConfig", "script", "toml"]);

const NOT_SCRIPTS: ReadonlySet<Form> = new Set(["cloudConfig", "nodeConfig", "powershell", "taggedPowershell", "toml"]);

/** A text of a form that the family does not read. */
export function wrongForm(family: string, form: Form | undefined, text: string): Finding | undefined {
  const within = firstLine(text);
  if (form === "base64") return { messageId: "encoded", within };
  if (family === "Bottlerocket" && form && NOT_FOR_BOTTLEROCKET.has(form))
    return { messageId: "notForBottlerocket", within, data: { form: nameOf(form) } };
  if (!family.startsWith("Windows") || !form) return undefined;
  if (NOT_FOR_WINDOWS.has(form)) return { messageId: "notForWindows", within, data: { form: nameOf(form) } };
  return form === "taggedPowershell" ? { messageId: "nestedTags", within, isStrict: true } : undefined;
}

function nameOf(form: Form): string {
  return form === "script" ? "a shell script" : FORM_NAMES[form];
}

/** A text that cloud-init gets as a script, but can't run. */
export function* scriptFindings(family: LinuxFamily, form: Form | undefined, text: string): Generator<Finding> {
  const within = firstLine(text);
  if (form && NOT_SCRIPTS.has(form)) yield { messageId: "notAScript", within, data: { form: nameOf(form), family } };
  else if (form !== "script") {
    const finding = { messageId: "missingInterpreter", within, data: { family } } as const;
    yield family === "AL2" ? { ...finding, isStrict: true } : finding;
  } else {
    // Older releases of cloud-init remove a blank line before the script.
    if (family === "AL2023" && !text.startsWith("#!"))
      yield { messageId: "missingInterpreter", within, data: { family } };
    yield* commandFindings(family, text);
  }
}

/** Commands of a script that do not work on the family. */
export function* commandFindings(family: LinuxFamily, text: string, part?: Range): Generator<Finding> {
  for (const within of callsOf(BOOTSTRAP, text, part))
    yield { messageId: family === "AL2" ? "secondBootstrap" : "bootstrapScript", within };
  if (family === "AL2") return;
  for (const within of mentionsOf(KUBELET_CONFIG, text, part)) yield { messageId: "kubeletConfigFile", within };
}
