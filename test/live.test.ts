import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import { LiveMessage, type LiveEvent } from "../src/api/live.ts";
import { inTx } from "../src/server/kernel/tx.ts";
import { emit } from "../src/server/kernel/events.ts";
import { until } from "./until.ts";
import { wholeProgram, type Whole } from "./whole.ts";

let whole: Whole;
let manager: { id: number; cookie: string };
let accountant: { id: number; cookie: string };
let admin: { id: number; cookie: string };
let origin: string;

beforeAll(async () => {
  whole = await wholeProgram();
  [manager, accountant, admin] = [
    await whole.employee("manager", { onShift: true }),
    await whole.employee("accountant"),
    await whole.employee("admin"),
  ];
  origin = (await whole.http.listen({ port: 0, host: "127.0.0.1" })).replace("http:", "ws:");
});
afterAll(() => whole.close());

interface Ear {
  messages: LiveMessage[];
  events(): LiveEvent[];
  closed(): number | null;
}

async function listen(cookie: string, after?: number): Promise<Ear> {
  const socket = new WebSocket(`${origin}/api/live${after === undefined ? "" : `?after=${after}`}`, {
    headers: { cookie },
  });
  const messages: LiveMessage[] = [];
  let code: number | null = null;
  socket.on("message", (data: Buffer) => messages.push(LiveMessage.parse(JSON.parse(data.toString("utf8")))));
  socket.on("close", (closeCode) => (code = closeCode));
  onTestFinished(() => socket.terminate());
  await until(() => messages.length > 0 || code !== null);
  return {
    messages,
    events: () => messages.flatMap((message) => (message.type === "events" ? message.events : [])),
    closed: () => code,
  };
}

let sent = 0;
async function application(): Promise<void> {
  const payload = {
    name: "Белова Инна",
    phone: `+7913555${String(1000 + (sent += 1))}`,
    comment: "тайное слово",
    consent: true,
  };
  const reply = await whole.http.inject({ method: "POST", url: "/api/public/applications", payload });
  expect(reply.statusCode, reply.body).toBe(201);
}

const lastEvent = async () =>
  Number(
    (
      await whole.app.database.db
        .selectFrom("events")
        .select((eb) => eb.fn.max("id").as("id"))
        .executeTakeFirst()
    )?.id ?? 0,
  );

describe("the live feed", () => {
  test("tells an operator of a new application, by ids alone", async () => {
    const ear = await listen(manager.cookie);
    await until(() => ear.messages.some((message) => message.type === "reset"));
    expect(ear.messages).toContainEqual({ type: "reset", lastId: await lastEvent() });
    await application();
    await until(() => ear.events().some((event) => event.name === "application.received"));
    const heard = ear.events().find((event) => event.name === "application.received");
    expect(Object.keys(heard ?? {}).toSorted()).toEqual(["actorId", "clientId", "id", "matterId", "name", "subjectId"]);
    expect(JSON.stringify(ear.messages)).not.toMatch(/Белова|913555|тайное/);
  });

  test("tells each role only of what it may read", async () => {
    const [operator, book] = [await listen(manager.cookie), await listen(accountant.cookie)];
    await application();
    await until(
      () =>
        operator.events().some((event) => event.name === "application.received") &&
        book.events().some((event) => event.name === "matter.opened"),
    );
    expect(book.events().map((event) => event.name)).not.toContain("application.received");
    expect(operator.events().map((event) => event.name)).not.toContain("user.signed-in");
  });

  test("gives a returning browser what it missed, and tells one that was away too long to read anew", async () => {
    const before = await lastEvent();
    await application();
    const back = await listen(manager.cookie, before);
    // The bell of that application may still be ringing when the browser joins: then it hears the same id twice.
    const missed = back.events().filter((event) => event.id > before && event.name === "application.received");
    expect(new Set(missed.map((event) => event.id)).size).toBe(1);
    await inTx(whole.ctx(), async (ctx) => {
      for (let i = 0; i < 501; i += 1) await emit(ctx, "firm.changed", {}, { fields: [] });
    });
    const late = await listen(manager.cookie, before);
    // The bell of those events may still be ringing when the browser joins, so the reset need not come first.
    await until(() => late.messages.some((message) => message.type === "reset"));
    expect(late.messages).toContainEqual({ type: "reset", lastId: await lastEvent() });
  });

  test("lets nobody listen who is not signed in, nor a page of another site", async () => {
    expect((await listen("")).closed()).toBe(4401);
    const strange = new WebSocket(`${origin}/api/live`, {
      headers: { cookie: manager.cookie, origin: "https://evil.test" },
    });
    const status = await new Promise((resolve) => {
      strange.on("unexpected-response", (_request, reply) => resolve(reply.statusCode));
      strange.on("error", () => {});
    });
    expect(status).toBe(403);
  });

  test("ends at once for a person who signed out or was switched off; others go on", async () => {
    const leaving = await whole.employee("manager");
    const dismissed = await whole.employee("lawyer");
    const [one, two, other] = [
      await listen(leaving.cookie),
      await listen(dismissed.cookie),
      await listen(manager.cookie),
    ];
    const bye = await whole.http.inject({ method: "DELETE", url: "/api/session", headers: { cookie: leaving.cookie } });
    expect(bye.statusCode, bye.body).toBe(200);
    await until(() => one.closed() !== null);
    const off = await whole.http.inject({
      method: "PATCH",
      url: `/api/users/${dismissed.id}`,
      headers: { cookie: admin.cookie },
      payload: { isActive: false },
    });
    expect(off.statusCode, off.body).toBe(200);
    await until(() => two.closed() !== null);
    await application();
    await until(() => other.events().some((event) => event.name === "application.received"));
    expect(
      one
        .events()
        .concat(two.events())
        .map((event) => event.name),
    ).not.toContain("application.received");
    expect((await listen(dismissed.cookie)).closed()).toBe(4401);
  });
});
