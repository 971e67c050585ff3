/** The families whose AMIs match one name with wildcards. Sources: as in image-names.ts. */
import type { Cursor } from "../yaml/cursor.js";
import { amazonNameOf } from "./image-names.js";

/** Names of AMIs for a version of Kubernetes, by the families of which Karpenter writes different user data. */
const SAMPLES: readonly { readonly system: string; readonly names: readonly string[]; readonly until?: number }[] = [
  {
    system: "AL2",
    names: [
      "amazon-eks-node-1.X-v20240703",
      "amazon-eks-arm64-node-1.X-v20240703",
      "amazon-eks-gpu-node-1.X-v20240703",
    ],
    until: 32,
  },
  {
    system: "AL2023",
    names: ["x86_64-standard", "arm64-standard", "x86_64-nvidia"].map(
      (variant) => `amazon-eks-node-al2023-${variant}-1.X-v20240703`,
    ),
  },
  {
    system: "Bottlerocket",
    names: ["1.X-x86_64", "1.X-aarch64", "1.X-nvidia-x86_64"].map(
      (variant) => `bottlerocket-aws-k8s-${variant}-v1.20.4-b6163b2a`,
    ),
  },
  {
    system: "Windows",
    names: ["Core", "Full"].map((kind) => `Windows_Server-2022-English-${kind}-EKS_Optimized-1.X-2024.07.10`),
  },
];

/** The minor versions of Kubernetes for which all of these families had AMIs at some time, and the later ones. */
const MINORS = Array.from({ length: 20 }, (_, index) => 23 + index);

/** The families whose AMIs a term selects by one name with wildcards, if there are several. */
export function familiesSelectedBy(term: Cursor): string[] {
  const name = amazonNameOf(term) ?? "";
  if (!/[*?]/u.test(name) || name.length > LONGEST_NAME) return [];
  const pattern = name.split("");
  const found = SAMPLES.filter(({ names, until = Infinity }) =>
    MINORS.some(
      (minor) =>
        minor <= until && names.some((one) => matchesFilter(one.replace("1.X", `1.${String(minor)}`), pattern)),
    ),
  ).map(({ system }) => system);
  return found.length > 1 ? found : [];
}

/** The longest name of an AMI. */
const LONGEST_NAME = 128;

/** Whether a text matches a filter of EC2, where `*` is any text and `?` is one character, in quadratic time at most. */
function matchesFilter(text: string, pattern: readonly string[]): boolean {
  let [at, next] = [0, 0];
  let [star, restart] = [-1, 0];
  while (at < text.length) {
    if (pattern[next] === "*") [star, restart, next] = [next, at, next + 1];
    else if (pattern[next] === "?" || pattern[next] === text[at]) [at, next] = [at + 1, next + 1];
    else if (star < 0) return false;
    else {
      restart += 1;
      [at, next] = [restart, star + 1];
    }
  }
  return pattern.slice(next).every((part) => part === "*");
}
