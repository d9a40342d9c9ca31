import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertUser } from "../../../test/harness.ts";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import { mayDo } from "../access/index.ts";
import { factsOf } from "../automation/index.ts";
import { addDebt, addRecord, confirmAbsence, stateFacts } from "../clients/index.ts";
import type { Actor, Ctx } from "../kernel/ctx.ts";
import { addEdition } from "../law/add-edition.ts";
import { agreeAdvice } from "./agree-advice.ts";
import { answerQuestion } from "./answer-question.ts";
import { getAdvice } from "./get-advice.ts";
import { recordAdvice } from "./record-advice.ts";

let firm: RuledFirm;
let vera: Actor & { id: number };
let head: Actor & { id: number };
beforeAll(async () => {
  firm = await ruledFirm();
  vera = await insertUser(firm, { name: "Вера Юрист", role: "lawyer" });
  head = await insertUser(firm, { name: "Глава", role: "head" });
});
afterAll(() => firm.close());

const db = () => firm.app.database.db;
const as = (actor: Actor): Ctx => ({ ...firm.ctx(actor), app: { ...firm.app, mayDo } });
const hand = { kind: "hand" as const, id: null };
const put = (clientId: number, facts: Record<string, unknown>) => stateFacts(firm.ctx(vera), clientId, facts, hand);
const choose = (matterId: number, by: Actor = vera) =>
  recordAdvice(as(by), { matterId, route: "mfc", reason: "Бесплатно и основание есть" });
const advised = (matterId: number) => getAdvice(firm.ctx(vera), matterId);
const answerOf = async (matterId: number, route: string) =>
  (await advised(matterId)).advice.ways.find((way) => way.route === route)?.answer;
const notices = (userId: number, kind: string) =>
  db().selectFrom("notices").select("id").where("user_id", "=", userId).where("kind", "=", kind).execute();

/** A client for the MFC: small debts, a writ returned, nothing dangerous. */
async function client() {
  const card = await firm.card();
  const { clientId } = card;
  await put(clientId, { hadBankruptcy: false, isDirector: false, hasFraudRisk: false });
  await addDebt(firm.ctx(vera), clientId, { creditor: "Банк", amountKopecks: 30_000_000 });
  const proceeding = { number: "12345/26/24001-ИП", endedOn: "2026-03-01", endGround: "46.1.4" };
  await addRecord(firm.ctx(vera), { clientId, kind: "enforcement", data: proceeding }, hand);
  await confirmAbsence(firm.ctx(vera), { clientId, kind: "realty", isAbsent: true });
  await confirmAbsence(firm.ctx(vera), { clientId, kind: "deal", isAbsent: true });
  await answerQuestion(firm.ctx(vera), { clientId, code: "main-debt-is-alimony", value: "no" });
  await answerQuestion(firm.ctx(vera), { clientId, code: "fresh-loan-unpaid", value: "no" });
  await firm.settle();
  return card;
}

describe("the adviser", () => {
  test("judges on the card's facts, and a told fact settles what was unknown", async () => {
    const { clientId, matterId } = await firm.card();
    expect(await answerOf(matterId, "mfc")).toBe("unknown");
    await addDebt(firm.ctx(vera), clientId, { creditor: "Банк", amountKopecks: 2_499_999 });
    expect(await answerOf(matterId, "mfc")).toBe("no");
    expect(await answerOf((await client()).matterId, "mfc")).toBe("yes");
    await answerQuestion(firm.ctx(vera), { clientId, code: "order-received-on", value: "2026-11-20" });
    const { advice, answers } = await advised(matterId);
    expect(answers).toEqual({ "order-received-on": "2026-11-20" });
    expect(advice.ways[0]).toMatchObject({
      route: "objections",
      answer: "yes",
      dates: [{ day: "2026-12-04" }, { day: "2026-11-30" }],
    });
    expect(advice.rules.find(({ code }) => code === "court-order.counting")?.mark).toBe("C");
  });

  test("takes only an answer that fits its question", async () => {
    const { clientId } = await firm.card();
    const wrong = (code: "has-calls" | "last-payment-on", value: string) =>
      expect(answerQuestion(firm.ctx(vera), { clientId, code, value })).rejects.toMatchObject({
        fields: { value: "wrong" },
      });
    await wrong("has-calls", "2026-01-01");
    await wrong("last-payment-on", "yes");
  });

  test("keeps the choice dated and signed; a row changed past the program is told", async () => {
    const { clientId, matterId } = await client();
    const { id, needsHead } = await choose(matterId);
    expect(needsHead).toBe(false);
    const [record] = (await advised(matterId)).records;
    expect(record).toMatchObject({
      id,
      day: "2026-11-24",
      route: "mfc",
      author: { name: "Вера Юрист" },
      isIntact: true,
      needsHead: false,
    });
    expect(record?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await firm.events(clientId, "advice.recorded")).toEqual([{ recordId: id, route: "mfc", needsHead: false }]);
    await db().updateTable("advice_records").set({ reason: "Другая причина" }).where("id", "=", id).execute();
    expect((await advised(matterId)).records[0]).toMatchObject({ isIntact: false });
  });

  test("with a red flag waits for the head, who is told and agrees once", async () => {
    const { clientId, matterId } = await client();
    await put(clientId, { isDirector: true });
    const { id, needsHead } = await choose(matterId);
    expect(needsHead).toBe(true);
    expect(await notices(head.id, "matter.advice-flags")).toHaveLength(1);
    await agreeAdvice(as(head), id);
    expect((await advised(matterId)).records[0]).toMatchObject({ agreedBy: { name: "Глава" }, isIntact: true });
    await expect(agreeAdvice(as(head), id)).rejects.toMatchObject({ reason: "agreed-already" });
    expect(await choose(matterId, head)).toMatchObject({ needsHead: false });
  });

  test("is outdated by a fact that changes a condition, and tells its author once; by another fact it is not", async () => {
    const { clientId, matterId } = await client();
    await choose(matterId);
    await put(clientId, { work: "Завод" });
    await firm.settle();
    expect((await advised(matterId)).records[0]?.outdatedAt).toBeNull();
    await addDebt(firm.ctx(vera), clientId, { creditor: "Второй банк", amountKopecks: 80_000_000 });
    await addDebt(firm.ctx(vera), clientId, { creditor: "Третий банк", amountKopecks: 1 });
    await firm.settle();
    const [record] = (await advised(matterId)).records;
    expect(record?.outdatedBy).toContain("mfc.mfc-sum");
    expect(record?.isIntact).toBe(true);
    expect(await firm.events(clientId, "advice.outdated")).toHaveLength(1);
    expect(await notices(vera.id, "matter.advice-outdated")).toHaveLength(1);
  });

  test("is outdated by a new edition of a rule, at whoever's it was", async () => {
    const { matterId } = await client();
    await choose(matterId);
    const rule = { code: "firm.fresh-loan", article: "правило фирмы", source: "приказ", mark: "V1" as const };
    await addEdition(firm.ctx(head), { ...rule, value: { months: 12 }, from: "2026-11-24" });
    await firm.settle();
    expect((await advised(matterId)).records[0]?.outdatedBy).toContain("rule:firm.fresh-loan");
  });
});

describe("the trigger advice.recorded", () => {
  test("moves the card when the way is chosen, and with red flags when the head agrees", async () => {
    const rule = await firm.trigger("applications/contract", { name: "advice.recorded", params: { route: "mfc" } });
    const plain = await client();
    await choose(plain.matterId);
    await firm.settle();
    expect(await firm.stageOf(plain.matterId)).toBe("applications/contract");
    const flagged = await client();
    await put(flagged.clientId, { isDirector: true });
    const { id } = await choose(flagged.matterId);
    await firm.settle();
    expect(await firm.stageOf(flagged.matterId)).toBe("applications/new");
    await agreeAdvice(as(head), id);
    await firm.settle();
    expect(await firm.stageOf(flagged.matterId)).toBe("applications/contract");
    await db().updateTable("automation_rules").set({ is_on: false }).where("id", "=", rule).execute();
  });

  test("and the facts of the choice are there for conditions", async () => {
    const { clientId, matterId } = await client();
    const known = () => factsOf(firm.ctx(), { clientId, matterId }, ["advice.route"]);
    expect((await known())["advice.route"]).toBeUndefined();
    await put(clientId, { hasFraudRisk: true });
    await choose(matterId);
    expect(await known()).toMatchObject({
      "advice.route": "mfc",
      "advice.is-outdated": false,
      "advice.waits-for-head": true,
      "advice.recorded": "2026-11-24",
    });
  });
});
