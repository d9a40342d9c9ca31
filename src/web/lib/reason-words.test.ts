/// <reference types="node" />
import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { reasonText, reasonWords } from "./reason-words.ts";

const server = new URL("../../server/", import.meta.url);
// Reasons of refused hooks go to the log and to no person.
const files = globSync("**/*.ts", { cwd: server }).filter(
  (file) => !/\.test\.ts$|\/fixtures\/|webhooks\.ts$|\/hooks\/(hook-routes|known-connection)\.ts$/.test(file),
);
const source = files.map((file) => readFileSync(new URL(file, server), "utf8")).join("\n");

const all = (pattern: RegExp, text = source) => [...text.matchAll(pattern)].map(([, found = ""]) => found);
const quoted = (text: string) => all(/"([a-z]+(?:-[a-z]+)*)"/g, text);

/** Every code by which the server says no: verbs, robots, the state of a run, fields of a form. */
const codes = new Set([
  ...all(/\b(?:refused|conflict|stays)\(\s*"([^"]+)"/g),
  ...all(/\breason: "([a-z-]+)"/g),
  ...all(/\b(?:ErrorCode|MoveFault) =([^;]+);/g).flatMap(quoted),
  ...all(/async function forbiddenSince([^]+?)\n}/g).flatMap((body) => all(/(?:return|\?) "([a-z-]+)"/g, body)),
  ...all(/\bfunction reasonOf\(issue([^]+?)\n}/g).flatMap((body) => all(/(?:return|[?:]) "([a-z-]+)"/g, body)),
  ...all(/\binvalid\(\{[^}]*?: ("[a-z-]+")/g).flatMap(quoted),
]);

it("has words for every code of the server, in both languages", () => {
  expect(codes.size).toBeGreaterThan(60);
  expect([...codes].filter((code) => !reasonText(code, {}, "ru") || !reasonText(code, {}, "en"))).toEqual([]);
});

it("keeps no words that nothing says", () => {
  const dead = Object.keys(reasonWords).filter((code) => !source.includes(`"${code}"`));
  expect(dead).toEqual(["no-consent-advertising"]);
});

it("tells which consent is missing, and nothing of a code it does not know", () => {
  expect(reasonText("no-consent", { purpose: "advertising" }, "ru")).toContain("рекламу");
  expect(reasonText("no-consent", { purpose: "personal-data" }, "ru")).not.toContain("рекламу");
  expect(reasonText("constructor", {}, "ru")).toBeUndefined();
});
