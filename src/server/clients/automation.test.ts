import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import { factsOf } from "../automation/index.ts";
import { addDebt } from "./debts/add-debt.ts";
import { changeTags } from "./change-tags.ts";
import { clientFacts } from "./facts.ts";
import { giveConsent } from "./give-consent.ts";
import { updateClient } from "./update-client.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
});
afterAll(() => firm.close());
const db = () => firm.app.database.db;
afterEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
});
const clientRow = (id: number) => db().selectFrom("clients").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const tagsOf = async (id: number) =>
  (await db().selectFrom("client_tags").select("tag").where("client_id", "=", id).orderBy("tag").execute()).map(
    ({ tag }) => tag,
  );

describe("robots of clients", () => {
  test("clients.change-field writes one value, with the card's facts in it", async () => {
    await firm.robot("applications/contact", {
      name: "clients.change-field",
      params: { field: "work", value: "ищет {{client.first-name}}" },
    });
    const { clientId, matterId } = await firm.card();
    await firm.move(matterId, "applications/contact");
    expect((await clientRow(clientId)).work).toBe("ищет Иван");
    expect(await firm.events(clientId, "client.changed")).toEqual([{ fields: ["work"] }]);
  });

  test("clients.change-fields writes all that is given in one change and leaves the rest", async () => {
    await firm.robot("applications/contact", {
      name: "clients.change-fields",
      params: { city: "Канск", incomeKopecks: "45 000", email: "" },
    });
    const { clientId, matterId } = await firm.card();
    await updateClient(firm.ctx(firm.anna), clientId, { email: "ivan@mail.test" });
    await firm.move(matterId, "applications/contact");
    expect(await clientRow(clientId)).toMatchObject({
      city: "Канск",
      income_kopecks: 4_500_000,
      email: "ivan@mail.test",
    });
    expect((await firm.events(clientId, "client.changed")).at(-1)).toEqual({ fields: ["city", "incomeKopecks"] });
    expect(await firm.runs(matterId, "clients.change-fields")).toEqual([
      { state: "done", reason: null, result: { fields: ["city", "incomeKopecks"] } },
    ]);
  });

  test("clients.append-text keeps what stands there and refuses what no longer fits", async () => {
    await firm.robot("applications/contact", {
      name: "clients.append-text",
      params: { field: "note", text: "Город: {{client.city}}" },
    });
    const { clientId, matterId } = await firm.card();
    await updateClient(firm.ctx(firm.anna), clientId, { note: "Просил звонить вечером", city: "Канск" });
    await firm.move(matterId, "applications/contact");
    expect((await clientRow(clientId)).note).toBe("Просил звонить вечером\nГород: Канск");
    await updateClient(firm.ctx(firm.anna), clientId, { note: "а".repeat(4995) });
    await firm.move(matterId, "applications/new");
    await firm.move(matterId, "applications/contact");
    expect((await firm.runs(matterId, "clients.append-text")).at(-1)).toMatchObject({
      state: "failed",
      reason: "field-full",
    });
    expect((await clientRow(clientId)).note).toBe("а".repeat(4995));
  });

  test("clients.change-tags puts tags on and takes them off, each in one spelling, and says which", async () => {
    await firm.robot("applications/contact", {
      name: "clients.change-tags",
      params: { add: "VIP, Крупный  долг", remove: "Новый" },
    });
    const { clientId, matterId } = await firm.card();
    await changeTags(firm.ctx(firm.anna), clientId, { add: ["новый", "vip"], remove: [] });
    await firm.move(matterId, "applications/contact");
    expect(await tagsOf(clientId)).toEqual(["vip", "крупный долг"]);
    expect((await firm.events(clientId, "client.tags-changed")).at(-1)).toEqual({
      added: ["крупный долг"],
      removed: ["новый"],
    });
    expect(await factsOf(firm.ctx(), { clientId, matterId }, ["client.tags"])).toMatchObject({
      "client.tags": "vip, крупный долг",
    });
  });

  test("clients.add-comment leaves a note in the client's timeline", async () => {
    await firm.robot("applications/contact", {
      name: "clients.add-comment",
      params: { body: "Проверить {{client.name}}" },
    });
    const { clientId, matterId } = await firm.card();
    await firm.move(matterId, "applications/contact");
    expect(
      await db().selectFrom("comments").select(["body", "matter_id"]).where("client_id", "=", clientId).execute(),
    ).toEqual([{ body: "Проверить Петров Иван", matter_id: matterId }]);
  });
});

describe("triggers of clients", () => {
  const from = "applications/new";
  const to = "applications/contact";

  test("clients.field-filled fires for a filled field, clients.field-changed also for an emptied one", async () => {
    await firm.trigger(to, { name: "clients.field-filled", params: { fields: ["city"] } });
    await firm.trigger("applications/diagnosis", {
      name: "clients.field-changed",
      params: { fields: ["city"], how: "emptied" },
    });
    const { clientId, matterId } = await firm.card();
    await updateClient(firm.ctx(firm.anna), clientId, { inn: "7707083893" });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(from);
    await updateClient(firm.ctx(firm.anna), clientId, { city: "Канск" });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(to);
    await updateClient(firm.ctx(firm.anna), clientId, { city: null });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe("applications/diagnosis");
  });

  test("clients.consent-given and clients.consent-withdrawn fire for their purpose", async () => {
    await firm.trigger(to, { name: "clients.consent-given", params: { purpose: "advertising" } });
    await firm.trigger("applications/lost", {
      name: "clients.consent-withdrawn",
      params: { purpose: "personal-data" },
    });
    const { clientId, matterId } = await firm.card();
    const word = { clientId, textVersion: "", source: "бумага" };
    await giveConsent(firm.ctx(firm.anna), { ...word, purpose: "personal-data", isGiven: true });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(from);
    await giveConsent(firm.ctx(firm.anna), { ...word, purpose: "advertising", isGiven: true });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(to);
    await giveConsent(firm.ctx(firm.anna), { ...word, purpose: "personal-data", isGiven: false });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe("applications/lost");
  });

  test("clients.tag-added fires for its own tags only, and not when one is taken off", async () => {
    await firm.trigger(to, { name: "clients.tag-added", params: { tags: "Согласен на суд, VIP" } });
    const { clientId, matterId } = await firm.card();
    await changeTags(firm.ctx(firm.anna), clientId, { add: ["другая"], remove: [] });
    await changeTags(firm.ctx(firm.anna), clientId, { add: [], remove: ["другая"] });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(from);
    await changeTags(firm.ctx(firm.anna), clientId, { add: ["согласен на суд"], remove: [] });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(to);
  });

  test("clients.created fires for the matter of a new client, not for a known client's next one", async () => {
    await firm.trigger(to, { name: "clients.created" });
    const { clientId, matterId } = await firm.card();
    expect(await firm.stageOf(matterId)).toBe(to);
    const next = await firm.anotherCard(clientId, "applications");
    expect(await firm.stageOf(next)).toBe(from);
  });

  test("clients.debts-changed fires from the sum on", async () => {
    await firm.trigger(to, { name: "clients.debts-changed", params: { atLeastRubles: 500_000 } });
    const { clientId, matterId } = await firm.card();
    await addDebt(firm.ctx(firm.anna), clientId, { creditor: "Банк", amountKopecks: 49_999_999 });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(from);
    await addDebt(firm.ctx(firm.anna), clientId, { creditor: "МФО", amountKopecks: 1 });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(to);
  });
});

test("facts of many cards are those of each, in one query", async () => {
  const cards = [await firm.card(), await firm.card()];
  await changeTags(firm.ctx(firm.anna), cards[1]!.clientId, { add: ["vip"], remove: [] });
  const many = await clientFacts.loadMany?.(firm.ctx(), cards);
  for (const card of cards) expect(many?.get(card.matterId)).toEqual(await clientFacts.load(firm.ctx(), card));
  expect(many?.get(cards[1]!.matterId)?.["client.tags"]).toBe("vip");
  expect(many?.get(cards[0]!.matterId)?.["client.tags"]).toBeNull();
});
