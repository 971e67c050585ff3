// Derives the published JSON Schemas from the CRDs in facts/ and the overlay.
import { kindsOf, releasesOf } from "../scripts/facts/files.js";
import { shareParts } from "../scripts/facts/shared-parts.js";
import { merge } from "../scripts/facts/merge.js";
import { NODE_CLASS, foreignFields, nodeClassCrd, opened } from "./eks.js";
import { deriveKubelet } from "./kubelet.js";
import { metadata } from "./metadata.js";
import { Overlay } from "./overlay.js";

/** @typedef {import("./checks.js").Schema} Schema */

/** Too old for a schema of their own: manifests of these versions must be migrated anyway. */
const WITHOUT_SCHEMA = /^karpenter\.sh\/v1alpha5 |^karpenter\.k8s\.aws\/v1alpha1 /u;

/**
 * Each schema with its path, such as `karpenter.sh/nodepool_v1.json`; those without a folder are not published.
 * @returns {{ path: string, schema: Schema }[]}
 */
export function deriveSchemas() {
  const overlay = new Overlay();
  const karpenter = releasesOf("karpenter").map(
    (release) => /** @type {const} */ ([release, kindsOf("karpenter", release)]),
  );
  const newestArgoCd = releasesOf("argo-cd").at(-1) ?? "";
  const argoCd = [/** @type {const} */ ([newestArgoCd, kindsOf("argo-cd", newestArgoCd)])];
  const derived = [
    ...derive(karpenter, overlay),
    ...derive(argoCd, overlay).map(withDefinitions),
    deriveNodeClass(overlay),
    deriveKubelet(overlay),
  ];
  overlay.finish();
  return derived;
}

/** @param {(readonly [string, ReturnType<typeof kindsOf>])[]} releases @param {Overlay} overlay */
function derive(releases, overlay) {
  const names = new Set(releases.flatMap(([, kinds]) => Object.keys(kinds)));
  return [...names]
    .filter((name) => !WITHOUT_SCHEMA.test(name))
    .map((name) => {
      const crds = new Map(
        releases.flatMap(([release, kinds]) => {
          const found = kinds[name];
          return found ? [[release, found.schema]] : [];
        }),
      );
      return derived(name, overlay, merge(crds, name));
    });
}

/** @param {Overlay} overlay */
function deriveNodeClass(overlay) {
  const crds = new Map([["", nodeClassCrd()]]);
  const { path, schema } = derived(NODE_CLASS, overlay, opened(merge(crds, NODE_CLASS)));
  schema.properties.spec["x-foreign"] = foreignFields();
  return { path, schema };
}

/**
 * The published schema of a kind, from the merged CRDs.
 * @param {string} name
 * @param {Overlay} overlay
 * @param {Schema} crd
 */
function derived(name, overlay, crd) {
  const [, group = "", version = "", kind = ""] = /^([^/]+)\/(\S+) (\S+)$/u.exec(name) ?? [];
  const { description, ...own } = overlay.apply(crd, `${version}.${kind}`);
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `${kind} ${group}/${version}`,
    ...(description === undefined ? {} : { description }),
    ...own,
    properties: {
      apiVersion: { const: `${group}/${version}` },
      kind: { const: kind },
      ...own["properties"],
      metadata,
      status: { type: "object" },
    },
    additionalProperties: false,
  };
  return { path: `${group}/${kind.toLowerCase()}_${version}.json`, schema };
}

/** @param {{ path: string, schema: Schema }} derived */
function withDefinitions({ path, schema }) {
  const { roots, $defs } = shareParts({ schema }, "definitions");
  return { path, schema: { ...roots["schema"], definitions: $defs } };
}
