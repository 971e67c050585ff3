import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

const pages = [".", "docs", "docs/rules", "examples", "facts"].flatMap((folder) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.join(folder, name)),
);

function textOf(page: string): string {
  return readFileSync(path.join(root, page), "utf8").replaceAll(/^```(?:(?!```).*\n)*```$/gmu, "");
}

/** The anchors of a page, as GitHub derives them from its headings. */
function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (?<heading>.*)$/gmu)].map(({ groups }) =>
    (groups?.["heading"] ?? "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The links of a page to other places in the repository. */
function linksOf(page: string): { readonly target: string; readonly anchor: string | undefined }[] {
  return [...textOf(page).matchAll(/\]\((?!\w+:)(?<link>[^)\s]+)\)/gu)].map(({ groups }) => {
    const [file = "", anchor] = (groups?.["link"] ?? "").split("#");
    return { target: file === "" ? page : path.join(path.dirname(page), file), anchor };
  });
}

it.each(pages)("the links of %s lead to files and headings that exist", (page) => {
  const broken = linksOf(page).filter(
    ({ target, anchor }) =>
      !existsSync(path.join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor)),
  );
  expect(broken).toEqual([]);
});

it("all pages of docs/ can be reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const page of reached) {
    for (const { target } of linksOf(page)) {
      // A link to a folder shows its README.
      const inside = path.join(target, "README.md");
      for (const one of [target, inside]) if (pages.includes(one)) reached.add(one);
    }
  }
  expect(pages.filter((page) => page.startsWith("docs/") && !reached.has(page))).toEqual([]);
});
