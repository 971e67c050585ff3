/** The schemas of the settings in `.karpenter-lint.yaml`, which are those of `settings.karpenter`. */
import { type Settings, textSettings } from "../eslint/settings.js";

type SettingName = Exclude<keyof Settings, "isReleaseSet">;

/** A release such as 1.15 is a number in YAML, and the text in the file is what counts: 1.10 is not 1.1. */
function release({ description, pattern, example }: (typeof textSettings)["release" | "kubernetesVersion"]): object {
  return { description, type: ["string", "number"], pattern, examples: [example] };
}

function text({ description, pattern, example }: (typeof textSettings)["preferredAlias" | "root"]): object {
  return { description, type: "string", pattern, examples: [example] };
}

const globs = { items: { type: "string", minLength: 1 }, minItems: 1 } as const;

const texts = { type: "string", minLength: 1 } as const;

export const settingSchemas: Readonly<Record<SettingName, object>> = {
  release: release(textSettings.release),
  kubernetesVersion: release(textSettings.kubernetesVersion),
  preferredAlias: text(textSettings.preferredAlias),
  // A pull request can change the file, so it must not lead out of the repository.
  root: { ...text(textSettings.root), pattern: String.raw`^(?![/\\]|[A-Za-z]:)(?!(?:.*[/\\])?\.\.(?:[/\\]|$)).` },
  environments: {
    description:
      "The files of each cluster, as folders or globs from the root of the repository, by a name of your choice",
    type: "object",
    additionalProperties: {
      type: ["array", "object"],
      ...globs,
      properties: {
        files: { description: "Folders or globs from the root of the repository", type: "array", ...globs },
        clusterName: { description: "The name of the cluster", ...texts },
        account: { description: "The ID of its AWS account", ...texts },
        region: { description: "Its AWS region", ...texts },
      },
      required: ["files"],
      additionalProperties: false,
      examples: [{ files: ["clusters/prod"], clusterName: "prod" }],
    },
  },
  valuesFiles: {
    description: "Whether to read the values files that installs name, or globs of more",
    type: ["boolean", "array"],
    ...globs,
    examples: [["envs/*/karpenter.yaml"]],
  },
  ignoreChartVersions: {
    description: "Whether installs of the chart are checked against `release`, whatever their version",
    type: "boolean",
    default: false,
  },
  completeExamples: {
    description: "Whether blocks of YAML in Markdown files are whole manifests, not excerpts",
    type: "boolean",
    default: false,
  },
};
