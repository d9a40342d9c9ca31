import { parseAst } from "vite";
import { expect, test } from "vitest";
import { slim } from "./slim-api.ts";

const slimmed = (code: string) => slim(code, parseAst(code) as never); // ESTree, seen as a plain tree

test("an endpoint keeps what a call needs, and nothing else", () => {
  const code = `export const get = endpoint({ name: "a.get", method: "GET", path: "/api/a/:id", reply: z.object({ id: Id }) });`;
  expect(slimmed(code)).toBe(`export const get = { method: "GET", path: "/api/a/:id" };`);
});

test("a schema nobody names may be left out; what it states is untouched", () => {
  expect(slimmed(`export const Row = z.object({ id: Id }).strict();`)).toBe(
    `export const Row = /* @__PURE__ */ (() => (z.object({ id: Id }).strict()))();`,
  );
  expect(slimmed(`const parts = { name: z.string() };`)).toBe(
    `const parts = /* @__PURE__ */ (() => ({ name: z.string() }))();`,
  );
});

test("plain values and functions stay as they are", () => {
  const code = `export const MOST = 5; export const names = ["a"]; export const page = (item) => z.array(item); check();`;
  expect(slimmed(code)).toBe(code);
});

test("an endpoint whose path is not stated in place stops the build", () => {
  expect(() => slimmed(`const get = endpoint({ ...shared, name: "a" });`)).toThrow("method and path");
});
