/** Words that people stumble over don't come back: the wording guide, as patterns. */
import { describe, expect, it } from "vitest";
import { type Corpus, avoided } from "./wording/avoided.js";
import { type Text, codeTexts, documentationTexts, messageTexts, proseOf, schemaTexts } from "./wording/corpora.js";
import { exceptions } from "./wording/exceptions.js";

const { sentences, comments } = codeTexts();

const corpora: readonly (readonly [name: string, corpus: Corpus, texts: readonly Text[]])[] = [
  ["messages", "messages", messageTexts()],
  ["sentences in code", "messages", sentences],
  ["comments", "docs", comments],
  ["schemas", "docs", schemaTexts()],
  ["documentation", "docs", documentationTexts()],
];

describe.each(corpora)("%s", (_, corpus, texts) => {
  it.each(avoided.filter((one) => one.in.includes(corpus)))("avoid $name ($instead)", ({ name, pattern }) => {
    const hits = texts.flatMap(({ where, text }) => {
      const prose = proseOf(text);
      const found = [...prose.matchAll(pattern)].map(([match]) => match);
      const isAllowed = exceptions.some(([pattern_, sentence]) => pattern_ === name && prose.includes(sentence));
      return found.length === 0 || isAllowed ? [] : [`${where}: ${text}`];
    });
    expect(hits).toEqual([]);
  });
});

describe("messages", () => {
  const rules = messageTexts().filter(({ where }) => where !== "help");

  it("are at most 200 characters long, with at most one semicolon", () => {
    expect(rules.filter(({ text }) => text.length > 200 || text.split(";").length > 2)).toEqual([]);
  });

  it("have no contractions", () => {
    expect(rules.filter(({ text }) => /\w[’']t\b/u.test(text))).toEqual([]);
  });
});
