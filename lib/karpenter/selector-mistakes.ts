/** What is wrong with a selector term although the API server accepts it. */
import { rename, replace } from "../yaml/edits/edit.js";
import { remove } from "../yaml/edits/remove.js";
import type { Problem } from "../model/problem.js";
import {
  type Term,
  emptyFilterOf,
  idsIn,
  ignoredFiltersOf,
  isAssignable,
  isLoadBalancerTag,
  isNameOfKind,
  patches,
  selectsAll,
} from "./selector-terms.js";
import { alternatives } from "../prose.js";

type MessageId =
  | "emptyFilter"
  | "ignoredFilter"
  | "impossibleId"
  | "mistakenId"
  | "nodeGroupTag"
  | "removeField"
  | "replaceText"
  | "selectsAll"
  | "selectsNothing"
  | "sharedName"
  | "sharedTag";

type Mistake = Problem<MessageId>;

/** What certainly selects everything or nothing, or is ignored. */
export function certainMistakes(term: Term, version: () => string | undefined): Mistake[] {
  return [...emptyTerm(term, version), ...ignoredFilters(term), ...mistakenId(term)];
}

/** A term whose filters are all empty. @param version that Karpenter runs, or undefined if it is unknown */
function emptyTerm(term: Term, version: () => string | undefined): Mistake[] {
  const at = emptyFilterOf(term);
  if (!at) return [];
  const known = version();
  const isAll = known === undefined ? undefined : selectsAll(known);
  const messageId = isAll === undefined ? "emptyFilter" : isAll ? "selectsAll" : "selectsNothing";
  const names = { field: String(at.key), resource: term.resource };
  return [{ at, on: "key", messageId, data: { ...names, version: known ?? "", patches: alternatives(patches) } }];
}

/** Filters that Karpenter ignores because of another one. */
function ignoredFilters(term: Term): Mistake[] {
  return ignoredFiltersOf(term).map(({ loser: at, winner }) => {
    const data = { field: String(at.key), winner: String(winner.key) };
    const suggest = [{ messageId: "removeField", data, edit: remove(at) } as const];
    return { at, on: "key", beside: [winner], messageId: "ignoredFilter", data, suggest };
  });
}

/** An ID with more around it. */
function mistakenId(term: Term): Mistake[] {
  const at = term.at.get("id");
  const ids = idsIn(term);
  const [id] = ids;
  if (id === undefined || id === at.value) return [];
  const edit = ids.length === 1 && isAssignable(id) ? replace(at, id) : undefined;
  const data = { value: at.text, resource: term.resource, prefix: term.idPrefix };
  return [{ at, messageId: "mistakenId", data, suggest: [{ messageId: "replaceText", data: { text: id }, edit }] }];
}

/** An ID that EC2 never assigns, although the API server accepts its form. */
export function impossibleId(term: Term): Mistake[] {
  const at = term.at.get("id");
  const [id] = idsIn(term);
  // Placeholders are reported as such.
  if (id === undefined || id !== at.value || isAssignable(id) || /x{3}/u.test(id)) return [];
  return [{ at, messageId: "impossibleId", data: { value: id, resource: term.resource } }];
}

/** Tags that select other resources than those of the cluster. */
export function foreignTags({ at, field }: Term): Mistake[] {
  const tags = at.get("tags");
  const tag = tags.get("eks:cluster-name");
  const text = "aws:eks:cluster-name";
  if (field === "securityGroupSelectorTerms" && tag.isPresent) {
    const suggest = [{ messageId: "replaceText", data: { text }, edit: rename(tag, text) } as const];
    return [{ at: tag, on: "key", messageId: "nodeGroupTag", data: { text }, suggest }];
  }
  const [only, ...others] = tags.isOpen ? [] : tags.allEntries();
  if (field !== "subnetSelectorTerms" || !only?.isPresent || others.length > 0) return [];
  const key = String(only.key);
  if (isLoadBalancerTag(key)) return [{ at: only, on: "key", messageId: "sharedTag", data: { field: key } }];
  const isShared = key === "Name" && typeof only.value === "string" && isNameOfKind(only.value);
  return isShared ? [{ at: only, messageId: "sharedName", data: { value: only.text } }] : [];
}
