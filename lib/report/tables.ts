/** The inventory: a table for each kind, with the summaries of its manifests. */
import { groupBy } from "../group-by.js";
import type { Table } from "./model.js";
import type { Repository, Resource } from "./repository.js";
import { count } from "./verdict.js";

const PLURALS: ReadonlyMap<string, string> = new Map([
  ["AWSNodeTemplate", "AWSNodeTemplates"],
  ["EC2NodeClass", "EC2NodeClasses"],
  ["NodeClass", "NodeClasses"],
]);

export function tablesOf({ pools, classes, applications, show }: Repository): Table[] {
  const groups = groupBy<string, Resource>([...pools, ...classes, ...applications], ({ kind }) => kind);
  return [...groups].map(([kind, own]) => {
    const columns = Object.keys(own[0]?.summary ?? {});
    const rows = own.map((resource) => ({
      place: show(resource),
      cells: [resource.name ?? "(templated)", ...columns.map((column) => resource.summary?.[column] ?? "–")],
    }));
    return { title: count(own.length, kind, PLURALS.get(kind)), columns: ["name", ...columns], rows };
  });
}
