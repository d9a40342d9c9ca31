import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { knownProblems, problemWords } from "./problem-words.ts";
import { partReasons } from "./texts.ts";

const sources = ["check.ts", "load-package.ts", "made-parts.ts", "asked-parts.ts"].map((name) =>
  readFileSync(`src/server/documents/packages/${name}`, "utf8"),
);

test("every problem the check can name has a sentence, and no sentence is left over", () => {
  const named = [...sources[0]!.matchAll(/problem\("([\w-]+)"/g)].map((match) => match[1]!);
  const states = ["part-absent", "part-old", "part-wrong"];
  expect(named.length).toBeGreaterThan(15);
  expect([...new Set([...named, ...states])].toSorted()).toEqual(knownProblems.toSorted());
});

test("every reason of a paper's state has words", () => {
  const named = sources.flatMap((text) => [...text.matchAll(/reason: "([\w-]+)"/g)].map((match) => match[1]!));
  expect(new Set(named).size).toBeGreaterThan(7);
  expect(named.filter((reason) => !(reason in partReasons))).toEqual([]);
});

test("a sentence names the paper in the reader's language and says why", () => {
  const problem = {
    code: "part-old",
    words: { ru: "Справка", en: "Certificate", about: "Банк", reason: "expired", facts: "", until: "" },
  };
  expect(problemWords(problem, "ru")).toBe("Устарел: Справка, Банк — истёк срок годности");
  expect(problemWords(problem, "en")).toBe("Old: Certificate, Банк — its shelf life is over");
});
