import { expect, test } from "vitest";
import { explainStart } from "./explain-start.ts";
import { readConfig } from "./kernel/config.ts";

const failure = (message: string, code: string, syscall = "") => Object.assign(new Error(message), { code, syscall });
const config = readConfig({ PORT: "3000", HOST: "127.0.0.1", DATA_DIR: "/srv/oplot" });
const onServer = readConfig({ DATABASE_URL: "postgres://oplot:key@db.test/oplot" });

test.each([
  [
    failure("listen EADDRINUSE: address already in use 127.0.0.1:3000", "EADDRINUSE", "listen"),
    /^PORT 3000 of 127\.0\.0\.1 is taken/,
  ],
  [failure("listen EACCES: permission denied", "EACCES", "listen"), /^PORT 3000 may not be opened/],
  [
    failure("listen EADDRNOTAVAIL: address not available", "EADDRNOTAVAIL", "listen"),
    /^HOST 127\.0\.0\.1 is not an address/,
  ],
  [failure("EROFS: read-only file system, mkdir", "EROFS", "mkdir"), /^DATA_DIR \/srv\/oplot cannot be written: EROFS/],
  [failure("EEXIST: file already exists, mkdir", "EEXIST", "mkdir"), /^DATA_DIR .* cannot be written/],
  [new Error("PGlite failed to initialize properly"), /^the embedded database in \/srv\/oplot cannot be opened/],
  [new Error("anything else"), /^anything else$/],
])("%s is told by the setting", (error, sentence) => expect(explainStart(error, config)).toMatch(sentence));

test("a server that does not answer is told by DATABASE_URL, without its password", () => {
  const told = explainStart(failure("connect ECONNREFUSED 10.0.0.5:5432", "ECONNREFUSED", "connect"), onServer);
  expect(told).toMatch(/DATABASE_URL cannot be reached/);
  expect(told).not.toContain("key");
});
