/** `settings.karpenter` of an ESLint configuration, which all rules share. */
import { NEWEST_RELEASE } from "./kinds.js";
import type { Option } from "./option.js";
import type { EnvironmentSettings } from "./workspace/environments.js";

export interface Settings {
  /** The minor release of Karpenter that the manifests are for, such as `"1.14"`. */
  readonly release: string;
  /** The pinned alias that suggestions choose images by, such as `"al2023@v20250501"`. */
  readonly preferredAlias: string | undefined;
  /** The minor version of the clusters' Kubernetes, such as `"1.33"`. */
  readonly kubernetesVersion: string | undefined;
  /** The folder whose files are compared, from the working directory; without it, the nearest with a `.git`. */
  readonly root: string | undefined;
  /** Which files are of which cluster. */
  readonly environments: EnvironmentSettings | undefined;
  /** Whether values files that Applications name are read; the presets with workspace rules say so. */
  readonly valuesFiles: boolean;
}

interface Texts {
  readonly description: string;
  readonly pattern: string;
  /** A value as it should be, for the message about one that is not. */
  readonly example: string;
}

const texts = {
  release: {
    description: "The minor release of Karpenter that the manifests are for",
    // A patch release means its minor one.
    pattern: String.raw`^v?\d+\.\d+(?:\.\d+)?$`,
    example: NEWEST_RELEASE,
  },
  preferredAlias: {
    description: "The pinned alias to suggest, such as `al2023@v20250501`, for classes of its AMI family",
    // Neither the family that has reached its end nor what isn't pinned.
    pattern: String.raw`^(?:al2023@v\d{8}|bottlerocket@v?\d+\.\d+\.\d+)$`,
    example: "al2023@v20250501",
  },
  kubernetesVersion: {
    description: "The minor version of the clusters' Kubernetes",
    pattern: String.raw`^v?1\.\d+(?:\.\d+)?$`,
    example: "1.33",
  },
  root: {
    description: "The folder whose files are compared",
    pattern: ".",
    example: "clusters",
  },
} as const satisfies Partial<Record<keyof Settings, Texts>>;

type TextName = keyof typeof texts;

const names: readonly string[] = [...Object.keys(texts), "environments", "valuesFiles"];

const known = new WeakMap<object, Settings>();
const defaults: Settings = {
  release: NEWEST_RELEASE,
  preferredAlias: undefined,
  kubernetesVersion: undefined,
  root: undefined,
  environments: undefined,
  valuesFiles: false,
};

/** Reads the settings; throws an error that names what is wrong with them. */
export function readSettings(all: Readonly<Record<string, unknown>> | undefined): Settings {
  const given = all?.["karpenter"];
  if (given === undefined || given === null) return defaults;
  if (!isRecord(given)) throw new TypeError("`settings.karpenter` must be an object.");
  let settings = known.get(given);
  if (!settings) {
    for (const [name, value] of Object.entries(given)) check(name, value);
    settings = { ...defaults, ...given };
    known.set(given, settings);
  }
  return settings;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function check(name: string, value: unknown): void {
  if (!names.includes(name)) {
    const all = names.map((one) => `\`${one}\``).join(", ");
    throw new TypeError(`\`settings.karpenter.${name}\` is no setting; there are ${all}.`);
  }
  if (name === "environments") {
    checkEnvironments(value);
    return;
  }
  if (name === "valuesFiles") {
    if (typeof value !== "boolean") refuse(name, true, value);
    return;
  }
  const { pattern, example } = texts[name as TextName];
  if (typeof value !== "string" || !new RegExp(pattern, "u").test(value)) refuse(name, example, value);
}

function refuse(name: string, example: unknown, value: unknown): never {
  throw new TypeError(
    `\`settings.karpenter.${name}\` must be like ${JSON.stringify(example)}, not ${JSON.stringify(value)}.`,
  );
}

const ENVIRONMENT_FIELDS = new Set(["files", "clusterName", "account", "region"]);

function checkEnvironments(value: unknown): void {
  if (!isRecord(value)) refuse("environments", { prod: ["clusters/prod"] }, value);
  for (const [name, setting] of Object.entries(value)) {
    const example = { files: ["clusters/prod"], clusterName: "prod" };
    const fields = isRecord(setting) ? setting : { files: setting };
    const { files, ...facts } = fields;
    const areGlobs = Array.isArray(files) && files.length > 0 && files.every((glob) => typeof glob === "string");
    const areFacts = Object.values(facts).every((fact) => typeof fact === "string");
    if (!areGlobs || !areFacts || !Object.keys(fields).every((field) => ENVIRONMENT_FIELDS.has(field))) {
      refuse(`environments.${name}`, example, setting);
    }
  }
}

/** The option of a rule that can be told a value of its own for a setting. */
export function settingOption(name: Exclude<TextName, "root">): Option<string | undefined> {
  const { description, pattern } = texts[name];
  return {
    description: `${description}; without it, \`settings.karpenter.${name}\`.`,
    schema: { type: "string", pattern },
    default: undefined,
  };
}
