import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { makeFormMark } from "../src/server/applications/index.ts";
import { until } from "./until.ts";
import { wholeProgram, type Whole } from "./whole.ts";

const Accepted = z.object({ number: z.int(), thankYouUrl: z.string() });
const Inbox = z.object({
  items: z.array(
    z.object({ id: z.int(), number: z.int(), state: z.string(), suspicion: z.array(z.string()), repeats: z.int() }),
  ),
});

let whole: Whole;
let manager: { id: number; cookie: string };
let persons = 0;

beforeAll(async () => {
  whole = await wholeProgram();
  manager = await whole.employee("manager", { onShift: true });
});
afterAll(() => whole.close());

const newPhone = () => `+7913222${String(1000 + (persons += 1))}`;
const mark = () => makeFormMark(whole.ctx(), "2026-11-1");
const post = (form: Record<string, unknown>, headers: Record<string, string> = {}) =>
  whole.http.inject({
    method: "POST",
    url: "/api/public/applications",
    headers,
    payload: { name: "Титова Нина", consent: true, ...form },
  });
const numberOf = async (reply: ReturnType<typeof post>): Promise<number> => {
  const { statusCode, body } = await reply;
  expect(statusCode, body).toBe(201);
  return Accepted.parse(JSON.parse(body)).number;
};

/** How many rows each form could have left behind. */
async function traces(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ["applications", "application_forms", "clients", "matters", "consents", "events"] as const) {
    counts[table] = (
      await whole.app.database.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
    ).n;
  }
  return counts;
}

const refusals = async (): Promise<number> =>
  (
    await whole.app.database.db
      .selectFrom("form_attempts")
      .select("attempts")
      .where("outcome", "=", "refused")
      .executeTakeFirst()
  )?.attempts ?? 0;

async function inbox(state: string) {
  const reply = await whole.http.inject({
    url: `/api/applications?state=${state}`,
    headers: { cookie: manager.cookie },
  });
  return Inbox.parse(reply.json()).items;
}

describe("a refused form", () => {
  test("without JavaScript comes back with what was typed, the field and a sentence; only the count is kept", async () => {
    const [before, counted] = [await traces(), await refusals()];
    const typed = { name: "Титова <Нина>", phone: "12-34", comment: "Звоните & пишите", consent: "on" };
    const reply = await whole.http.inject({
      method: "POST",
      url: "/applications",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(typed).toString(),
    });
    expect(reply.statusCode).toBe(422);
    for (const kept of ["Титова &#60;Нина&#62;", "12-34", "Звоните &#38; пишите", "Телефон: проверьте номер"])
      expect(reply.body.includes(kept), kept).toBe(true);
    await until(async () => (await refusals()) === counted + 1);
    expect(await traces()).toEqual(before);
  });

  test("through the API names each wrong field; only the count is kept", async () => {
    const [before, counted] = [await traces(), await refusals()];
    const reply = await post({ name: "Я", phone: "12-34", consent: false });
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({ error: { code: "invalid", fields: { name: "too-short", consent: "wrong" } } });
    // The page's script reads this reply: src/web/landing/send.test.ts feeds it the same.
    expect((await post({ phone: "12-34" })).json()).toEqual({
      error: { code: "invalid", message: "some fields are wrong", fields: { phone: "phone" } },
    });
    await until(async () => (await refusals()) === counted + 2);
    expect(await traces()).toEqual(before);
  });
});

describe("a sum", () => {
  const withoutScript = (debtAmount: string) =>
    whole.http.inject({
      method: "POST",
      url: "/applications",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams({ name: "Титова Нина", phone: newPhone(), consent: "on", debtAmount }).toString(),
    });

  test("in words of people is understood with the script and without it", async () => {
    await numberOf(post({ phone: newPhone(), debtAmount: "450 тыс." }));
    expect((await withoutScript("450 тыс.")).statusCode).toBe(303);
    const last = await whole.app.database.db
      .selectFrom("applications")
      .select("debt_kopecks")
      .orderBy("id", "desc")
      .limit(2)
      .execute();
    expect(last.map((row) => Number(row.debt_kopecks))).toEqual([45_000_000, 45_000_000]);
  });

  test("that is none is refused with the same field", async () => {
    expect((await post({ phone: newPhone(), debtAmount: "много" })).json()).toMatchObject({
      error: { fields: { debtAmount: "wrong" } },
    });
    expect((await withoutScript("много")).body).toContain("напишите сумму цифрами");
  });
});

describe("one application comes of", () => {
  test("a button pressed twice: both presses lead to one thank-you page", async () => {
    const form = new URLSearchParams({
      name: "Титова Нина",
      phone: newPhone(),
      consent: "on",
      mark: mark(),
    }).toString();
    const press = () =>
      whole.http.inject({
        method: "POST",
        url: "/applications",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        payload: form,
      });
    const before = await traces();
    const [first, second] = [await press(), await press()];
    expect([first.statusCode, second.statusCode]).toEqual([303, 303]);
    expect(second.headers.location).toBe(first.headers.location);
    expect((await traces())["applications"]).toBe((before["applications"] ?? 0) + 1);
    expect((await whole.http.inject(String(first.headers.location))).statusCode).toBe(200);
  });

  test("twenty equal requests at once", async () => {
    const form = { phone: newPhone(), mark: mark() };
    const before = await traces();
    const numbers = await Promise.all(Array.from({ length: 20 }, () => numberOf(post(form))));
    expect(new Set(numbers).size).toBe(1);
    const after = await traces();
    for (const table of ["applications", "application_forms", "clients", "matters", "consents"])
      expect(after[table], table).toBe((before[table] ?? 0) + 1);
  });

  test("a request retried with its Idempotency-Key", async () => {
    const form = { phone: newPhone() };
    const headers = { "idempotency-key": "retry-1" };
    const numbers = [await numberOf(post(form, headers)), await numberOf(post(form, headers))];
    expect(numbers[0]).toBe(numbers[1]);
    const [application] = (await inbox("new")).filter(({ number }) => number === numbers[0]);
    expect(application).toMatchObject({ repeats: 0 });
  });

  test("without JavaScript all faults are told at once, of shape and of meaning", async () => {
    const typed = { name: "И", phone: "12-34", debtAmount: "много" };
    const reply = await whole.http.inject({
      method: "POST",
      url: "/applications",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(typed).toString(),
    });
    expect(reply.statusCode).toBe(422);
    const links = [...reply.body.matchAll(/href="#f-(\w+)"/g)].map((found) => found[1]);
    expect(links).toEqual(["name", "phone", "debtAmount", "consent"]);
  });

  test("two tabs with one phone, in whatever form it is typed: the second joins the first and people are told", async () => {
    const phone = newPhone();
    const numbers = await Promise.all([
      numberOf(post({ phone, mark: mark() })),
      numberOf(post({ phone: `8 (${phone.slice(2, 5)}) ${phone.slice(5)}`, mark: mark(), comment: "Ещё раз я" })),
    ]);
    expect(numbers[0]).toBe(numbers[1]);
    const [application] = (await inbox("new")).filter(({ number }) => number === numbers[0]);
    expect(application).toMatchObject({ repeats: 1 });
    const told = await whole.app.database.db
      .selectFrom("notices")
      .select("kind")
      .where("user_id", "=", manager.id)
      .execute();
    expect(told.map((notice) => notice.kind)).toContain("application.repeated");
  });
});

describe("what looks like a program", () => {
  const trapped = async () => {
    const number = await numberOf(post({ phone: newPhone(), trap: "https://spam.test" }));
    const found = (await inbox("suspect")).find((item) => item.number === number);
    if (!found) throw new Error("the suspect is not listed");
    return found;
  };
  const judge = (id: number, what: "release" | "rejection") =>
    whole.http.inject({ method: "POST", url: `/api/applications/${id}/${what}`, headers: { cookie: manager.cookie } });

  test("is thanked as everybody, listed with its reasons and makes no client until a person releases it, once", async () => {
    const before = await traces();
    const suspect = await trapped();
    expect(suspect.suspicion).toEqual(["trap"]);
    expect((await traces())["clients"]).toBe(before["clients"]);
    expect((await judge(suspect.id, "release")).statusCode).toBe(200);
    expect((await inbox("new")).map((item) => item.id)).toContain(suspect.id);
    expect((await traces())["clients"]).toBe((before["clients"] ?? 0) + 1);
    expect((await judge(suspect.id, "release")).json()).toMatchObject({ error: { reason: "not-suspect" } });
  });

  test("and is junk after all leaves the list but is kept", async () => {
    const suspect = await trapped();
    expect((await judge(suspect.id, "rejection")).statusCode).toBe(200);
    expect((await inbox("suspect")).map((item) => item.id)).not.toContain(suspect.id);
    expect((await inbox("rejected")).map((item) => item.id)).toContain(suspect.id);
  });

  test("and floods is put among the suspects, then turned away for a minute; nothing that was taken is dropped", async () => {
    const headers = { "x-forwarded-for": "203.0.113.7" };
    const before = await traces();
    const statuses: number[] = [];
    for (let i = 0; i < 61; i += 1) statuses.push((await post({ phone: newPhone() }, headers)).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 60 }, () => 201), 429]);
    const after = await traces();
    expect(after["applications"]).toBe((before["applications"] ?? 0) + 60);
    expect(after["clients"]).toBe((before["clients"] ?? 0) + 10);
    const refused = await post({ phone: newPhone() }, headers);
    expect(refused.headers["retry-after"]).toBe("60");
    whole.clock.advance(61_000);
    expect((await post({ phone: newPhone() }, headers)).statusCode).toBe(201);
  });
});
