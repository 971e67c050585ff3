/** Leftover placeholders in values, as problems of a manifest or of the values of a chart. */
import type { ChartInstall } from "../../model/chart-install.js";
import type { Problem } from "../../model/problem.js";
import type { Cursor } from "../../yaml/cursor.js";
import { remove } from "../../yaml/edits/remove.js";
import { settingEntryIn, settingIn } from "../chart/settings.js";
import { contextOf } from "./context.js";
import { findPlaceholder } from "./find.js";

export const placeholderMessages = {
  placeholder: "`{{value}}` is a placeholder; replace it with the real value.",
  placeholderInside: "`{{value}}` still contains the placeholder `{{placeholder}}`; replace it with the real value.",
  exampleAccount:
    "`{{value}}` contains {{placeholder}}, an example account ID from the AWS documentation; replace it with your own.",
  emptyAccount: "`{{value}}` has an empty account field; add the account ID.",
  exampleHost:
    "`{{value}}` points to `{{placeholder}}`, a domain reserved for documentation; replace it with the real host.",
  removeEndpoint: "Remove `clusterEndpoint`; on EKS, Karpenter discovers the endpoint.",
};

interface Surroundings {
  readonly installs: readonly ChartInstall[];
  readonly isKarpenter: (place: Cursor) => boolean;
  /** Whether a script of the repository replaces a text. */
  readonly isReplaced: (text: string) => boolean;
  /** Whether a user allows a value, and the placeholder of their own in it. */
  readonly isAllowed: (value: string) => boolean;
  readonly ownIn: (value: string) => string | undefined;
}

export function* placeholderProblems(
  places: Iterable<Cursor>,
  { installs, isKarpenter, isReplaced, isAllowed, ownIn }: Surroundings,
): Generator<Problem<keyof typeof placeholderMessages>> {
  const endpoints = new Map(
    installs.map((install) => {
      const at = settingIn(install, "clusterEndpoint");
      return [at.identity, { at, entry: settingEntryIn(install, "clusterEndpoint") }];
    }),
  );
  for (const place of places) {
    const { value } = place;
    if (typeof value !== "string" || isAllowed(value)) continue;
    const context = contextOf(place, isKarpenter(place));
    if (!context) continue;
    const own = ownIn(value);
    const found =
      own === undefined ? findPlaceholder(value, context) : ({ kind: "placeholderInside", text: own } as const);
    if (!found || isReplaced(found.text)) continue;
    const isWhole = [found.text, `<${found.text}>`].includes(value.trim());
    const endpoint = endpoints.get(place.identity);
    yield {
      at: place,
      messageId: found.kind === "placeholderInside" && isWhole ? "placeholder" : found.kind,
      data: { value: value.trim(), placeholder: found.text },
      suggest: endpoint?.at.isSame(place) ? [{ messageId: "removeEndpoint", edit: remove(endpoint.entry) }] : [],
    };
  }
}
