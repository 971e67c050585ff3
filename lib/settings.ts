/** `settings.karpenter` of an ESLint configuration, which all rules share. */
import { NEWEST_RELEASE } from "./kinds.js";

export interface Settings {
  /** The minor release of Karpenter that the manifests are for, such as `"1.14"`. */
  readonly release: string;
}

/** What a release looks like, for settings and options: a patch release means its minor one. */
const RELEASE_PATTERN = String.raw`^v?\d+\.\d+(?:\.\d+)?$`;

/** Reads the settings; throws an error that names what is wrong with them. */
export function readSettings(all: Readonly<Record<string, unknown>> | undefined): Settings {
  const given = all?.["karpenter"] ?? {};
  if (typeof given !== "object" || Array.isArray(given)) throw new TypeError("`settings.karpenter` must be an object.");
  const { release = NEWEST_RELEASE } = given as { release?: unknown };
  if (typeof release !== "string" || !new RegExp(RELEASE_PATTERN, "u").test(release)) {
    throw new TypeError(
      `\`settings.karpenter.release\` must be a release such as "${NEWEST_RELEASE}", not ${JSON.stringify(release)}.`,
    );
  }
  return { release };
}

/** The option of rules that can be told a release of their own. */
export const releaseOption = {
  description: "The minor release of Karpenter that the manifests are for, instead of `settings.karpenter.release`.",
  schema: { type: "string", pattern: RELEASE_PATTERN },
  default: undefined as string | undefined,
};
