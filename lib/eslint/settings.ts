/** `settings.karpenter` of an ESLint configuration, which all rules share. */
import { guess } from "../guess.js";
import { NEWEST_RELEASE } from "../kinds.js";
import { whyUnsupported } from "../releases.js";
import type { Option } from "./option.js";
import type { EnvironmentSettings } from "../workspace/environments.js";

export interface Settings {
  /** The minor Karpenter release to check against, such as `"1.14"`. */
  readonly release: string;
  /** Whether a user has set the release; otherwise it is the latest supported one. */
  readonly isReleaseSet: boolean;
  /** The pinned alias that suggestions select AMIs by, such as `"al2023@v20250501"`. */
  readonly preferredAlias: string | undefined;
  /** The minor Kubernetes version of the clusters, such as `"1.33"`. */
  readonly kubernetesVersion: string | undefined;
  /** The folder whose files are compared, relative to the working directory. Default: the nearest with a `.git`. */
  readonly root: string | undefined;
  /** The files that belong to each cluster. */
  readonly environments: EnvironmentSettings | undefined;
  /**
   * Whether values files that installs refer to are read, or also those that match globs; enabled by the presets with
   * workspace rules.
   */
  readonly valuesFiles: boolean | readonly string[];
  /** Whether the blocks of Markdown files are whole manifests; otherwise, they may be excerpts. */
  readonly completeExamples: boolean;
  /** Whether installs of Karpenter's charts are checked against `release` too, instead of their own versions. */
  readonly ignoreChartVersions: boolean;
}

interface Texts {
  readonly description: string;
  readonly pattern: string;
  /** A valid value, for the message about an invalid one. */
  readonly example: string;
}

/** The settings that are texts. */
export const textSettings = {
  release: {
    description: "The minor Karpenter release to check against",
    // A patch release stands for its minor release.
    pattern: String.raw`^v?\d+\.\d+(?:\.\d+)?$`,
    example: NEWEST_RELEASE,
  },
  preferredAlias: {
    description: "The pinned alias to suggest for its AMI family, such as `al2023@v20250501`",
    // Neither the family that has reached its end of life nor an unpinned version.
    pattern: String.raw`^(?:al2023@v\d{8}|bottlerocket@v?\d+\.\d+\.\d+)$`,
    example: "al2023@v20250501",
  },
  kubernetesVersion: {
    description: "The minor Kubernetes version of the clusters",
    pattern: String.raw`^v?1\.\d+(?:\.\d+)?$`,
    example: "1.33",
  },
  root: {
    description: "The folder whose files are compared",
    pattern: ".",
    example: "clusters",
  },
} as const satisfies Partial<Record<keyof Settings, Texts>>;

type TextName = keyof typeof textSettings;

/** Settings that are on or off. */
const switches = ["completeExamples", "ignoreChartVersions"];

const names: readonly string[] = [...Object.keys(textSettings), "environments", "valuesFiles", ...switches];

const known = new WeakMap<object, Settings>();
const defaults: Settings = {
  release: NEWEST_RELEASE,
  isReleaseSet: false,
  preferredAlias: undefined,
  kubernetesVersion: undefined,
  root: undefined,
  environments: undefined,
  valuesFiles: false,
  completeExamples: false,
  ignoreChartVersions: false,
};

/** The version that counts as that of all installs of Karpenter's charts; undefined if each has its own. */
export function assumedVersion({ ignoreChartVersions, release }: Settings): string | undefined {
  return ignoreChartVersions ? release : undefined;
}

/** Reads the settings; throws an error that describes an invalid one. */
export function readSettings(all: Readonly<Record<string, unknown>> | undefined): Settings {
  const given = all?.["karpenter"];
  if (given === undefined || given === null) return defaults;
  if (!isRecord(given)) throw new TypeError("`settings.karpenter` must be an object.");
  let settings = known.get(given);
  if (!settings) {
    for (const [name, value] of Object.entries(given)) check(name, value);
    settings = { ...defaults, ...given, isReleaseSet: given["release"] !== undefined };
    known.set(given, settings);
  }
  return settings;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function check(name: string, value: unknown): void {
  if (!names.includes(name)) {
    const meant = guess(name, names);
    const remedy =
      meant === undefined
        ? `available settings: ${names.map((one) => `\`${one}\``).join(", ")}.`
        : `did you mean \`${meant}\`?`;
    throw new TypeError(`\`settings.karpenter.${name}\` is not a setting; ${remedy}`);
  }
  if (name === "environments") {
    checkEnvironments(value);
    return;
  }
  if (name === "valuesFiles") {
    const areGlobs = Array.isArray(value) && value.length > 0 && value.every((glob) => typeof glob === "string");
    if (typeof value !== "boolean" && !areGlobs) refuse(name, ["envs/*/karpenter.yaml"], value);
    return;
  }
  if (switches.includes(name)) {
    if (typeof value !== "boolean") refuse(name, true, value);
    return;
  }
  const { pattern, example } = textSettings[name as TextName];
  if (typeof value !== "string" || !new RegExp(pattern, "u").test(value)) refuse(name, example, value);
  const reason = name === "release" ? whyUnsupported(value) : undefined;
  if (reason !== undefined) throw new TypeError(`\`settings.karpenter.release\` ${value} ${reason}.`);
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

interface TextSchema {
  readonly type: "string";
  readonly pattern: string;
}

/** The option with which a rule overrides a setting. */
export function settingOption(name: Exclude<TextName, "root">): Option<TextSchema> {
  const { description, pattern } = textSettings[name];
  return {
    description: `${description}. Default: \`settings.karpenter.${name}\`.`,
    schema: { type: "string", pattern },
  };
}
