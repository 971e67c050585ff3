/**
 * The names and SSM parameters of the AMIs that AWS builds for EKS, which tell their family, architecture and version of
 * Kubernetes. Sources: aws/karpenter-provider-aws, pkg/providers/amifamily/{al2,al2023,bottlerocket,windows}.go; AWS,
 * "Retrieve recommended Amazon Linux AMI IDs" and "Retrieve recommended Bottlerocket AMI IDs".
 */
import type { Cursor } from "../yaml/cursor.js";

export interface EksImage {
  /** As an `amiFamily`. */
  readonly family: string;
  /** As in `kubernetes.io/arch`; undefined if the name does not tell. */
  readonly arch: string | undefined;
  /** `standard`, `nvidia` or `neuron`; undefined if the name does not tell. */
  readonly variant: string | undefined;
}

interface Form {
  /** The literal start, which no other family has. */
  readonly start: RegExp;
  /** The parts after it, of which later ones may be missing if a wildcard replaces them. */
  readonly rest: RegExp;
  readonly family: string;
  readonly arch?: string;
  readonly variant?: string;
}

const AL2_REST = /^(?:1\.\d{2}(?:-v\d{8})?)?$/u;

const NAMES: readonly Form[] = [
  { start: /^amazon-eks-node-(?=1\.)/u, rest: AL2_REST, family: "AL2", arch: "amd64", variant: "standard" },
  { start: /^amazon-eks-arm64-node-/u, rest: AL2_REST, family: "AL2", arch: "arm64", variant: "standard" },
  { start: /^amazon-eks-gpu-node-/u, rest: AL2_REST, family: "AL2", arch: "amd64", variant: "nvidia" },
  {
    start: /^amazon-eks-node-al2023(?:-|(?=[*?])|$)/u,
    rest: /^(?:(?<arch>x86_64|arm64)(?:-(?<variant>standard|nvidia|neuron)(?:-\d{3})?(?:-1\.\d{2}(?:-v\d{8})?)?)?)?$/u,
    family: "AL2023",
  },
  {
    start: /^bottlerocket-aws-k8s-/u,
    rest: /^(?:1\.\d{2}(?:-(?<variant>nvidia))?(?:-fips)?(?:-(?<arch>x86_64|aarch64)(?:-v\d+\.\d+\.\d+(?:-[\da-f]{8})?)?)?)?$/u,
    family: "Bottlerocket",
  },
  ...["2019", "2022", "2025"].map((year) => ({
    start: new RegExp(`^Windows_Server-${year}-English-(?:Core|Full)-EKS_Optimized-`, "u"),
    rest: /^(?:1\.\d{2}(?:-\d{4}\.\d{2}\.\d{2})?)?$/u,
    family: `Windows${year}`,
    arch: "amd64",
    variant: "standard",
  })),
];

const EKS = String.raw`^/aws/service/eks/optimized-ami/1\.\d{2}/`;

const PARAMETERS: readonly Form[] = [
  {
    start: new RegExp(`${EKS}amazon-linux-2(?=/)`, "u"),
    rest: /^\/./u,
    family: "AL2",
    arch: "amd64",
    variant: "standard",
  },
  {
    start: new RegExp(`${EKS}amazon-linux-2-arm64`, "u"),
    rest: /^\/./u,
    family: "AL2",
    arch: "arm64",
    variant: "standard",
  },
  {
    start: new RegExp(`${EKS}amazon-linux-2-gpu`, "u"),
    rest: /^\/./u,
    family: "AL2",
    arch: "amd64",
    variant: "nvidia",
  },
  {
    start: new RegExp(`${EKS}amazon-linux-2023/`, "u"),
    rest: /^(?<arch>x86_64|arm64)\/(?<variant>standard|nvidia|neuron)\/./u,
    family: "AL2023",
  },
  {
    start: /^\/aws\/service\/bottlerocket\/aws-k8s-1\.\d{2}/u,
    rest: /^(?:-(?<variant>nvidia))?(?:-fips)?\/(?<arch>x86_64|arm64|aarch64)\/./u,
    family: "Bottlerocket",
  },
  ...["2019", "2022", "2025"].map((year) => ({
    start: new RegExp(
      `^/aws/service/ami-windows-latest/Windows_Server-${year}-English-(?:Core|Full)-EKS_Optimized-1`,
      "u",
    ),
    rest: /^\.\d{2}\/./u,
    family: `Windows${year}`,
    arch: "amd64",
    variant: "standard",
  })),
];

const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ["aarch64", "arm64"],
  ["arm64", "arm64"],
  ["x86_64", "amd64"],
]);

/** The release at the end of a name. */
const RELEASE = /-(?:v\d|\d{4}\.)/u;

/** The image of EKS that a term selects by name or parameter, if it certainly is one. */
export function eksImageOf(term: Cursor): EksImage | undefined {
  const parameter = term.get("ssmParameter");
  if (typeof parameter.value === "string" && parameter.value !== "") {
    // An ARN names the same parameter.
    return read(parameter.value.replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter(?=\/)/u, ""), PARAMETERS, false);
  }
  const name = amazonNameOf(term);
  return name === undefined ? undefined : read(name, NAMES, true);
}

/** The name by which a term selects images of Amazon, unless something else narrows it down. */
export function amazonNameOf(term: Cursor): string | undefined {
  const { value } = term.get("name");
  const owner = term.get("owner");
  const isOfAmazon = owner.isAbsent || owner.value === "amazon";
  const isAlone = ["alias", "id", "ssmParameter", "tags"].every((field) => term.get(field).isAbsent);
  return isOfAmazon && isAlone && typeof value === "string" ? value : undefined;
}

function read(text: string, forms: readonly Form[], isName: boolean): EksImage | undefined {
  const wildcard = isName ? text.search(/[*?]/u) : -1;
  const literal = wildcard < 0 ? text : text.slice(0, wildcard);
  const form = forms.find(({ start }) => start.test(literal));
  if (!form) return undefined;
  const rest = literal.replace(form.start, "");
  // A part that a wildcard ends is not read.
  const parts = form.rest.exec(wildcard < 0 ? rest : rest.slice(0, Math.max(rest.lastIndexOf("-"), 0)));
  if (!parts || (isName && wildcard < 0 && !RELEASE.test(rest))) return undefined;
  const { arch = archIn(text.slice(literal.length)), variant } = parts.groups ?? {};
  const isPlain = form.family === "Bottlerocket" && parts.groups?.["arch"] !== undefined;
  return {
    family: form.family,
    arch: form.arch ?? ARCHITECTURES.get(arch),
    variant: form.variant ?? variant ?? (isPlain ? "standard" : undefined),
  };
}

function archIn(text: string): string {
  return /[-*](?<arch>x86_64|aarch64|arm64)(?=[-*]|$)/u.exec(text)?.groups?.["arch"] ?? "";
}

/** Whether a term selects images of EKS for several versions of Kubernetes, because of a wildcard in the version. */
export function selectsSeveralVersions(term: Cursor): boolean {
  const name = amazonNameOf(term) ?? "";
  if (!/[*?]/u.test(name) || /(?:^|[-*])1\.\d{2}(?=[-*]|$)/u.test(name)) return false;
  return NAMES.some(({ start }) => start.test(name)) || /^amazon-eks-node-[*?]/u.test(name);
}
