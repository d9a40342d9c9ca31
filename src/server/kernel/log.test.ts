import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { openLog } from "./log.ts";

test("an error of the database is told without the value it quotes", () => {
  const lines: string[] = [];
  const log = openLog("info", new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
  log.error(
    {
      err: Object.assign(new Error('invalid input syntax for type bigint: "Ушакова Ольга"'), {
        code: "22P02",
        detail: "Ушакова",
      }),
    },
    "request failed",
  );
  log.error({ err: Object.assign(new Error('column "stage" does not exist'), { code: "42703" }) }, "request failed");
  expect(lines[0]).toContain("invalid input syntax for type bigint");
  expect(lines[0]).not.toContain("Ушакова");
  expect(lines[1]).toContain('column \\"stage\\" does not exist');
});
