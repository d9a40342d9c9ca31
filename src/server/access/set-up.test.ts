import { afterAll, beforeAll, expect, it } from "vitest";
import type { FastifyInstance } from "fastify";
import { testBase, type TestBase } from "../../../test/harness.ts";
import { buildHttp } from "../kernel/http-server.ts";
import { access, gate } from "./slice.ts";

let base: TestBase;
let http: FastifyInstance;

beforeAll(async () => {
  base = await testBase({ slices: [access], mayDo: gate.mayDo });
  http = await buildHttp(base.app, gate);
});
afterAll(async () => {
  await http.close();
  await base.close();
});

const setUp = (login: string, headers: Record<string, string> = {}) =>
  http.inject({
    method: "POST",
    url: "/api/setup",
    headers,
    payload: { login, name: "Анна Власова", password: "длинный пароль" },
  });

it("makes the first administrator of an empty base once, of two at once one, and signs him in", async () => {
  const before = await http.inject("/api/session");
  expect([before.statusCode, before.json().error.code]).toEqual([401, "setup-required"]);

  expect((await setUp("evil@firma.test", { origin: "https://evil.test" })).statusCode).toBe(403);

  const answers = await Promise.all([setUp("One@firma.test"), setUp("two@firma.test")]);
  expect(answers.map((a) => a.statusCode).toSorted((a, b) => a - b)).toEqual([201, 409]);
  const made = answers.find((a) => a.statusCode === 201)!;
  expect(made.json().user).toMatchObject({ name: "Анна Власова", role: "admin" });
  expect(answers.find((a) => a.statusCode === 409)!.json().error.reason).toBe("already-set-up");
  expect(await base.eventNames()).toEqual(["user.created", "user.signed-in"]);

  const cookie = made.cookies[0]!;
  expect(cookie).toMatchObject({ name: "oplot_session", httpOnly: true, sameSite: "Lax", path: "/", secure: true });
  expect(cookie.value).toMatch(/^[\w-]{43}$/);
  const stored = await base.app.database.db.selectFrom("sessions").select("token_hash").execute();
  expect(stored.map((row) => row.token_hash)).not.toContain(cookie.value);

  const me = await http.inject({ url: "/api/session", cookies: { oplot_session: cookie.value } });
  expect(me.json()).toMatchObject({ user: { role: "admin" }, firm: { zone: "Asia/Krasnoyarsk", isDemo: false } });
  expect((await http.inject("/api/session")).json().error.code).toBe("unauthorized");
  expect((await setUp("third@firma.test")).json().error.reason).toBe("already-set-up");
});
