/** What is wrong with the AMIs that a node class selects by name, parameter or alias, compared with its other settings. */
import { aliasOf, amiFamilies, families, firstReleaseAfter } from "./ami.js";
import { familiesSelectedBy } from "./image-families.js";
import { type EksImage, eksImageOf, selectsSeveralVersions } from "./image-names.js";
import type { Cursor } from "../yaml/cursor.js";
import { releaseName, releaseNumber } from "../releases.js";
import { codeList } from "../prose.js";
import { set } from "../yaml/edits/edit.js";
import type { Problem } from "../model/problem.js";

type ImageMessageId =
  | "foreignImage"
  | "mixedVariants"
  | "noBootstrap"
  | "releaseTooOld"
  | "setFamily"
  | "severalFamilies"
  | "severalVersions";

type Mistake = Problem<ImageMessageId>;

interface Selected {
  /** The name or parameter. */
  readonly at: Cursor;
  readonly image: EksImage;
}

function selectedBy(spec: Cursor): Selected[] {
  const terms = spec.get("amiSelectorTerms").items();
  return terms.flatMap((term) => {
    const image = eksImageOf(term);
    return image ? [{ at: term.get(term.get("ssmParameter").isSet ? "ssmParameter" : "name"), image }] : [];
  });
}

/** The mistakes in the selection of images that do not depend on the user data. */
export function imageMistakes(spec: Cursor): Mistake[] {
  const selected = selectedBy(spec);
  const terms = spec.get("amiSelectorTerms").items();
  return [
    ...foreignImages(spec.get("amiFamily"), selected),
    ...terms.flatMap((term) => severalImages(term)),
    ...mixedVariants(selected),
  ];
}

/** A name that matches AMIs of several versions of Kubernetes, or of several families. */
function severalImages(term: Cursor): Mistake[] {
  const at = term.get("name");
  if (selectsSeveralVersions(term)) return [{ at, messageId: "severalVersions", data: { value: at.text } }];
  const names = familiesSelectedBy(term);
  return names.length === 0
    ? []
    : [{ at, messageId: "severalFamilies", data: { value: at.text, families: codeList(names) } }];
}

/** The families whose bootstrap data Karpenter writes, and those that still receive updates. */
const withData: ReadonlySet<string> = new Set(Object.keys(families));
const isSupported = (family: string) => families[family]?.endOfLife === undefined;

/** Images of another family than the one whose bootstrap data Karpenter writes; Windows has one form for all. */
function foreignImages(amiFamily: Cursor, selected: readonly Selected[]): Mistake[] {
  if (typeof amiFamily.value !== "string" || !withData.has(amiFamily.value)) return [];
  const system = (family: string) => family.replace(/^Windows.*/u, "Windows");
  const isOneFamily = new Set(selected.map(({ image }) => image.family)).size === 1;
  return selected
    .filter(({ image }) => system(image.family) !== system(amiFamily.text))
    .map(({ at, image: { family } }) => {
      const edit = isOneFamily && isSupported(family) ? set(amiFamily, family) : undefined;
      const data = { value: at.text, family, amiFamily: amiFamily.text };
      const suggest = [{ messageId: "setFamily", data: { family }, edit } as const];
      return { at, beside: [amiFamily], messageId: "foreignImage", data, suggest };
    });
}

/** Images for the same architecture, by which alone Karpenter tells those of a class apart, but other devices. */
function mixedVariants(selected: readonly Selected[]): Mistake[] {
  const first = new Map<string, Selected>();
  return selected.flatMap(({ at, image }): Mistake[] => {
    const { arch, variant } = image;
    if (arch === undefined || variant === undefined) return [];
    const other = first.get(arch);
    if (!other) first.set(arch, { at, image });
    if (!other || other.image.variant === variant) return [];
    const data = { value: at.text, other: other.at.text, arch };
    return [{ at, beside: [other.at], messageId: "mixedVariants", data }];
  });
}

/** `amiFamily: Custom` for an image that nothing bootstraps. */
export function noBootstrap(spec: Cursor): Mistake[] {
  const at = spec.get("amiFamily");
  const terms = spec.get("amiSelectorTerms");
  if (at.value !== "Custom" || terms.isOpen || !spec.get("userData").isAbsent) return [];
  const found = new Set(terms.items().map((term) => familyOf(term)));
  const [family] = found;
  if (family === undefined || found.size > 1) return [];
  return [
    {
      at,
      messageId: "noBootstrap",
      data: { family },
      suggest: [{ messageId: "setFamily", data: { family }, edit: set(at, family) }],
    },
  ];
}

function familyOf(term: Cursor): string | undefined {
  const alias = aliasOf(term.get("alias"));
  return alias ? amiFamilies.get(alias.family) : eksImageOf(term)?.family;
}

/** A pinned alias of a release that has no AMI for a version of Kubernetes yet. */
export function releasesTooOld(spec: Cursor, kubernetesVersion: string | undefined): Mistake[] {
  const terms = spec.get("amiSelectorTerms").items();
  return terms.flatMap((term): Mistake[] => {
    const at = term.get("alias");
    const alias = aliasOf(at);
    const first = alias && kubernetesVersion !== undefined ? firstReleaseAfter(alias, kubernetesVersion) : undefined;
    if (first === undefined || kubernetesVersion === undefined) return [];
    return [
      {
        at,
        messageId: "releaseTooOld",
        data: { value: at.text, kubernetesVersion: releaseName(releaseNumber(kubernetesVersion)), first },
      },
    ];
  });
}
