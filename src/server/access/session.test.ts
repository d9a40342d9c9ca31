import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FastifyInstance } from "fastify";
import { testBase, type TestBase } from "../../../test/harness.ts";
import { buildHttp } from "../kernel/http-server.ts";
import { createUser } from "./create-user.ts";
import { access, gate } from "./slice.ts";
import { updateUser } from "./update-user.ts";

const PASSWORD = "длинный пароль";
const MINUTE = 60_000;
let base: TestBase;
let http: FastifyInstance;
let count = 0;

beforeAll(async () => {
  base = await testBase({ slices: [access], mayDo: gate.mayDo });
  http = await buildHttp(base.app, gate);
});
afterAll(async () => {
  await http.close();
  await base.close();
});

async function newUser(role: "manager" | "admin" = "manager") {
  count += 1;
  return createUser(base.ctx(), {
    login: `person${count}@firma.test`,
    name: `Человек ${count}`,
    role,
    password: PASSWORD,
  });
}

const signIn = (login: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  http.inject({ method: "POST", url: "/api/session", headers, payload: { login, password } });
const session = (cookie: string) => http.inject({ url: "/api/session", cookies: { oplot_session: cookie } });

async function signedIn(role: "manager" | "admin" = "manager") {
  const user = await newUser(role);
  const answer = await signIn(user.login);
  return { user, cookie: answer.cookies[0]!.value };
}

const eventsSince = async (from: number) => (await base.eventNames()).slice(from);
const eventCount = async () => (await base.eventNames()).length;

describe("sign-in", () => {
  it("opens a session for the right password, whatever the case of the login", async () => {
    const user = await newUser();
    const before = await eventCount();
    const answer = await signIn(user.login.toUpperCase());
    expect(answer.statusCode).toBe(200);
    expect(answer.json().rights).toContain("applications.take");
    expect(await eventsSince(before)).toEqual(["user.signed-in"]);
    expect((await session(answer.cookies[0]!.value)).json().user.id).toBe(user.id);
  });

  it("answers a wrong password, an unknown login and a switched-off account alike", async () => {
    const user = await newUser();
    const off = await newUser();
    await updateUser(base.ctx(), off.id, { isActive: false });
    const answers = [
      await signIn(user.login, "не тот пароль"),
      await signIn("nobody@firma.test"),
      await signIn(off.login),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toEqual(answers[0]!.json());
      expect(answer.cookies).toEqual([]);
    }
  });

  it("locks a login for 15 minutes after five failures in a row, says for how long, and tells the audit", async () => {
    const user = await newUser();
    const before = await eventCount();
    for (let i = 0; i < 4; i += 1) expect((await signIn(user.login, "мимо")).statusCode).toBe(401);
    const fifth = await signIn(user.login, "мимо");
    expect([
      fifth.statusCode,
      fifth.json().error.code,
      fifth.json().error.reason,
      fifth.headers["retry-after"],
    ]).toEqual([429, "too-many", "locked", "900"]);
    base.clock.advance(14 * MINUTE);
    const right = await signIn(user.login);
    expect([right.statusCode, right.headers["retry-after"]]).toEqual([429, "60"]);
    expect(await eventsSince(before)).toEqual(Array.from({ length: 5 }, () => "user.sign-in-failed"));
    const last = await base.app.database.db
      .selectFrom("events")
      .select(["data", "subject_id"])
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(last).toMatchObject({ subject_id: user.id, data: { locked: true } });
    base.clock.advance(MINUTE);
    expect((await signIn(user.login)).statusCode).toBe(200);
  });

  it("locks a login that nobody has in the same way, so a lock betrays no account", async () => {
    for (let i = 0; i < 4; i += 1) expect((await signIn("ghost@firma.test", "мимо")).statusCode).toBe(401);
    expect((await signIn("Ghost@firma.test", "мимо")).headers["retry-after"]).toBe("900");
    expect((await signIn("ghost@firma.test", "мимо")).statusCode).toBe(429);
  });

  it("counts tries that come at once, and lets none of them in after the fifth", async () => {
    const user = await newUser();
    const codes = (await Promise.all(Array.from({ length: 8 }, () => signIn(user.login, "мимо")))).map(
      (a) => a.statusCode,
    );
    expect(codes.filter((code) => code === 401).length).toBeLessThanOrEqual(4);
    expect((await signIn(user.login)).json().error.reason).toBe("locked");
  });

  it("forgets failures after a success", async () => {
    const user = await newUser();
    for (let i = 0; i < 4; i += 1) await signIn(user.login, "мимо");
    expect((await signIn(user.login)).statusCode).toBe(200);
    for (let i = 0; i < 4; i += 1) expect((await signIn(user.login, "мимо")).statusCode).toBe(401);
  });

  it("takes 20 tries a minute from one address and then waits, others come in meanwhile", async () => {
    base.clock.advance(MINUTE);
    const from = (address: string) => signIn("flood@firma.test", "мимо", { "x-forwarded-for": address });
    const codes: number[] = [];
    for (let i = 0; i < 21; i += 1) codes.push((await from("203.0.113.7")).json().error.reason === "too-often" ? 1 : 0);
    expect(codes.indexOf(1)).toBe(20);
    expect((await from("203.0.113.8")).json().error.reason).not.toBe("too-often");
    base.clock.advance(MINUTE);
    expect((await from("203.0.113.7")).json().error.reason).not.toBe("too-often");
  });

  it("keeps no password and no address in the log", () => {
    expect(base.logged()).not.toContain(PASSWORD);
    expect(base.logged()).not.toContain("203.0.113.7");
  });
});

describe("a session", () => {
  it("slides with use and ends after 12 idle hours", async () => {
    const { cookie } = await signedIn();
    for (let i = 0; i < 3; i += 1) {
      base.clock.advance(11 * 60 * MINUTE);
      expect((await session(cookie)).statusCode).toBe(200);
    }
    base.clock.advance(12 * 60 * MINUTE);
    expect((await session(cookie)).statusCode).toBe(401);
    await base.app.slices
      .flatMap((s) => s.jobs ?? [])
      .find((j) => j.name === "access.sweep-sessions")!
      .run(base.ctx(), {});
    expect(
      await base.app.database.db
        .selectFrom("sessions")
        .selectAll()
        .where("expires_at", "<=", base.clock.now())
        .execute(),
    ).toEqual([]);
  });

  it("ends after 30 days however often it is used", async () => {
    const { cookie } = await signedIn();
    for (let hours = 0; hours < 30 * 24 - 10; hours += 10) {
      base.clock.advance(10 * 60 * MINUTE);
      expect((await session(cookie)).statusCode).toBe(200);
    }
    base.clock.advance(10 * 60 * MINUTE);
    expect((await session(cookie)).statusCode).toBe(401);
  });

  it("writes when it was last seen at most once a minute", async () => {
    const { user, cookie } = await signedIn();
    const seen = async () =>
      (
        await base.app.database.db
          .selectFrom("users")
          .select("last_seen_at")
          .where("id", "=", user.id)
          .executeTakeFirstOrThrow()
      ).last_seen_at;
    const first = await seen();
    base.clock.advance(59_000);
    await session(cookie);
    expect(await seen()).toEqual(first);
    base.clock.advance(1000);
    await session(cookie);
    expect(await seen()).toEqual(base.clock.now());
  });

  it("is replaced at the next sign-in of the same browser and ends at sign-out", async () => {
    const { user, cookie } = await signedIn();
    const again = await http.inject({
      method: "POST",
      url: "/api/session",
      cookies: { oplot_session: cookie },
      payload: { login: user.login, password: PASSWORD },
    });
    const fresh = again.cookies[0]!.value;
    expect((await session(cookie)).statusCode).toBe(401);
    const out = await http.inject({ method: "DELETE", url: "/api/session", cookies: { oplot_session: fresh } });
    expect([out.statusCode, out.cookies[0]?.value]).toEqual([200, ""]);
    expect((await session(fresh)).statusCode).toBe(401);
  });

  it("is nobody's at once when the account is switched off", async () => {
    const { user, cookie } = await signedIn();
    await base.app.database.db.updateTable("users").set({ is_active: false }).where("id", "=", user.id).execute();
    expect((await session(cookie)).statusCode).toBe(401);
  });
});

describe("requests of other sites", () => {
  const shift = (cookie: string, headers: Record<string, string>) =>
    http.inject({
      method: "PUT",
      url: "/api/profile/shift",
      cookies: { oplot_session: cookie },
      headers: { host: "127.0.0.1:3000", ...headers },
      payload: { onShift: true },
    });

  it("are refused where they would change something by the cookie", async () => {
    const { cookie } = await signedIn();
    for (const headers of [
      { origin: "https://evil.test" },
      { origin: "null" },
      { origin: "http://127.0.0.1:3001" },
      { "sec-fetch-site": "cross-site" },
    ] as Record<string, string>[]) {
      const answer = await shift(cookie, headers);
      expect([answer.statusCode, answer.json().error.reason]).toEqual([403, "cross-site"]);
    }
  });

  it("are told from our own by host or by the public address", async () => {
    const { cookie } = await signedIn();
    for (const headers of [
      {},
      { origin: "http://127.0.0.1:3000" },
      { origin: "https://crm.firma.test" },
      { "sec-fetch-site": "same-origin" },
    ] as Record<string, string>[]) {
      expect((await shift(cookie, headers)).statusCode).toBe(200);
    }
  });

  it("may not open the live feed", async () => {
    const { cookie } = await signedIn();
    const upgrade = { connection: "upgrade", upgrade: "websocket", origin: "https://evil.test" };
    expect(
      (await http.inject({ url: "/api/live", cookies: { oplot_session: cookie }, headers: upgrade })).statusCode,
    ).toBe(403);
  });

  it("may not sign a person in as somebody else", async () => {
    const user = await newUser();
    expect((await signIn(user.login, PASSWORD, { origin: "https://evil.test" })).statusCode).toBe(403);
  });

  it("cannot pass a form for JSON", async () => {
    const { cookie } = await signedIn();
    const answer = await http.inject({
      method: "PUT",
      url: "/api/profile/shift",
      cookies: { oplot_session: cookie },
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "onShift=true",
    });
    expect([answer.statusCode, answer.json().error.fields]).toEqual([422, { body: "json-required" }]);
  });
});

describe("an API token", () => {
  const call = (token: string, more: Record<string, string> = {}) =>
    http.inject({ url: "/api/session", headers: { authorization: `Bearer ${token}`, ...more } });

  it("works with the rights of its owner until it is revoked; its text is told once and kept as a hash", async () => {
    const { user, cookie } = await signedIn();
    const cookies = { oplot_session: cookie };
    const before = await eventCount();
    const made = await http.inject({ method: "POST", url: "/api/profile/tokens", cookies, payload: { name: "Сайт" } });
    expect(made.statusCode).toBe(201);
    const { id, token } = made.json() as { id: number; token: string };
    expect(token).toMatch(/^oplot_[\w-]{43}$/);
    expect((await call(token)).json().user.id).toBe(user.id);
    const list = await http.inject({ url: "/api/profile/tokens", cookies });
    expect(list.json().items).toEqual([
      { id, name: "Сайт", createdAt: base.clock.now().toISOString(), lastUsedAt: base.clock.now().toISOString() },
    ]);
    expect(JSON.stringify(await base.app.database.db.selectFrom("api_tokens").selectAll().execute())).not.toContain(
      token,
    );
    expect((await http.inject({ method: "DELETE", url: `/api/profile/tokens/${id}`, cookies })).statusCode).toBe(200);
    expect((await call(token)).statusCode).toBe(401);
    expect((await http.inject({ method: "DELETE", url: `/api/profile/tokens/${id}`, cookies })).statusCode).toBe(404);
    expect(await eventsSince(before)).toEqual(["token.created", "token.revoked"]);
  });

  it("cannot be revoked by another person", async () => {
    const one = await signedIn();
    const two = await signedIn();
    const made = await http.inject({
      method: "POST",
      url: "/api/profile/tokens",
      cookies: { oplot_session: one.cookie },
      payload: { name: "Сайт" },
    });
    const answer = await http.inject({
      method: "DELETE",
      url: `/api/profile/tokens/${made.json().id}`,
      cookies: { oplot_session: two.cookie },
    });
    expect(answer.statusCode).toBe(404);
  });

  it("neither makes other tokens nor tries passwords", async () => {
    const { cookie } = await signedIn();
    const made = await http.inject({
      method: "POST",
      url: "/api/profile/tokens",
      cookies: { oplot_session: cookie },
      payload: { name: "Сайт" },
    });
    const headers = { authorization: `Bearer ${made.json().token}` };
    const another = await http.inject({
      method: "POST",
      url: "/api/profile/tokens",
      headers,
      payload: { name: "Ещё" },
    });
    expect([another.statusCode, another.json().error.reason]).toEqual([403, "session-needed"]);
    const payload = { current: PASSWORD, next: "другой длинный пароль" };
    expect((await http.inject({ method: "PUT", url: "/api/profile/password", headers, payload })).statusCode).toBe(403);
  });

  it("of nobody is nobody", async () => {
    expect((await call(`oplot_${"a".repeat(43)}`)).statusCode).toBe(401);
    expect((await call("oplot_short")).statusCode).toBe(401);
  });
});
