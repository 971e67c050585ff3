/** Which architecture an AMI has, as far as its name or SSM parameter tells. */
import type { Cursor } from "../yaml/cursor.js";

const WORDS = [
  { architecture: "amd64", word: /(?<![a-z\d])(?:x86[_-]64|amd64)(?![a-z\d])/iu },
  { architecture: "arm64", word: /(?<![a-z\d])(?:arm64|aarch64)(?![a-z\d])/iu },
];

/** The names and parameters of EKS for Amazon Linux 2 name an architecture only if it is arm64. */
const UNNAMED = /^amazon-eks-(?:gpu-)?node-\d|^\/aws\/service\/eks\/optimized-ami\/[\d.]+\/amazon-linux-2(?:-gpu)?\//u;

function architectureIn(text: string): string | undefined {
  const named = WORDS.filter(({ word }) => word.test(text));
  if (named.length > 0) return named.length === 1 ? named[0]?.architecture : undefined;
  return UNNAMED.test(text) ? "amd64" : undefined;
}

/** The architectures of all AMIs that a node class selects; undefined if one of its terms can select any. */
export function architecturesOf(spec: Cursor): readonly string[] | undefined {
  const terms = spec.get("amiSelectorTerms");
  if (!terms.isList || terms.isOpen) return undefined;
  const found = terms.items().map((term) => {
    const text = [term.get("name"), term.get("ssmParameter")].find(({ isAbsent }) => !isAbsent);
    return typeof text?.value === "string" && text.comesWith(spec) ? architectureIn(text.value) : undefined;
  });
  const known = found.flatMap((one) => one ?? []);
  return known.length > 0 && known.length === found.length ? [...new Set(known)] : undefined;
}
