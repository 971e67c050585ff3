import { channel, subscribe } from "node:diagnostics_channel";

/** A file that the language skipped, although it may contain a supported kind. */
export interface SkippedFile {
  readonly path: string;
}

// A channel, because the listener may have loaded another copy of this module: `karpenter-lint` runs the
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
