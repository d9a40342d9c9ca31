import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFiles } from "./files.ts";
import { lockFolder } from "./folder-lock.ts";
import { sameText, signText, verifyText } from "./ids.ts";
import { openSecrets, secretsFrom } from "./secrets.ts";
import { statements } from "./migrate.ts";

const folder = () => mkdtempSync(join(tmpdir(), "oplot-keep-"));

test("a folder is held by one living process; a dead holder's lock is taken over", () => {
  const dir = folder();
  const unlock = lockFolder(dir);
  unlock();
  writeFileSync(join(dir, "oplot.lock"), "1");
  expect(() => lockFolder(dir)).toThrow(/in use by process 1/);
  writeFileSync(join(dir, "oplot.lock"), "99999999");
  lockFolder(dir)();
});

test("a folder made by the program is closed to others on the machine", () => {
  const dir = join(folder(), "Данные фирмы");
  lockFolder(dir)();
  expect([dir, join(dir, "db")].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700]);
});

test("a sealed secret opens with its key only, and a changed one not at all", () => {
  const secrets = secretsFrom(Buffer.alloc(32, 1));
  const sealed = secrets.seal("token");
  expect(secrets.open(sealed)).toBe("token");
  expect(sealed).not.toContain("token");
  expect(() => secretsFrom(Buffer.alloc(32, 2)).open(sealed)).toThrow();
  expect(() => secrets.open(`${sealed.slice(0, -2)}AA`)).toThrow();
  expect(secrets.keyFor("a")).not.toEqual(secrets.keyFor("b"));
});

test("the key file is made once and read again", () => {
  const dir = folder();
  const sealed = openSecrets({ DATA_DIR: dir, SECRET_KEY: undefined }).seal("x");
  expect(openSecrets({ DATA_DIR: dir, SECRET_KEY: undefined }).open(sealed)).toBe("x");
});

test("a signed text is good for its own purpose and key", () => {
  const key = Buffer.alloc(32, 3);
  const signed = signText(key, "undo", "payload");
  expect(verifyText(key, "undo", signed)).toBe("payload");
  expect(verifyText(key, "form", signed)).toBeNull();
  expect(verifyText(Buffer.alloc(32, 4), "undo", signed)).toBeNull();
  expect(verifyText(key, "undo", "payload.")).toBeNull();
  expect(sameText("a", "a")).toBe(true);
  expect(sameText("a", "ab")).toBe(false);
});

test("files lie under keys that say nothing", async () => {
  const dir = folder();
  const files = await openFiles({ DATA_DIR: dir, FILES_URL: undefined });
  const key = await files.put(new TextEncoder().encode("паспорт"));
  expect(new TextDecoder().decode(await files.get(key))).toBe("паспорт");
  expect(readdirSync(join(dir, "files"))).toEqual([key]);
  await files.remove(key);
  await expect(files.get(key)).rejects.toThrow();
});

test("migrations are cut into statements at line ends, bodies of functions stay whole", () => {
  const text =
    "-- why\ncreate table a (\n  b int\n);\n\ncreate function f() returns void as $$\nbegin\n  perform 1;\nend\n$$ language plpgsql;\n";
  expect(statements(text)).toEqual([
    "create table a (\n  b int\n);",
    "create function f() returns void as $$\nbegin\n  perform 1;\nend\n$$ language plpgsql;",
  ]);
});
