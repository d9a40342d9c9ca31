import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertUser } from "../../../../test/harness.ts";
import { ruledFirm, type RuledFirm } from "../../../../test/ruled-firm.ts";
import { addDebt, addRecord, confirmAbsence, stateFacts } from "../../clients/index.ts";
import { factsOf } from "../../automation/index.ts";
import { mayDo } from "../../access/index.ts";
import type { Actor, Ctx } from "../../kernel/ctx.ts";
import { moveMatter } from "../move-matter.ts";
import { gapsOf } from "./gaps-of.ts";
import { getGaps } from "./get-gaps.ts";
import { installLists } from "./install-lists.ts";
import { takePapers } from "./papers.ts";
import { stateOf } from "./rules.ts";
import { getRequirements, setRequirements } from "./set-requirements.ts";
import { sweepStale } from "./sweep-stale.ts";

let firm: RuledFirm;
let vera: Actor & { id: number };
let head: Actor & { id: number };
beforeAll(async () => {
  firm = await ruledFirm();
  await installLists(firm.ctx());
  vera = await insertUser(firm, { name: "Вера Юрист", role: "lawyer" });
  head = await insertUser(firm, { name: "Глава", role: "head" });
});
afterAll(() => firm.close());
beforeEach(() => takePapers(async () => new Map()));

const db = () => firm.app.database.db;
const hand = { kind: "hand" as const, id: null };
const put = (clientId: number, facts: Record<string, unknown>) => stateFacts(firm.ctx(vera), clientId, facts, hand);
const requirement = {
  kind: "fact" as const,
  title: "",
  titleEn: "",
  why: "Нужно",
  whyEn: "Needed",
  condition: null,
  owes: "client" as const,
  isGate: true,
};
/** Asks of a stage for what the test names, and takes nothing else along. */
const asks = (path: string, ...what: string[]) =>
  setRequirements(firm.ctx(head), firm.stage(path), {
    items: what.map((one) => ({ ...requirement, what: one })),
    staleDays: null,
  });
/** By the house's own table of rights. */
const rightful = (by: Actor): Ctx => ({ ...firm.ctx(by), app: { ...firm.app, mayDo } });
const move = (matterId: number, path: string, by: Actor, gapsReason?: string) =>
  moveMatter(rightful(by), { matterId, stageId: firm.stage(path), by: "hand", gapsReason });
const statesOf = async (matterId: number, path?: string) =>
  Object.fromEntries(
    (await gapsOf(firm.ctx(), matterId, path === undefined ? undefined : firm.stage(path))).map(({ what, state }) => [
      what,
      state,
    ]),
  );

describe("a stage's list", () => {
  it("is shipped once: what an administrator emptied stays empty at the next start", async () => {
    const shipped = await getRequirements(firm.ctx(), firm.stage("court/collect"));
    expect(shipped.staleDays).toBe(14);
    expect(shipped.items.filter(({ kind }) => kind === "document").map(({ what }) => what)).toContain(
      "proprietor-status",
    );
    await setRequirements(firm.ctx(head), firm.stage("court/collect"), { items: [], staleDays: null });
    await installLists(firm.ctx());
    expect(await getRequirements(firm.ctx(), firm.stage("court/collect"))).toEqual({ items: [], staleDays: null });
  });

  it("names what no card has and what no fact tells", async () => {
    const items = [
      { ...requirement, what: "shoe-size" },
      { ...requirement, kind: "record" as const, what: "boat" },
      { ...requirement, kind: "document" as const, what: "letter" },
      { ...requirement, what: "inn", condition: { field: "client.shoe-size", op: "filled" as const } },
    ];
    const change = setRequirements(firm.ctx(head), firm.stage("court/collect"), { items, staleDays: 3 });
    await expect(change).rejects.toMatchObject({
      fields: {
        "items.0.what": "unknown-field",
        "items.1.what": "unknown",
        "items.2.title": "required",
        "items.3.condition": "unknown-field",
      },
    });
  });

  it("asks only under its condition, and counts a fact, a record, a debt and a said absence as there", async () => {
    const { clientId, matterId } = await firm.card();
    await firm.move(matterId, "applications/diagnosis");
    expect(await statesOf(matterId)).toMatchObject({
      phone: "have",
      name: "have",
      debts: "missing",
      realty: "missing",
    });
    await addDebt(firm.ctx(vera), clientId, { creditor: "Банк", amountKopecks: 100 });
    await confirmAbsence(firm.ctx(vera), { clientId, kind: "realty", isAbsent: true });
    await put(clientId, { birthDate: "1980-05-06" });
    expect(await statesOf(matterId)).toMatchObject({
      debts: "have",
      realty: "have",
      birthDate: "have",
      vehicle: "missing",
    });
    await setRequirements(firm.ctx(head), firm.stage("applications/contact"), {
      items: [
        {
          ...requirement,
          what: "divorcedOn",
          condition: { field: "client.marital-status", op: "equals", value: "divorced" },
        },
      ],
      staleDays: null,
    });
    expect(await statesOf(matterId, "applications/contact")).toEqual({});
    await put(clientId, { maritalStatus: "divorced" });
    expect(await statesOf(matterId, "applications/contact")).toEqual({ divorcedOn: "missing" });
  });

  it("forgets a said absence when a record of the kind is written, and refuses one against it", async () => {
    const { clientId, matterId } = await firm.card();
    await firm.move(matterId, "applications/diagnosis");
    const absent = { clientId, kind: "vehicle" as const, isAbsent: true };
    await confirmAbsence(firm.ctx(vera), absent);
    expect(await statesOf(matterId)).toMatchObject({ vehicle: "have" });
    firm.clock.advance(1000);
    await addRecord(firm.ctx(vera), { clientId, kind: "vehicle", data: { kind: "car", title: "Лада" } }, hand);
    expect(await statesOf(matterId)).toMatchObject({ vehicle: "have" });
    await expect(confirmAbsence(firm.ctx(vera), absent)).rejects.toMatchObject({ reason: "has-records" });
    expect(await factsOf(firm.ctx(), { clientId, matterId }, ["records.vehicle"])).toMatchObject({
      "records.vehicle": 1,
    });
  });

  it("counts its age from the entry to the stage, or from the day the fact was emptied", async () => {
    const { clientId, matterId } = await firm.card();
    await put(clientId, { email: "a@example.ru" });
    await asks("applications/contact");
    await firm.move(matterId, "applications/contact");
    await asks("applications/contact", "inn", "email");
    const entered = firm.clock.now().getTime();
    firm.clock.advance(3 * 86_400_000);
    await put(clientId, { email: null });
    const gaps = await gapsOf(firm.ctx(), matterId);
    const since = Object.fromEntries(gaps.map((gap) => [gap.what, gap.since.getTime()]));
    expect(since["inn"]).toBeLessThanOrEqual(entered);
    expect(since["email"]).toBe(firm.clock.now().getTime());
  });

  it("asks papers of whoever keeps them", async () => {
    const { matterId } = await firm.card();
    takePapers(
      async (_ctx, _matterId, codes) => new Map(codes.map((code) => [code, code === "snils" ? "present" : "old"])),
    );
    await setRequirements(firm.ctx(head), firm.stage("applications/contact"), {
      items: ["snils", "income", "fact"].map((what) => ({ ...requirement, kind: "document", what, title: what })),
      staleDays: null,
    });
    expect(await statesOf(matterId, "applications/contact")).toEqual({ snils: "have", income: "old", fact: "old" });
  });

  it("never says missing of what is filled", () => {
    const name = fc.string({ minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.uniqueArray(name), fc.boolean(), name, (fields, records, hasDebts, what) => {
        const known = { fields: new Set(fields), records: new Set(records), hasDebts, papers: new Map() };
        expect(stateOf({ kind: "fact", what }, known) === "have").toBe(fields.includes(what));
        expect(stateOf({ kind: "record", what }, known) === "have").toBe(records.includes(what));
        expect(stateOf({ kind: "debts", what: "debts" }, known) === "have").toBe(hasDebts);
      }),
    );
  });

  it("says have of every field of the registry that was written, whatever its kind", async () => {
    const { clientId, matterId } = await firm.card();
    const values = {
      sex: "male",
      birthDate: "1980-05-06",
      isPensioner: false,
      incomeKopecks: 0,
      maritalStatus: "single",
      registeredAddress: "Красноярск, ул. Мира, 1",
      note: "а",
      zone: "Asia/Omsk",
      snils: "112-233-445 95",
    };
    await put(clientId, values);
    await asks("applications/contact", ...Object.keys(values), "hadBankruptcy");
    const { hadBankruptcy, ...filled } = await statesOf(matterId, "applications/contact");
    expect(new Set(Object.values(filled))).toEqual(new Set(["have"]));
    expect(hadBankruptcy).toBe("missing");
  });
});

describe("the gate", () => {
  it("refuses a person with the list, and lets him in when it is filled", async () => {
    const { clientId, matterId } = await firm.card();
    await asks("applications/contact", "inn");
    await expect(move(matterId, "applications/contact", vera)).rejects.toMatchObject({
      reason: "gaps",
      details: {
        stageId: firm.stage("applications/contact"),
        gaps: [{ kind: "fact", what: "inn", state: "missing", owes: "client" }],
      },
    });
    expect(await firm.stageOf(matterId)).toBe("applications/new");
    await put(clientId, { inn: "500100732259" });
    await move(matterId, "applications/contact", vera);
    expect(await firm.stageOf(matterId)).toBe("applications/contact");
    expect(await firm.events(clientId, "matter.gaps-passed")).toEqual([]);
  });

  it("asks nothing of the way back, of refusing and putting off, and of things that are not its gate", async () => {
    const { matterId } = await firm.card();
    await asks("applications/contact");
    await firm.move(matterId, "applications/contact");
    await asks("applications/new", "inn");
    await asks("applications/lost", "inn");
    await asks("applications/parked", "inn");
    await setRequirements(firm.ctx(head), firm.stage("applications/diagnosis"), {
      items: [{ ...requirement, what: "inn", isGate: false }],
      staleDays: null,
    });
    for (const path of ["applications/diagnosis", "applications/parked", "applications/new", "applications/lost"]) {
      await firm.move(matterId, path);
      expect(await firm.stageOf(matterId)).toBe(path);
    }
  });

  it("is passed by whoever has the right and says why; both stay in the card", async () => {
    const { clientId, matterId } = await firm.card();
    await asks("applications/contact", "inn", "snils");
    await expect(move(matterId, "applications/contact", vera, "Срочно")).rejects.toMatchObject({ code: "forbidden" });
    await move(matterId, "applications/contact", head, "Срок подачи завтра");
    const stageId = firm.stage("applications/contact");
    expect(await firm.events(clientId, "matter.gaps-passed")).toEqual([
      { stageId, missing: ["fact:inn", "fact:snils"], by: "hand" },
    ]);
    const { passes, here } = await getGaps(firm.ctx(vera), matterId);
    expect(passes).toMatchObject([
      {
        stageId,
        by: "hand",
        user: { name: "Глава" },
        reason: "Срок подачи завтра",
        missing: ["fact:inn", "fact:snils"],
      },
    ]);
    expect(here.items.map(({ state }) => state)).toEqual(["missing", "missing"]);
    await firm.settle();
    expect(await db().selectFrom("tasks").select("id").where("matter_id", "=", matterId).execute()).toEqual([]);
  });

  it("lets rules through by custom with a task to the responsible, and stops them where the firm says so", async () => {
    const { clientId, matterId } = await firm.card({ responsibleId: vera.id });
    await asks("applications/contact", "inn");
    const byRobot = { matterId, stageId: firm.stage("applications/contact"), by: "robot" as const, rule: "Дальше" };
    await db()
      .insertInto("settings")
      .values({ key: "firm", value: JSON.stringify({ gateByRules: "stop" }), changed_at: firm.clock.now() })
      .execute();
    await expect(moveMatter({ ...firm.ctx(), app: { ...firm.app } }, byRobot)).rejects.toMatchObject({
      reason: "gaps",
    });
    await db().deleteFrom("settings").where("key", "=", "firm").execute();
    await moveMatter({ ...firm.ctx(), app: { ...firm.app } }, byRobot);
    await firm.settle();
    await firm.settle();
    expect(await firm.events(clientId, "matter.gaps-passed")).toMatchObject([{ missing: ["fact:inn"], by: "robot" }]);
    const tasks = await db()
      .selectFrom("tasks")
      .select(["user_id", "title"])
      .where("matter_id", "=", matterId)
      .execute();
    expect(tasks).toMatchObject([{ user_id: vera.id }]);
  });
});

describe("a card left without a deed", () => {
  it("gives the responsible one task a silence, and another after a new deed", async () => {
    const { matterId } = await firm.card({ responsibleId: vera.id });
    await setRequirements(firm.ctx(head), firm.stage("applications/contact"), { items: [], staleDays: 5 });
    await firm.move(matterId, "applications/contact", vera);
    const tasks = async () =>
      (await db().selectFrom("tasks").select("user_id").where("matter_id", "=", matterId).execute()).length;
    const later = async (days: number) => {
      firm.clock.advance(days * 86_400_000);
      await sweepStale(firm.ctx());
      await sweepStale(firm.ctx());
      await firm.settle();
      return tasks();
    };
    expect(await later(4)).toBe(0);
    expect(await later(1)).toBe(1);
    expect(await later(20)).toBe(1);
    const matter = await db()
      .selectFrom("matters")
      .select("client_id")
      .where("id", "=", matterId)
      .executeTakeFirstOrThrow();
    await put(matter.client_id, { work: "Завод" });
    expect(await later(4)).toBe(1);
    expect(await later(1)).toBe(2);
  });
});
