import { channel, subscribe } from "node:diagnostics_channel";

/** A file that the language gave ESLint nothing of, though it may be ours. */
export interface SkippedFile {
  readonly path: string;
}

// A channel, since whoever counts may have loaded another copy of this module: `karpenter-lint` runs the
// plugin of the repository's own configuration.
const name = "eslint-plugin-karpenter:skipped";
const skipped = channel(name);

export function reportSkipped(file: SkippedFile): void {
  skipped.publish(file);
}

export function onSkipped(listener: (file: SkippedFile) => void): void {
  subscribe(name, (message) => {
    listener(message as SkippedFile);
  });
}
