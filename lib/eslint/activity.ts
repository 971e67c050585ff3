/** Events about the files that the language reads and the manifests in them, for the summary and the progress of `karpenter-lint`. */
import { channel, subscribe } from "node:diagnostics_channel";
import type { Kind } from "../kinds.js";
import type { ChartInstall } from "../model/chart-install.js";
import { manifestsOf } from "../model/parse.js";
import { fileOf } from "./terraform-processor.js";

export type Activity =
  | { readonly type: "read"; readonly path: string }
  /** A file, or a block of it, that contains manifests. */
  | { readonly type: "manifests"; readonly path: string; readonly block: string; readonly kinds: readonly Kind[] }
  /** The installs of Karpenter's charts in a file, or in a block of it. */
  | {
      readonly type: "installs";
      readonly path: string;
      readonly block: string;
      readonly count: number;
      /** Whether the file contains values for an install in another file. */
      readonly isValues: boolean;
    };

// A channel for the same reason as in skipped.ts: the listener may have loaded another copy of this module.
const name = "eslint-plugin-karpenter:activity";
const activities = channel(name);

export function noteRead(path: string): void {
  if (activities.hasSubscribers) publish({ type: "read", path });
}

/** @param block the path of the file, or of the block of a Terraform file */
export function noteManifests(block: string, source: Parameters<typeof manifestsOf>[0]): void {
  if (!activities.hasSubscribers) return;
  publish({ type: "manifests", path: fileOf(block), block, kinds: manifestsOf(source).map(({ kind }) => kind) });
}

export function noteInstalls(block: string, installs: readonly ChartInstall[]): void {
  if (!activities.hasSubscribers) return;
  const count = installs.filter(({ installer }) => installer !== undefined).length;
  publish({ type: "installs", path: fileOf(block), block, count, isValues: installs.length > count });
}

function publish(activity: Activity): void {
  activities.publish(activity);
}

export function onActivity(listener: (activity: Activity) => void): void {
  subscribe(name, (message) => {
    listener(message as Activity);
  });
}
