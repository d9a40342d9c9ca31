import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import { factsOf, fillForCard, knownFacts } from "../automation/index.ts";
import { getCatalog } from "../automation/reading/get-catalog.ts";
import { addField } from "./custom-fields/add-field.ts";
import { readHeldFacts } from "./facts/read-held-facts.ts";
import { stateFacts } from "./facts/state-facts.ts";
import { addRecord } from "./records/add-record.ts";
import { removeRecord } from "./records/remove-record.ts";
import { updateClient } from "./update-client.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
});
afterAll(() => firm.close());
afterEach(async () => {
  await firm.app.database.db.updateTable("automation_rules").set({ is_on: false }).execute();
});
const heldOf = async (clientId: number, field: string) =>
  (await readHeldFacts(firm.ctx(), clientId)).get(field) ?? null;
const ownField = (
  more: { kind?: "text" | "money" | "choice"; options?: { value: string; title: string; titleEn: string }[] } = {},
) =>
  addField(firm.ctx(firm.anna), {
    kind: more.kind ?? "text",
    title: "Своё поле",
    titleEn: "Own field",
    options: more.options ?? [],
    of: "both",
    isSearchable: false,
  });

describe("the robot clients.set-fact", () => {
  const set = (field: string, value: string) =>
    firm.robot("applications/contact", { name: "clients.set-fact", params: { field, value } });

  test("fills an empty fact by its title, and is its source", async () => {
    await set("employmentStatus", "пенсия");
    const { clientId, matterId } = await firm.card();
    await firm.move(matterId, "applications/contact");
    expect(await heldOf(clientId, "employmentStatus")).toBe("pensioner");
    expect(await firm.runs(matterId, "clients.set-fact")).toEqual([
      { state: "done", reason: null, result: { field: "employmentStatus", outcome: "holds" } },
    ]);
    const claim = await firm.app.database.db
      .selectFrom("fact_claims")
      .select(["source_kind", "state"])
      .where("client_id", "=", clientId)
      .executeTakeFirst();
    expect(claim).toEqual({ source_kind: "robot", state: "holds" });
  });

  test("leaves to a person what disagrees with him, and once however often it runs", async () => {
    await set("city", "Омск");
    const { clientId, matterId } = await firm.card();
    await updateClient(firm.ctx(firm.anna), clientId, { city: "Канск" });
    for (const stage of ["applications/contact", "applications/new", "applications/contact"])
      await firm.move(matterId, stage);
    expect(await heldOf(clientId, "city")).toBe("Канск");
    expect(await firm.events(clientId, "client.fact-disputed")).toHaveLength(1);
    expect((await firm.runs(matterId, "clients.set-fact")).map((run) => run.result)).toEqual([
      { field: "city", outcome: "disputed" },
      { field: "city", outcome: "nothing" },
    ]);
  });

  test("writes a field of the firm's own, and fails in the open on a value that is none", async () => {
    const { name } = await ownField({ kind: "money" });
    await set(name, "45 тыс.");
    await set("snils", "123");
    const { clientId, matterId } = await firm.card();
    await firm.move(matterId, "applications/contact");
    expect(await heldOf(clientId, name)).toBe(4_500_000);
    expect((await firm.runs(matterId, "clients.set-fact")).map((run) => run.state)).toEqual(["done", "failed"]);
  });
});

describe("triggers of facts", () => {
  const from = "applications/new";
  const to = "applications/contact";

  test("clients.fact-disputed fires for its own fields", async () => {
    await firm.trigger(to, { name: "clients.fact-disputed", params: { fields: ["snils"] } });
    const { clientId, matterId } = await firm.card();
    const say = (snils: string, city: string, id: number) =>
      stateFacts(firm.ctx(firm.anna), clientId, { snils, city }, { kind: "document", id });
    await say("112-233-445 95", "Канск", 1);
    await say("112-233-445 95", "Омск", 2);
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(from);
    await say("087-654-303 00", "Омск", 3);
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(to);
  });

  test("clients.field-changed and clients.field-filled hear every field, the firm's own too", async () => {
    const { name } = await ownField();
    await firm.trigger(to, { name: "clients.field-filled", params: { fields: ["snils", name] } });
    await firm.trigger("applications/diagnosis", {
      name: "clients.field-changed",
      params: { fields: ["snils"], how: "emptied" },
    });
    const { clientId, matterId } = await firm.card();
    await updateClient(firm.ctx(firm.anna), clientId, { [name]: "да" });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(to);
    await updateClient(firm.ctx(firm.anna), clientId, { snils: "112-233-445 95" });
    await updateClient(firm.ctx(firm.anna), clientId, { snils: null });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe("applications/diagnosis");
  });

  test("clients.records-changed fires for its kinds and its way of changing", async () => {
    await firm.trigger(to, { name: "clients.records-changed", params: { kinds: ["deal"], how: "removed" } });
    const { clientId, matterId } = await firm.card();
    const by = firm.ctx(firm.anna);
    const deal = { day: "2026-02-01", kind: "gift", title: "Гараж" };
    const { id } = await addRecord(by, { clientId, kind: "deal", data: deal }, { kind: "hand" });
    const car = { kind: "car", title: "Нива" };
    const other = await addRecord(by, { clientId, kind: "vehicle", data: car }, { kind: "hand" });
    await removeRecord(firm.ctx(firm.anna), { clientId, recordId: other.id });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(from);
    await removeRecord(firm.ctx(firm.anna), { clientId, recordId: id });
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(to);
    expect(await firm.events(clientId, "client.records-changed")).toEqual([
      { recordId: id, kind: "deal", how: "added" },
      { recordId: other.id, kind: "vehicle", how: "added" },
      { recordId: other.id, kind: "vehicle", how: "removed" },
      { recordId: id, kind: "deal", how: "removed" },
    ]);
  });
});

describe("facts in conditions and texts", () => {
  test("every field of the registry is one, with its kind", async () => {
    const { clientId, matterId } = await firm.card();
    const facts = { snils: "112-233-445 95", divorcedOn: "2020-05-01", maritalStatus: "divorced", isPensioner: true };
    await updateClient(firm.ctx(firm.anna), clientId, facts);
    expect(await factsOf(firm.ctx(), { clientId, matterId }, ["client.snils"])).toMatchObject({
      "client.snils": "11223344595",
      "client.divorced-on": "2020-05-01",
      "client.marital-status": "divorced",
      "client.is-pensioner": true,
      "client.ogrnip": null,
    });
    const text = "{{client.marital-status}} с {{client.divorced-on}}, пенсия: {{client.is-pensioner}}";
    expect(await fillForCard(firm.ctx(), { clientId, matterId }, text)).toBe("в разводе с 01.05.2020, пенсия: да");
    const known = await knownFacts(firm.ctx());
    expect(known.get("client.divorced-on")?.kind).toBe("date");
    expect(known.get("client.income-kopecks")?.kind).toBe("money");
    expect(known.get("client.marital-status")?.options).toHaveLength(4);
  });

  test("the firm's own field decides a robot's condition and stands in its text in words", async () => {
    const { name } = await ownField({
      kind: "choice",
      options: [{ value: "court", title: "через суд", titleEn: "by court" }],
    });
    const fact = `client.${name.replace(".", "-")}`;
    await firm.robot("applications/contact", {
      name: "clients.add-comment",
      params: { body: `Путь: {{${fact}}}` },
      condition: { field: fact, op: "equals", value: "court" },
    });
    const [one, two] = [await firm.card(), await firm.card()];
    await updateClient(firm.ctx(firm.anna), one.clientId, { [name]: "court" });
    for (const { matterId } of [one, two]) await firm.move(matterId, "applications/contact");
    const comments = await firm.app.database.db
      .selectFrom("comments")
      .select(["client_id", "body"])
      .where("client_id", "in", [one.clientId, two.clientId])
      .execute();
    expect(comments).toEqual([{ client_id: one.clientId, body: "Путь: через суд" }]);
  });

  test("forms of robots and triggers offer it by its title", async () => {
    const { name } = await ownField();
    const { robots, triggers } = await getCatalog(firm.ctx());
    const offers = [...robots, ...triggers].filter(({ fields }) =>
      fields.some(({ options }) => options.some((option) => option.value === name && option.title === "Своё поле")),
    );
    expect(offers.map((offer) => offer.name)).toEqual([
      "clients.change-field",
      "clients.set-fact",
      "clients.field-filled",
      "clients.field-changed",
      "clients.fact-disputed",
    ]);
  });
});
