import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { envExample, readConfig } from "./config.ts";

test("an empty environment is the demo on loopback with the embedded database", () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    PORT: 3000,
    HOST: "127.0.0.1",
    DEMO: true,
    PUBLIC_URL: "http://127.0.0.1:3000",
    ROLE: "all",
    PARTNERS_PORT: 3090,
  });
});

test("a server's database or an open address is no demo unless told", () => {
  expect(readConfig({ DATABASE_URL: "postgres://u:p@db/x" }).DEMO).toBe(false);
  expect(readConfig({ HOST: "0.0.0.0" }).DEMO).toBe(false);
  expect(readConfig({ HOST: "0.0.0.0", DEMO: "1" }).DEMO).toBe(true);
});

test("a wrong value stops the start with a sentence that names it, all of them at once", () => {
  expect(() => readConfig({ PORT: "tree", LOG_LEVEL: "loud" })).toThrow(/PORT is wrong.*LOG_LEVEL is wrong/);
  expect(() => readConfig({ PUBLIC_URL: "https://crm.firma.test/?a=1" })).toThrow(/PUBLIC_URL is wrong/);
  expect(() => readConfig({ ROLE: "web" })).toThrow(/ROLE is wrong/);
});

test("an empty value counts as absent, a slash at the end of PUBLIC_URL is cut", () => {
  expect(readConfig({ PORT: "", PUBLIC_URL: "https://crm.firma.test/" })).toMatchObject({
    PORT: 3000,
    PUBLIC_URL: "https://crm.firma.test",
  });
});

test(".env.example is printed from the table of settings", () => {
  expect(readFileSync(new URL("../../../.env.example", import.meta.url), "utf8")).toBe(envExample());
});
