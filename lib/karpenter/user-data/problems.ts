/** User data that the family of a node class can't read, as problems of its manifest. */
import type { Cursor } from "../../yaml/cursor.js";
import { isBrokenYaml } from "../../yaml/embedded.js";
import { keepLines, replaceWithin } from "../../yaml/edits/within.js";
import type { Problem } from "../../model/problem.js";
import { bootstrapFamilyOf } from "../ami.js";
import { bottlerocketFindings } from "./bottlerocket.js";
import { type LinuxFamily, commandFindings, scriptFindings, wrongForm } from "./families.js";
import { type Finding, firstLine } from "./finding.js";
import { formOf, hasTokens, isJoined, isTemplate, startsWithToken } from "./forms.js";
import type { MessageId } from "./messages.js";
import { mimeFindings, nodeConfigPartProblems } from "./mime-parts.js";
import { type NodeConfigOptions, isNodeConfig, nodeConfigProblems } from "./node-config.js";
import { nodeCommandFindings } from "./node-commands.js";
import { sizeFinding } from "./size.js";

type Problems = Generator<Problem<MessageId>>;

interface UserData {
  readonly at: Cursor;
  readonly text: string;
  /** The `amiFamily` that decides how Karpenter reads the text; undefined if it is unknown. */
  readonly family: string | undefined;
  readonly spec: Cursor;
  /** Whether to include what may be harmless. */
  readonly isStrict: boolean;
}

/** The problems of the user data of a node class. */
export function* userDataProblems(spec: Cursor, isStrict: boolean): Problems {
  const at = spec.get("userData");
  const { text } = at;
  // Other values are not text, or come from elsewhere.
  const isText = at.isUnknown || typeof at.value === "string";
  if (!isText || text.trim() === "") return;
  const userData = { at, text, family: bootstrapFamilyOf(spec), spec, isStrict };
  const family = at.comesWith(spec) ? userData.family : undefined;
  if (isLinux(family) && !isJoined(text)) yield* problemsOf(userData, nodeCommandFindings(spec, family, text));
  if (at.isOpen || startsWithToken(text)) {
    if (isLinux(family)) yield* problemsOf(userData, commandFindings(family, text));
    return;
  }
  const size = sizeFinding(text, family);
  if (size) yield problemOf(userData, size);
  else if (family !== undefined && family !== "Custom") yield* formProblems(userData, family);
}

function isLinux(family: string | undefined): family is LinuxFamily {
  return family === "AL2" || family === "AL2023";
}

function* formProblems(userData: UserData, family: string): Problems {
  const { at, text, spec } = userData;
  if (isJoined(text)) {
    const suggest = [{ messageId: "keepLines", edit: keepLines(at) } as const];
    yield { at, within: [0, text.length], messageId: "joinedLines", data: { family }, suggest };
    return;
  }
  const form = formOf(text);
  const wrong = wrongForm(family, form, text);
  if (wrong) yield* problemsOf(userData, [wrong]);
  else if (family === "Bottlerocket")
    yield* problemsOf(
      userData,
      bottlerocketFindings(text, (field) => spec.at("kubelet").get(field).isPresent),
    );
  else if (isLinux(family) && form === "mime") {
    if (isTemplate(text)) return;
    yield* problemsOf(userData, mimeFindings(family, text));
    if (family === "AL2023") yield* nodeConfigPartProblems(at, text, optionsOf(userData));
  } else if (family === "AL2") yield* problemsOf(userData, scriptFindings(family, form, text));
  else if (family === "AL2023") yield* al2023Problems(userData);
}

/** A text that is not MIME: Karpenter passes YAML mappings and comments to nodeadm, and all else to cloud-init. */
function* al2023Problems(userData: UserData): Problems {
  const { at, text } = userData;
  const form = formOf(text);
  const isUnsure = form === "script" ? isTemplate(text) : hasTokens(text);
  const yaml = isUnsure ? undefined : at.embedded();
  const isBroken = !isUnsure && !yaml && isBrokenYaml(text);
  const root = yaml?.content;
  if (root?.isMapping) {
    if (isNodeConfig(root)) yield* nodeConfigProblems(root, optionsOf(userData));
    else yield problemOf(userData, { messageId: "treatedAsNodeConfig", within: firstLine(text) });
  } else if (root?.isAbsent && text.includes("#")) {
    yield problemOf(userData, { messageId: "onlyComments", within: firstLine(text) });
  } else if (form === "nodeConfig") {
    if (isBroken) yield problemOf(userData, { messageId: "invalidNodeConfigYaml", within: firstLine(text) });
  } else if (isUnsure ? form !== undefined : yaml || isBroken) {
    // Go's parser accepts repeated keys, so a text that only ours rejects can be a mapping.
    yield* problemsOf(userData, scriptFindings("AL2023", form, text));
  }
}

function optionsOf({ spec, isStrict }: UserData): NodeConfigOptions {
  return { kubelet: spec.get("kubelet"), instanceStorePolicy: spec.get("instanceStorePolicy"), isStrict };
}

function* problemsOf(userData: UserData, findings: Iterable<Finding>): Problems {
  for (const finding of findings) if (!finding.isStrict || userData.isStrict) yield problemOf(userData, finding);
}

function problemOf({ at }: UserData, { messageId, within, data, replacement }: Finding): Problem<MessageId> {
  const { range, text } = replacement ?? { range: within, text: "" };
  const suggest = [{ messageId: "replaceText", data: { text }, edit: replaceWithin(at, range, text) } as const];
  return { at, within, messageId, ...(data && { data }), ...(replacement && { suggest }) };
}
