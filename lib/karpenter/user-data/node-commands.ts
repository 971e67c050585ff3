/** Commands of scripts that do not fit the other settings of a node class. */
import type { Cursor } from "../../yaml/cursor.js";
import { aliasOf } from "../ami.js";
import type { LinuxFamily } from "./families.js";
import type { Finding } from "./finding.js";
import { callsOf, mentionsOf } from "./scripts.js";

/** A script of AL2 that AL2023 had in no release until then, although its repository has one now. */
const MAX_PODS = { file: "/etc/eks/max-pods-calculator.sh", until: "v2026" };

/** The commands that combine the disks of an instance, and their arguments. */
const COMBINING = [
  { names: ["mdadm", "/sbin/mdadm", "/usr/sbin/mdadm"], argument: /\s(?:--create|-C)\s/u },
  {
    names: ["setup-local-disks", "/bin/setup-local-disks", "/usr/bin/setup-local-disks"],
    argument: /\braid(?:0|10)\b/u,
  },
];

/** The folders of the containers, whose space is the ephemeral storage of a node. */
const STORAGE = ["/var/lib/containerd", "/var/lib/kubelet"];

export function* nodeCommandFindings(spec: Cursor, family: LinuxFamily, text: string): Generator<Finding> {
  const terms = spec.get("amiSelectorTerms");
  if (family === "AL2023" && !terms.isOpen && terms.items().length > 0 && terms.items().every(isOld))
    for (const within of callsOf(MAX_PODS.file, text)) yield { messageId: "missingScript", within };
  if (!spec.get("instanceStorePolicy").isAbsent) return;
  const [within] = combinesDisks(text);
  if (within) yield { messageId: "uncountedDisks", within, isStrict: true };
}

function isOld(term: Cursor): boolean {
  const { version = "latest" } = aliasOf(term.get("alias")) ?? {};
  return /^v\d{8}$/u.test(version) && version < MAX_PODS.until;
}

function combinesDisks(text: string) {
  const isUsed = STORAGE.some((folder) => mentionsOf(folder, text).length > 0);
  return COMBINING.flatMap(({ names, argument }) =>
    names.flatMap((name) =>
      callsOf(name, text).filter(([, end]) => {
        const line = text.slice(end, !text.includes("\n", end) ? text.length : text.indexOf("\n", end));
        return argument.test(`${line} `) && (isUsed || name.endsWith("local-disks"));
      }),
    ),
  );
}
