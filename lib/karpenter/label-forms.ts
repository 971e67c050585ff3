/**
 * The forms of label values that can't be listed. Karpenter makes them from the name of an instance type, or from EC2's
 * numbers and names: aws/karpenter-provider-aws, pkg/providers/instancetype/types.go.
 */
interface Form {
  readonly pattern: RegExp;
  /** What a value of this form is, for messages. */
  readonly text: string;
  /** The label whose values have this form, if a value may have been written under another label by mistake. */
  readonly label?: string;
}

const AWS = "karpenter.k8s.aws";
const FAMILY = String.raw`[a-z]+(?:-\d+tb)?\d+[a-z\d-]*`;
/** New sizes may have any name, so only what no name contains is wrong. */
const SIZE = String.raw`[a-z\d]+(?:-\d+xl)?`;
const REGION = String.raw`[a-z]{2}(?:-[a-z]+)+-\d`;

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, "u");
}

function number(unit: string): Form {
  return { pattern: /^\d+$/u, text: `a whole number${unit}` };
}

/** By their names in facts/well-known-labels.json; those with a label in the order in which a value is recognized. */
export const forms: ReadonlyMap<string, Form> = new Map(
  Object.entries<Form>({
    type: {
      pattern: whole(String.raw`${FAMILY}\.${SIZE}`),
      text: "an instance type, such as `m7g.large`",
      label: "node.kubernetes.io/instance-type",
    },
    family: {
      pattern: whole(FAMILY),
      text: "an instance family, such as `m7g`",
      label: `${AWS}/instance-family`,
    },
    size: { pattern: whole(SIZE), text: "an instance size, such as `2xlarge`" },
    category: { pattern: /^[a-z]+$/u, text: "an instance category, such as `m`", label: `${AWS}/instance-category` },
    zone: {
      pattern: whole(String.raw`${REGION}(?:[a-z]|(?:-[a-z\d]+)+)`),
      text: "a zone, such as `us-east-1a`",
      label: "topology.kubernetes.io/zone",
    },
    region: {
      pattern: whole(REGION),
      text: "a region, such as `us-east-1`",
      label: "topology.kubernetes.io/region",
    },
    zoneId: {
      pattern: /^[a-z]+\d(?:-[a-z\d]+)*-(?:az|wlz)\d+$/u,
      text: "the ID of a zone, such as `use1-az1`",
      label: "topology.k8s.aws/zone-id",
    },
    count: number(""),
    mebibytes: number(" of MiB"),
    gigabytes: number(" of GB"),
    megabits: number(" of Mbit/s"),
    megahertz: number(" of MHz"),
    kebab: { pattern: whole(String.raw`[a-z\d]+(?:-[a-z\d]+)*`), text: "a name in lower case, such as `nvidia`" },
    reservation: { pattern: /^cr-[a-z\d]+$/u, text: "the ID of a capacity reservation, such as `cr-0a1b2c3d`" },
    placementGroup: { pattern: /^pg-[a-z\d]+$/u, text: "the ID of a placement group, such as `pg-0a1b2c3d`" },
  }),
);

/** The forms that can be mistaken for each other. */
const GROUPS = [
  ["type", "family", "category", "size"],
  ["zone", "region", "zoneId"],
] as const;

/** The form that a value has instead of the named one, if values of that form belong to another label. */
export function otherFormOf(value: string, name: string): (Form & { readonly label: string }) | undefined {
  const group: readonly string[] = GROUPS.find((names) => (names as readonly string[]).includes(name)) ?? [];
  for (const one of group) {
    const form = forms.get(one);
    if (one !== name && form?.label !== undefined && form.pattern.test(value)) return { ...form, label: form.label };
  }
  return undefined;
}

/** A value in the right form, for common misspellings: `2XL` or `2x-large` for `2xlarge`, `NVIDIA` for `nvidia`. */
export function repaired(value: string, name: string): string | undefined {
  const lower = value.toLowerCase();
  const text =
    name === "size"
      ? lower.replace(/^(\d*)x-?l(?:arge)?$/u, "$1xlarge")
      : name === "type"
        ? lower.replace(/^([a-z]+\d+[a-z]*)[-_](?=[a-z\d]+$)/u, "$1.")
        : lower.replaceAll(/[ _]/gu, "-");
  return text !== value && forms.get(name)?.pattern.test(text) === true ? text : undefined;
}
