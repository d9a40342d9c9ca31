import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allRobots, allTriggers } from "../src/server/automation/catalogue.ts";
import { slices } from "../src/server/app.ts";

interface Row {
  theirs: string;
  names: string[];
  state: string;
  tests: string[];
}

const rows: Row[] = readFileSync("docs/automation-coverage.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (Bitrix24|Wanted) /.test(line))
  .map((line) => {
    const [, theirs = "", here = "", state = "", files = ""] = line.split("|").map((cell) => cell.trim());
    return { theirs, names: inBackticks(here), state, tests: inBackticks(files) };
  });
const isBuilt = (row: Row): boolean => row.state.startsWith("built");
const registered = (): Set<string> => new Set([...allRobots(), ...allTriggers()].map(({ name }) => name));

test("every robot and trigger of the program stands among what is built", () => {
  expect(slices.length).toBeGreaterThan(0);
  const built = new Set(rows.filter(isBuilt).flatMap((row) => row.names));
  expect([...registered()].filter((name) => !built.has(name))).toEqual([]);
});

test("what is called built is there", () => {
  const names = registered();
  expect(rows.filter(isBuilt).flatMap((row) => row.names.filter((name) => !names.has(name)))).toEqual([]);
});

test("each built name is exercised in the test that the page names", () => {
  const unexercised = rows.filter(isBuilt).flatMap((row) => {
    const texts = row.tests.map(textOf);
    if (texts.length === 0 || texts.includes(null)) return [`${row.theirs}: ${row.tests.join(", ") || "no test"}`];
    return row.names
      .filter((name) => !texts.some((text) => text !== null && mentions(text, name)))
      .map((name) => `${name}: ${row.tests.join(", ")}`);
  });
  expect(unexercised).toEqual([]);
});

test("each row says built, an issue, or why not", () => {
  expect(rows.length).toBeGreaterThan(120);
  expect(rows.filter((row) => !/^(built|issue [4-7]: |not for this firm: )/.test(row.state))).toEqual([]);
  // What is not built names no robot, or the page would promise one.
  expect(rows.filter((row) => !isBuilt(row) && row.names.length > 0)).toEqual([]);
});

function inBackticks(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
}

function textOf(path: string): string | null {
  const found = [`src/server/${path}`, path].find((candidate) => existsSync(candidate));
  return found ? readFileSync(found, "utf8") : null;
}

/** By its whole name, or by the verb alone in quotes where the test puts the slice before it. */
function mentions(text: string, name: string): boolean {
  const verb = name.slice(name.indexOf(".") + 1);
  return new RegExp(`${name.replace(".", "\\.")}(?![a-z-])|"${verb}"`).test(text);
}
