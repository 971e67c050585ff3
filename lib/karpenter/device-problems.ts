/** Devices that EC2 rejects or that do not fit the AMIs of a node class, as problems of its manifest. */
import { append } from "../yaml/edits/append.js";
import type { Cursor } from "../yaml/cursor.js";
import type { Problem } from "../model/problem.js";
import { remove } from "../yaml/edits/remove.js";
import { set } from "../yaml/edits/edit.js";
import {
  misnamedRoots,
  repeatedDevices,
  smallRoot,
  uncountedStorage,
  unmappedVolume,
  unusedSpace,
  wrongRootVolume,
} from "./devices.js";

export const messages = {
  duplicateDevice:
    "`{{device}}` is already mapped by `{{other}}`, and EC2 allows one volume per device; rename or remove one.",
  unmappedVolume:
    "Bottlerocket uses both `/dev/xvda` and `/dev/xvdb`, but `{{missing}}` is not mapped, so it keeps the AMI's size and may be unencrypted; map it too.",
  foreignRootDevice:
    "`{{device}}` is not the root device of {{family}}, so it becomes an additional volume; use `{{root}}`.",
  smallRoot:
    "`volumeSize` is {{value}}, but the snapshot of {{family}} AMIs has {{least}} GiB, so EC2 refuses to launch the node; use at least `{{least}}Gi`.",
  smallNewRoot:
    "`volumeSize` is {{value}}, but the snapshot of new {{family}} AMIs has {{least}} GiB, so EC2 may refuse to launch the node; use at least `{{least}}Gi`.",
  uncountedStorage:
    "Karpenter counts the volume of `{{device}}` as ephemeral storage, but only other devices are mapped, so it assumes a default size; set `rootVolume: true` on the root volume.",
  wrongRootVolume:
    "With `rootVolume: true`, Karpenter counts the size of `{{device}}` as ephemeral storage, but pods use `{{used}}`; remove it.",
  unusedSpace:
    "`volumeSize` of `{{device}}` is {{value}}, but Bottlerocket's system never uses more than a few GiB of it; set the size on `{{used}}`, which pods use.",
  removeRootVolume: "Remove `rootVolume`.",
  addVolume: "Add an encrypted mapping for `{{missing}}`.",
  replaceDevice: "Replace with `{{root}}`.",
  setRootVolume: "Set `rootVolume: true`.",
} as const;

type Problems = Generator<Problem<keyof typeof messages>>;

export function* deviceProblems(spec: Cursor): Problems {
  const mappings = spec.get("blockDeviceMappings");
  for (const { deviceName, other } of repeatedDevices(mappings)) {
    const data = { device: deviceName.text, other: other.path };
    yield { at: deviceName, beside: [other], messageId: "duplicateDevice", data };
  }
  const unmapped = unmappedVolume(spec);
  if (unmapped) {
    const data = { missing: unmapped.deviceName };
    const suggest = [{ messageId: "addVolume", data, edit: append(mappings, unmapped) } as const];
    yield { at: mappings, on: "head", messageId: "unmappedVolume", data, suggest };
  }
  for (const { deviceName, family, root } of misnamedRoots(spec)) {
    const data = { device: deviceName.text, family, root };
    const suggest = [{ messageId: "replaceDevice", data, edit: set(deviceName, root) } as const];
    yield { at: deviceName, messageId: "foreignRootDevice", data, suggest };
  }
  const wrong = wrongRootVolume(spec);
  if (wrong) {
    const { at, ...data } = wrong;
    const suggest = [{ messageId: "removeRootVolume", edit: remove(at) } as const];
    yield { at, messageId: "wrongRootVolume", data, suggest };
  }
  const small = smallRoot(spec);
  if (small && !small.isOnlyNew) yield sizeProblem("smallRoot", small);
}

/** Volumes that fit only some AMIs, or that Karpenter doesn't count. */
export function* uncertainDeviceProblems(spec: Cursor): Problems {
  const small = smallRoot(spec);
  if (small?.isOnlyNew) yield sizeProblem("smallNewRoot", small);
  const unused = unusedSpace(spec);
  if (unused) {
    const { at, ...data } = unused;
    yield { at, messageId: "unusedSpace", data: { ...data, value: at.text } };
  }
  const uncounted = uncountedStorage(spec);
  if (!uncounted) return;
  const { device, mapped, isOnly } = uncounted;
  const mark = mapped.parent?.get("rootVolume");
  const suggest = isOnly && mark ? [{ messageId: "setRootVolume", edit: set(mark, true) } as const] : [];
  yield { at: mapped, messageId: "uncountedStorage", data: { device }, suggest };
}

function sizeProblem(
  messageId: "smallNewRoot" | "smallRoot",
  { volumeSize, family, least }: NonNullable<ReturnType<typeof smallRoot>>,
): Problem<keyof typeof messages> {
  return { at: volumeSize, messageId, data: { value: volumeSize.text, family, least: String(least) } };
}
