import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { AnyEndpoint } from "../src/api/endpoint.ts";
import { roles, type Need, type Role } from "../src/api/rights.ts";
import { rightsOfRole } from "../src/server/access/rights.ts";
import { wholeProgram, type Whole } from "./whole.ts";

const Spec = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string(), "x-right": z.string() }))),
});
const Token = z.object({ token: z.string() });
const methods = { get: "GET", post: "POST", put: "PUT", patch: "PATCH", delete: "DELETE" } as const;

interface Operation {
  name: string;
  method: (typeof methods)[keyof typeof methods];
  url: string;
  need: string;
}

/** It asks "who am I", so nobody may ask and hears that he is nobody. */
const WHO_AM_I = "access.get-session";
/** What stands under /api and is no endpoint: its own description and the live feed (live.test.ts). */
const NO_ENDPOINT = ["/api/docs", "/api/live", "/api/openapi.json"];

let whole: Whole;
let operations: Operation[];
const tokens = new Map<Role, string>();

beforeAll(async () => {
  whole = await wholeProgram();
  const spec = Spec.parse((await whole.http.inject("/api/openapi.json")).json());
  operations = Object.entries(spec.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, { operationId, "x-right": need }]) => ({
      name: operationId,
      method: methods[method as keyof typeof methods], // the specification's words for methods are these
      url: path.replace(/\{\w+\}/g, "999999999"),
      need,
    })),
  );
  for (const role of roles) {
    const { cookie } = await whole.employee(role);
    const reply = await whole.http.inject({
      method: "POST",
      url: "/api/profile/tokens",
      headers: { cookie },
      payload: { name: "walker" },
    });
    tokens.set(role, Token.parse(reply.json()).token);
  }
}, 60_000);
afterAll(() => whole.close());

async function statusFor({ method, url }: Operation, token: string | undefined): Promise<number> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const body = method === "GET" || method === "DELETE" ? {} : { payload: {} };
  return (await whole.http.inject({ method, url, headers, ...body })).statusCode;
}

const holds = (role: Role, need: string): boolean =>
  need === "public" || need === "signed-in" || rightsOfRole[role].some((right) => right === need);

describe("every endpoint of the printed description", () => {
  test.each(roles)("opens to a %s exactly what the table of rights gives", async (role) => {
    for (const operation of operations) {
      const status = await statusFor(operation, tokens.get(role));
      const isOpen = status !== 401 && status !== 403;
      expect({ name: operation.name, status, isOpen }).toMatchObject({
        name: operation.name,
        isOpen: holds(role, operation.need),
      });
      expect(status, operation.name).toBeLessThan(500);
    }
  });

  test("asks nobody in for more than the public part", async () => {
    for (const operation of operations.filter(({ name }) => name !== WHO_AM_I)) {
      const status = await statusFor(operation, undefined);
      expect({ name: operation.name, isRefused: status === 401 }).toEqual({
        name: operation.name,
        isRefused: operation.need !== "public",
      });
    }
  });

  test("is all there is under /api, and none that is declared is missing", async () => {
    const declared = await declaredEndpoints();
    expect(operations.map(({ name, need }) => `${name} ${need}`).toSorted()).toEqual(
      declared.map(({ name, need }) => `${name} ${need}`).toSorted(),
    );
    expect(servedPaths()).toContain("/api/session");
    const served = new Set(servedPaths().filter((path) => path.startsWith("/api/")));
    for (const path of [...declared.map((endpoint) => endpoint.path), ...NO_ENDPOINT]) served.delete(path);
    expect([...served]).toEqual([]);
  });
});

async function declaredEndpoints(): Promise<{ name: string; path: string; need: Need }[]> {
  const folder = join(import.meta.dirname, "../src/api");
  const files = globSync("*.ts", { cwd: folder }).filter((file) => !file.endsWith(".test.ts"));
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(pathToFileURL(join(folder, file)).href)),
  );
  return [...new Set(modules.flatMap((module) => Object.values(module)).filter(isEndpoint))];
}

const isEndpoint = (value: unknown): value is AnyEndpoint =>
  typeof value === "object" && value !== null && "need" in value && "path" in value && "reply" in value;

/** Fastify prints its routes as a tree; each line's depth tells whose child it is. */
function servedPaths(): string[] {
  const parents: string[] = [];
  return whole.http
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const found = /^([│ ]*)[├└]── (\S+)( \(|$)/.exec(line);
      if (!found) return [];
      const depth = (found[1] ?? "").length / 4;
      const path = (parents[depth - 1] ?? "") + (found[2] ?? "");
      parents[depth] = path;
      return line.includes("(") ? [path] : [];
    });
}
