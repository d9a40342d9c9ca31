import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TUESDAY_10 } from "./harness.ts";
import { wholeProgram, type Whole } from "./whole.ts";

let whole: Whole;
let anna: { id: number; cookie: string };
let boris: { id: number; cookie: string };
let head: { id: number; cookie: string };
let persons = 0;

beforeEach(async () => {
  whole = await wholeProgram();
  anna = await whole.employee("manager", { onShift: true, name: "Анна Сомова" });
  boris = await whole.employee("manager", { onShift: true, name: "Борис Лосев" });
  head = await whole.employee("head", { name: "Вера Титова" });
});
afterEach(() => whole.close());

async function newApplication(): Promise<number> {
  const payload = { name: "Гусев Олег", phone: `+7913333${String(1000 + (persons += 1))}`, consent: true };
  const reply = await whole.http.inject({ method: "POST", url: "/api/public/applications", payload });
  expect(reply.statusCode, reply.body).toBe(201);
  return (
    await whole.app.database.db
      .selectFrom("applications")
      .select("id")
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id;
}

const take = (id: number, cookie: string) =>
  whole.http.inject({ method: "POST", url: `/api/applications/${id}/taking`, headers: { cookie } });
const stateOf = (id: number) =>
  whole.app.database.db
    .selectFrom("applications")
    .select(["state", "taken_by", "responsible_id", "due_at", "overdue_times"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
const told = async (userId: number): Promise<string[]> =>
  (
    await whole.app.database.db
      .selectFrom("notices")
      .select("kind")
      .where("user_id", "=", userId)
      .where("kind", "like", "application.%")
      .orderBy("id")
      .execute()
  ).map((notice) => notice.kind);
const overdueEvents = async () => (await whole.eventNames()).filter((name) => name === "application.overdue").length;

describe("taking an application", () => {
  test("by two at once: one has it, the other is told who was first and when", async () => {
    const id = await newApplication();
    const replies = await Promise.all([take(id, anna.cookie), take(id, boris.cookie)]);
    const winner = replies.findIndex((reply) => reply.statusCode === 200);
    const loser = replies[1 - winner];
    const first = [anna, boris][winner];
    expect(loser?.statusCode).toBe(409);
    expect(loser?.json()).toMatchObject({
      error: {
        reason: "taken",
        details: { by: winner === 0 ? "Анна Сомова" : "Борис Лосев", at: TUESDAY_10.toISOString() },
      },
    });
    expect(await stateOf(id)).toMatchObject({ state: "taken", taken_by: first?.id });
    expect((await whole.eventNames()).filter((name) => name === "application.taken")).toHaveLength(1);
  });

  test("twice by the same person is the same taking", async () => {
    const id = await newApplication();
    const replies = [await take(id, anna.cookie), await take(id, anna.cookie)];
    expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200]);
    expect((await whole.eventNames()).filter((name) => name === "application.taken")).toHaveLength(1);
  });
});

describe("an application that nobody takes", () => {
  test("goes to the next operator after 15 minutes, and the head is told, once", async () => {
    const id = await newApplication();
    const before = await stateOf(id);
    const [first, next] = before.responsible_id === anna.id ? [anna, boris] : [boris, anna];
    await whole.jobs.runUntil(new Date(TUESDAY_10.getTime() + 14 * 60_000 + 59_000));
    expect(await overdueEvents()).toBe(0);
    await whole.jobs.runUntil(new Date(TUESDAY_10.getTime() + 15 * 60_000));
    expect(await stateOf(id)).toMatchObject({
      state: "new",
      responsible_id: next.id,
      overdue_times: 1,
      due_at: new Date(TUESDAY_10.getTime() + 30 * 60_000),
    });
    expect(await told(next.id)).toEqual(["application.passed-to-you"]);
    expect(await told(head.id)).toEqual(["application.overdue"]);
    expect(await told(first.id)).toEqual([]);
  });

  test("is not passed on once it was taken", async () => {
    const id = await newApplication();
    await take(id, anna.cookie);
    await whole.jobs.runUntil(new Date(TUESDAY_10.getTime() + 60 * 60_000));
    expect(await overdueEvents()).toBe(0);
    expect(await stateOf(id)).toMatchObject({ responsible_id: anna.id, overdue_times: 0 });
  });

  test("waits over the evening: the 15 minutes are the firm's working ones", async () => {
    whole.clock.moveTo(new Date("2026-11-24T10:50:00Z")); // 17:50 on Tuesday
    const id = await newApplication();
    expect((await stateOf(id)).due_at).toEqual(new Date("2026-11-25T02:05:00Z")); // 9:05 on Wednesday
    await whole.jobs.runUntil(new Date("2026-11-25T02:04:59Z"));
    expect(await overdueEvents()).toBe(0);
    await whole.jobs.runUntil(new Date("2026-11-25T02:05:00Z"));
    expect(await overdueEvents()).toBe(1);
  });

  test("that came on Saturday is waited for from Monday morning", async () => {
    whole.clock.moveTo(new Date("2026-11-28T05:00:00Z")); // Saturday noon
    const id = await newApplication();
    expect((await stateOf(id)).due_at).toEqual(new Date("2026-11-30T02:15:00Z")); // 9:15 on Monday
    await whole.jobs.runUntil(new Date("2026-11-30T02:15:00Z"));
    expect(await overdueEvents()).toBe(1);
  });
});
