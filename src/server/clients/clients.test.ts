import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { makeAutomation, type CardPort } from "../automation/index.ts";
import { inTx } from "../kernel/tx.ts";
import { addComment } from "./add-comment.ts";
import { addPhone } from "./add-phone.ts";
import { addDebt } from "./debts/add-debt.ts";
import { removeDebt } from "./debts/remove-debt.ts";
import { updateDebt } from "./debts/update-debt.ts";
import { findOrCreateByPhone } from "./find-or-create-by-phone.ts";
import { giveConsent } from "./give-consent.ts";
import { readClient } from "./read-client.ts";
import { removePhone } from "./remove-phone.ts";
import { clients } from "./slice.ts";
import { clientBrief, holdsConsent } from "./store.ts";
import { fieldFilled } from "./triggers/field-filled.ts";
import { updateClient } from "./update-client.ts";

// Clients stand below matters: automation gets a card port that knows no card.
const noCards: CardPort = {
  place: async () => null,
  lock: async () => {},
  noteRead: async () => {},
  stagesOf: async () => [],
  describe: async () => [],
  cardsOf: async () => [],
  count: async () => 0,
  walk: async () => [],
  clientZone: async () => "Asia/Krasnoyarsk",
  clientZones: async () => new Map(),
  isResponsibleOnShift: async () => true,
  pipelines: async () => [],
  move: async () => {},
};
const automation = makeAutomation({ robots: clients.robots, triggers: [], facts: clients.facts, cards: noCards });

let base: TestBase;
beforeAll(async () => {
  base = await testBase({ slices: [clients, automation] });
  // Opens the pool's connections, so that what runs at once below really does.
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.05)`.execute(base.app.database.db)));
});
afterAll(() => base.close());

let last = 0;
const newPhone = () => `+7913${String(1_000_000 + (last += 1))}`;
const newClient = (more: { name?: string; phone?: string; city?: string } = {}) =>
  findOrCreateByPhone(base.ctx(), {
    phone: more.phone ?? newPhone(),
    name: more.name ?? "Ушакова Ольга Сергеевна",
    source: "site",
    city: more.city,
  });
const eventsOf = async (clientId: number) =>
  (
    await base.app.database.db
      .selectFrom("events")
      .select(["name", "data"])
      .where("client_id", "=", clientId)
      .orderBy("id")
      .execute()
  ).map((e) => [e.name, e.data]);
const rowOf = (id: number) =>
  base.app.database.db.selectFrom("clients").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

describe("finding or making a client by phone", () => {
  test("makes a client with his first name and search text, and says so", async () => {
    const phone = newPhone();
    const client = await newClient({ phone, name: " Фёдорова Ольга Сергеевна " });
    expect(client.isNew).toBe(true);
    expect(await rowOf(client.id)).toMatchObject({
      name: "Фёдорова Ольга Сергеевна",
      first_name: "Ольга",
      source: "site",
      debt_kopecks: 0,
    });
    expect((await rowOf(client.id)).search).toContain("федорова");
    expect((await readClient(base.ctx(), client.id)).phones).toMatchObject([{ phone, isPrimary: true }]);
    expect(await eventsOf(client.id)).toEqual([["client.created", {}]]);
  });
  test("the same phone in another form joins the old card without a word", async () => {
    const first = await newClient({ phone: "+79137654321" });
    expect(await newClient({ phone: "8 (913) 765-43-21", name: "Другое имя" })).toEqual({ id: first.id, isNew: false });
    expect(await eventsOf(first.id)).toHaveLength(1);
  });
  test("nonsense is refused by the field's name", async () => {
    await expect(newClient({ phone: "12345" })).rejects.toMatchObject({ code: "invalid", fields: { phone: "phone" } });
  });
  test("two at once for one phone make one client", async () => {
    const phone = newPhone();
    const both = await Promise.all([newClient({ phone }), newClient({ phone }), newClient({ phone })]);
    expect(new Set(both.map((c) => c.id)).size).toBe(1);
    expect(both.filter((c) => c.isNew)).toHaveLength(1);
    const rows = await base.app.database.db
      .selectFrom("clients")
      .select("id")
      .where("search", "like", `%${phone.slice(1)}%`)
      .execute();
    expect(rows).toHaveLength(1);
  });
});

describe("facts of the card", () => {
  test("a change writes rows and names the fields that changed", async () => {
    const { id } = await newClient();
    await updateClient(base.ctx(), id, {
      name: "Пётр Иванов",
      city: "Канск",
      inn: "500100732259",
      email: "",
      incomeKopecks: 4_500_000,
    });
    expect(await rowOf(id)).toMatchObject({
      name: "Пётр Иванов",
      first_name: "Пётр",
      city: "Канск",
      inn: "500100732259",
      email: null,
      income_kopecks: 4_500_000,
    });
    expect((await rowOf(id)).search).toContain("500100732259");
    expect((await eventsOf(id)).slice(1)).toEqual([
      ["client.changed", { fields: ["name", "inn", "city", "incomeKopecks"] }],
    ]);
    await updateClient(base.ctx(), id, { city: "Канск" });
    expect(await eventsOf(id)).toHaveLength(2);
  });
  test("a wrong INN and an unknown zone are refused together, and nothing is written", async () => {
    const { id } = await newClient();
    await expect(
      updateClient(base.ctx(), id, { inn: "123", zone: "Asia/Nowhere", city: "Омск" }),
    ).rejects.toMatchObject({ fields: { inn: "inn", zone: "wrong" } });
    expect((await rowOf(id)).city).toBeNull();
  });
  test("a client who is not there is not found", async () => {
    await expect(updateClient(base.ctx(), 999_999, { city: "Омск" })).rejects.toMatchObject({ code: "not-found" });
  });
  test("the brief knows the clock by city and the primary phone", async () => {
    const phone = newPhone();
    const { id } = await newClient({ phone, city: "Москва" });
    expect(await clientBrief(base.ctx(), id)).toEqual({
      id,
      name: "Ушакова Ольга Сергеевна",
      firstName: "Ольга",
      zone: "Europe/Moscow",
      city: "Москва",
      primaryPhone: phone,
    });
  });
});

describe("phones", () => {
  test("another phone may become the primary one; the last one stays", async () => {
    const { id } = await newClient();
    const added = await addPhone(base.ctx(), { clientId: id, phone: "8 902 111-22-33", isPrimary: true, note: "жена" });
    const phones = (await readClient(base.ctx(), id)).phones;
    expect(phones.map((p) => [p.phone === added.phone, p.isPrimary])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect((await rowOf(id)).search).toContain("79021112233");
    await removePhone(base.ctx(), { clientId: id, phoneId: added.id });
    const left = (await readClient(base.ctx(), id)).phones;
    expect(left).toMatchObject([{ isPrimary: true }]);
    await expect(removePhone(base.ctx(), { clientId: id, phoneId: left[0]!.id })).rejects.toMatchObject({
      reason: "last-phone",
    });
    expect((await eventsOf(id)).filter(([name]) => name === "client.changed")).toEqual([
      ["client.changed", { fields: ["phones"] }],
      ["client.changed", { fields: ["phones"] }],
    ]);
  });
  test("a phone of another client names his card", async () => {
    const phone = newPhone();
    const owner = await newClient({ phone });
    const { id } = await newClient();
    await expect(addPhone(base.ctx(), { clientId: id, phone, isPrimary: true, note: "" })).rejects.toMatchObject({
      reason: "phone-taken",
      details: { clientId: owner.id },
    });
    expect((await readClient(base.ctx(), id)).phones).toMatchObject([{ isPrimary: true }]);
  });
});

test("debts keep their sum and the number of creditors on the client", async () => {
  const { id } = await newClient();
  const first = await addDebt(base.ctx(), id, { creditor: "Сбербанк", amountKopecks: 10_000_00 });
  await addDebt(base.ctx(), id, {
    creditor: "сбербанк",
    kind: "card",
    amountKopecks: 5_000_00,
    overdueSince: "2026-01-15",
  });
  const third = await addDebt(base.ctx(), id, { creditor: "МФО", kind: "microloan", amountKopecks: 1_00 });
  expect(await rowOf(id)).toMatchObject({ debt_kopecks: 15_001_00, creditors: 2 });
  await updateDebt(
    base.ctx(),
    { clientId: id, debtId: first.id },
    { creditor: "ВТБ", kind: "loan", amountKopecks: 1_00 },
  );
  await removeDebt(base.ctx(), { clientId: id, debtId: third.id });
  expect(await rowOf(id)).toMatchObject({ debt_kopecks: 5_001_00, creditors: 2 });
  expect((await eventsOf(id)).at(-1)).toEqual(["client.debts-changed", { totalKopecks: 5_001_00, creditors: 2 }]);
  expect((await eventsOf(id)).filter(([name]) => name === "client.debts-changed")).toHaveLength(5);
  await expect(removeDebt(base.ctx(), { clientId: id, debtId: third.id })).rejects.toMatchObject({ code: "not-found" });
  const stranger = await newClient();
  await expect(
    updateDebt(base.ctx(), { clientId: stranger.id, debtId: first.id }, { creditor: "х", amountKopecks: 1 }),
  ).rejects.toMatchObject({ code: "not-found" });
});

test("the latest word of a consent holds, by channel or for all", async () => {
  const { id } = await newClient();
  const say = (isGiven: boolean, channel: string | null) =>
    giveConsent(base.ctx(), { clientId: id, purpose: "messages", channel, isGiven, textVersion: "v1", source: "form" });
  expect(await holdsConsent(base.ctx(), id, "messages", "whatsapp")).toBe(false);
  await say(true, null);
  expect(await holdsConsent(base.ctx(), id, "messages", "whatsapp")).toBe(true);
  await say(false, "whatsapp");
  expect(await holdsConsent(base.ctx(), id, "messages", "whatsapp")).toBe(false);
  expect(await holdsConsent(base.ctx(), id, "messages", "sms")).toBe(true);
  expect(await holdsConsent(base.ctx(), id, "advertising")).toBe(false);
  expect((await eventsOf(id)).slice(1)).toEqual([
    ["consent.given", { purpose: "messages", textVersion: "v1" }],
    ["consent.withdrawn", { purpose: "messages", channel: "whatsapp" }],
  ]);
  expect((await readClient(base.ctx(), id)).consents).toHaveLength(2);
});

test("a comment knows its author and stays out of the event", async () => {
  const { id } = await newClient();
  const user = await insertUser(base);
  const comment = await addComment(base.ctx(user), { clientId: id, body: "перезвонить в среду" });
  expect(
    await base.app.database.db.selectFrom("comments").selectAll().where("id", "=", comment.id).executeTakeFirst(),
  ).toMatchObject({ user_id: user.id, body: "перезвонить в среду" });
  expect((await eventsOf(id)).at(-1)).toEqual(["comment.added", { commentId: comment.id }]);
});

describe("what automation gets", () => {
  const runCard = (id: number) => ({ matterId: 1, clientId: id, stageId: 1, entryId: 1, runId: 1 });
  test("the robot sets a field from words with facts, and clears it", async () => {
    const robot = clients.robots[0];
    const { id } = await newClient({ city: "Омск" });
    const run = (field: string, value: string) =>
      inTx(base.ctx(), async (ctx) =>
        robot.run(ctx, {
          card: runCard(id),
          params: robot.params.parse({ field, value }),
          onceKey: "run:1",
          title: "",
        }),
      );
    await run("note", "Из города {{client.city}}, {{client.first-name}}");
    await run("incomeKopecks", "45 тыс.");
    await run("city", "");
    expect(await rowOf(id)).toMatchObject({ note: "Из города Омск, Ольга", income_kopecks: 4_500_000, city: null });
    await expect(run("birthDate", "вчера")).rejects.toMatchObject({ fields: { value: "wrong" } });
    expect(
      await robot.preview?.(base.ctx(), {
        card: { matterId: 1, clientId: id },
        params: robot.params.parse({ field: "note", value: "{{client.first-name}}!" }),
      }),
    ).toBe("Заметка: Ольга!");
  });
  test("the comment robot writes as nobody of the staff", async () => {
    const robot = clients.robots[1];
    const { id } = await newClient();
    await robot.run(base.ctx({ kind: "robot", id: 7 }), {
      card: runCard(id),
      params: robot.params.parse({ body: "Долг {{client.debt-kopecks}}" }),
      onceKey: "run:1",
      title: "",
    });
    expect(
      await base.app.database.db
        .selectFrom("comments")
        .select(["body", "user_id", "matter_id"])
        .where("client_id", "=", id)
        .executeTakeFirst(),
    ).toEqual({ body: "Долг 0\u00a0₽", user_id: null, matter_id: 1 });
  });
  test("the trigger fires when a watched field was filled, not when it was emptied", async () => {
    const { id } = await newClient();
    const fires = (fields: string[], watched: string[]) =>
      fieldFilled.matches(base.ctx(), {
        event: {
          id: 1,
          name: "client.changed",
          at: base.clock.now(),
          clientId: id,
          matterId: null,
          subjectId: id,
          data: { fields },
          depth: 0,
        },
        card: { matterId: 1, clientId: id },
        params: { fields: watched },
      });
    expect(await fires(["inn"], ["inn"])).toBe(false);
    await updateClient(base.ctx(), id, { inn: "500100732259" });
    expect(await fires(["inn", "city"], ["inn"])).toBe(true);
    expect(await fires(["city"], ["inn"])).toBe(false);
    expect(await fires(["phones"], ["phones"])).toBe(true);
  });
});
