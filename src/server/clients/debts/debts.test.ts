import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../../test/harness.ts";
import { makeAutomation } from "../../automation/index.ts";
import type { Actor } from "../../kernel/ctx.ts";
import { cards } from "../../matters/index.ts";
import { addCreditor } from "../creditors/add-creditor.ts";
import { listCreditors } from "../creditors/list-creditors.ts";
import { viewCreditor } from "../creditors/store.ts";
import { updateCreditor } from "../creditors/update-creditor.ts";
import { findOrCreateByPhone } from "../find-or-create-by-phone.ts";
import { readPaperFacts } from "../read-paper-facts.ts";
import { clients } from "../slice.ts";
import { addDebt, type DebtInput } from "./add-debt.ts";
import { debtFacts } from "./debt-facts.ts";
import { joinDebts } from "./join-debts.ts";
import { keepDebtsApart } from "./keep-debts-apart.ts";
import { listDebts } from "./list-debts.ts";
import { listDebtVersions } from "./list-versions.ts";
import { mergeCreditors } from "./merge-creditors.ts";
import { removeDebt } from "./remove-debt.ts";
import { restoreDebt } from "./restore-debt.ts";
import { updateDebt } from "./update-debt.ts";

let base: TestBase;
let anna: Actor & { id: number };
beforeAll(async () => {
  base = await testBase({ slices: [clients, makeAutomation({ robots: [], triggers: [], facts: [], cards })] });
  anna = await insertUser(base);
});
afterAll(() => base.close());

let last = 0;
const newClient = async () => {
  const phone = `+7913${String(3_000_000 + (last += 1))}`;
  return (await findOrCreateByPhone(base.ctx(), { phone, name: "Ушакова Ольга", source: "site" })).id;
};
const ctx = () => base.ctx(anna);
const eventsOf = async (name: "creditor.changed" | "client.debts-changed", clientId?: number) =>
  (
    await base.app.database.db
      .selectFrom("events")
      .select(["data", "client_id"])
      .where("name", "=", name)
      .orderBy("id")
      .execute()
  )
    .filter((row) => clientId === undefined || row.client_id === clientId)
    .map((row) => row.data);
const whole = async (clientId: number) => (await listDebts(ctx(), clientId)).items;
const chain: DebtInput = {
  lender: { name: "ООО МКК «Весна»", kind: "mfo" },
  kind: "microloan",
  parts: { principalKopecks: 30_000_00, interestKopecks: 20_000_00, penaltyKopecks: 5_000_00 },
  contractNumber: "В-1",
  contractDay: "2024-02-01",
  overdueSince: "2024-05-01",
  source: "credit-report",
  steps: [
    { kind: "enforcement", day: "2025-07-01", number: "77/25/24008-ИП", body: "ОСП по Канску" },
    { kind: "assignment", day: "2025-01-10", number: "Ц-7", creditor: { name: "ООО ПКО «Осень»" } },
    { kind: "court-order", day: "2025-05-01", number: "2-5/2025", body: "участок № 3" },
  ],
};

describe("a debt", () => {
  test("is a chain in the order of days; who holds it is its last buyer", async () => {
    const id = await newClient();
    const { id: debtId } = await addDebt(ctx(), id, chain);
    expect(await whole(id)).toMatchObject([
      {
        id: debtId,
        creditor: "ООО ПКО «Осень»",
        lender: { name: "ООО МКК «Весна»", kind: "mfo" },
        holder: { kind: "collector" },
        amountKopecks: 55_000_00,
        steps: [{ kind: "assignment" }, { kind: "court-order", creditor: null }, { kind: "enforcement" }],
        version: 1,
      },
    ]);
    expect((await readPaperFacts(ctx(), id)).debts).toMatchObject([
      {
        creditor: { name: "ООО ПКО «Осень»" },
        lender: { name: "ООО МКК «Весна»" },
        principalKopecks: 30_000_00,
        penaltyKopecks: 5_000_00,
        basis: expect.stringContaining("Договор микрозайма № В-1 от 01.02.2024; договор уступки"),
      },
    ]);
    expect(await eventsOf("client.debts-changed", id)).toEqual([{ totalKopecks: 55_000_00, creditors: 1 }]);
  });

  test("a changed total in the short form keeps the chain and forgets parts that no longer make it", async () => {
    const id = await newClient();
    const { id: debtId } = await addDebt(ctx(), id, chain);
    const key = { clientId: id, debtId };
    await updateDebt(ctx(), key, { creditor: "пко осень", kind: "microloan", amountKopecks: 55_000_00 });
    expect(await whole(id)).toMatchObject([{ parts: { penaltyKopecks: 5_000_00 }, overdueSince: null, version: 2 }]);
    await updateDebt(ctx(), key, { creditor: "ПКО «Зима»", kind: "microloan", amountKopecks: 60_000_00 });
    const [debt] = await whole(id);
    expect(debt).toMatchObject({ parts: null, contractNumber: "В-1", lender: { name: "ООО МКК «Весна»" } });
    // Another name in the short form is another present creditor, not another lender.
    expect(debt).toMatchObject({ creditor: "ПКО «Зима»", steps: [{ creditor: { name: "ПКО «Зима»" } }, {}, {}] });
    await expect(updateDebt(ctx(), key, { ...chain, version: 1 })).rejects.toMatchObject({ reason: "debt-changed" });
  });

  test("what is wrong is named by its field and nothing is written", async () => {
    const id = await newClient();
    const refusal = async (input: DebtInput) =>
      addDebt(ctx(), id, input).then(
        () => null,
        (error: { fields?: Record<string, string> }) => error.fields,
      );
    expect(await refusal({ amountKopecks: 1 })).toEqual({ creditor: "required" });
    expect(await refusal({ creditor: "Банк без суммы" })).toEqual({ amountKopecks: "required" });
    expect(await refusal({ ...chain, amountKopecks: 1 })).toEqual({ amountKopecks: "not-sum-of-parts" });
    expect(await refusal({ ...chain, lender: { id: 999_999 } })).toEqual({ lender: "unknown-creditor" });
    expect(await refusal({ ...chain, steps: [{ kind: "assignment" }] })).toEqual({ "steps.0.creditor": "required" });
    expect(await refusal({ ...chain, confirmedOn: "2999-01-01" })).toEqual({ confirmedOn: "future" });
    expect(await refusal({ ...chain, steps: [{ kind: "judgment", day: "2023-01-01" }] })).toEqual({
      "steps.0.day": "before-contract",
    });
    expect(await whole(id)).toEqual([]);
    expect((await listCreditors(ctx(), { find: "без суммы", limit: 10 })).items).toEqual([]);
  });

  test("is removed with its history and stands again as it was", async () => {
    const id = await newClient();
    const key = { clientId: id, debtId: (await addDebt(ctx(), id, chain)).id };
    await removeDebt(ctx(), key);
    expect(await listDebts(ctx(), id)).toMatchObject({ items: [], removed: [{ id: key.debtId, joinedInto: null }] });
    await restoreDebt(ctx(), key, 1);
    expect(await whole(id)).toMatchObject([{ version: 3, steps: [{}, {}, {}] }]);
    expect((await listDebtVersions(ctx(), key)).items).toMatchObject([
      { version: 3, how: "restored", by: { id: anna.id } },
      { version: 2, how: "removed" },
      { version: 1, how: "added", amountKopecks: 55_000_00 },
    ]);
    await expect(restoreDebt(ctx(), key, 3)).rejects.toMatchObject({ reason: "debt-version-holds" });
    await expect(restoreDebt(ctx(), key, 9)).rejects.toMatchObject({ code: "not-found" });
    expect(await eventsOf("client.debts-changed", id)).toHaveLength(3);
  });

  test("tells conditions what it has come to", async () => {
    const id = await newClient();
    await addDebt(ctx(), id, chain);
    await addDebt(ctx(), id, { creditor: "Банк Лето", amountKopecks: 1_00, overdueSince: "2024-03-01" });
    expect(await debtFacts.load(ctx(), { clientId: id, matterId: 1 })).toEqual({
      "debts.without-penalties-kopecks": 50_001_00,
      "debts.count": 2,
      "debts.oldest-overdue": "2024-03-01",
      "debts.has-court-order": true,
      "debts.has-enforcement": true,
    });
    expect(await debtFacts.load(ctx(), { clientId: await newClient(), matterId: 1 })).toMatchObject({
      "debts.count": 0,
      "debts.has-court-order": false,
      "debts.oldest-overdue": null,
    });
  });
});

describe("one debt claimed twice", () => {
  const twice = async () => {
    const id = await newClient();
    const one = await addDebt(ctx(), id, {
      creditor: "АО «Банк Двойной»",
      amountKopecks: 100_00,
      contractNumber: "Д-1",
    });
    const other = await addDebt(ctx(), id, {
      lender: { name: "Банк Двойной" },
      amountKopecks: 150_00,
      contractNumber: "д1",
      steps: [{ kind: "assignment", creditor: { name: "ПКО «Второе»" } }],
    });
    return { clientId: id, debtId: one.id, otherId: other.id };
  };

  test("is shown, joined as a step, and comes apart again by its history", async () => {
    const { clientId, debtId, otherId } = await twice();
    expect((await listDebts(ctx(), clientId)).doubles).toEqual([{ oneId: debtId, otherId, reasons: ["contract"] }]);
    await joinDebts(ctx(), { clientId, debtId }, { otherId, day: null, number: "", sums: "other" });
    expect(await listDebts(ctx(), clientId)).toMatchObject({
      items: [{ id: debtId, amountKopecks: 150_00, creditor: "ПКО «Второе»", steps: [{ kind: "assignment" }] }],
      removed: [{ id: otherId, joinedInto: debtId }],
      doubles: [],
    });
    await restoreDebt(ctx(), { clientId, debtId: otherId }, 1);
    await restoreDebt(ctx(), { clientId, debtId }, 1);
    expect(await whole(clientId)).toMatchObject([{ id: otherId }, { id: debtId, steps: [] }]);
    expect((await eventsOf("client.debts-changed", clientId)).at(-1)).toEqual({ totalKopecks: 250_00, creditors: 2 });
  });

  test("is two when a person says so, and said twice is said once", async () => {
    const { clientId, debtId, otherId } = await twice();
    await keepDebtsApart(ctx(), { clientId, debtId: otherId }, debtId);
    await keepDebtsApart(ctx(), { clientId, debtId }, otherId);
    expect((await listDebts(ctx(), clientId)).doubles).toEqual([]);
    expect(await eventsOf("client.debts-changed", clientId)).toHaveLength(3);
    const stranger = { clientId: await newClient(), debtId };
    await expect(keepDebtsApart(ctx(), stranger, otherId)).rejects.toMatchObject({ code: "not-found" });
    await expect(
      joinDebts(ctx(), { clientId, debtId }, { otherId: debtId, day: null, number: "", sums: "own" }),
    ).rejects.toMatchObject({ fields: { otherId: "same" } });
  });
});

describe("the directory of creditors", () => {
  test("refuses a second entry of an INN and offers the one of the same name", async () => {
    const bank = await addCreditor(ctx(), { kind: "bank", name: "ПАО «Сёстры-Банк»", inn: "7707083893" });
    await expect(addCreditor(ctx(), { kind: "bank", name: "Другой", inn: "7707083893" })).rejects.toMatchObject({
      reason: "creditor-inn-known",
      details: { creditorId: bank.id },
    });
    await expect(addCreditor(ctx(), { kind: "bank", name: "сестры банк" })).rejects.toMatchObject({
      reason: "creditor-name-known",
    });
    const namesake = await addCreditor(ctx(), { kind: "other", name: "Сестры-банк", isNamesake: true });
    await expect(updateCreditor(ctx(), namesake.id, { inn: "7707083893" })).rejects.toMatchObject({
      reason: "creditor-inn-known",
    });
    expect(await updateCreditor(ctx(), namesake.id, { note: "однофамилец", version: 1 })).toMatchObject({ version: 2 });
    await expect(updateCreditor(ctx(), namesake.id, { note: "", version: 1 })).rejects.toMatchObject({
      reason: "creditor-changed",
    });
    await expect(addCreditor(ctx(), { kind: "bank", name: "Х", inn: "1" })).rejects.toMatchObject({
      fields: { inn: "inn" },
    });
  });

  test("is found by a fragment of either name and by INN, page by page", async () => {
    await addCreditor(ctx(), { kind: "mfo", name: "ООО МФК «Ромашка-Деньги»", shortName: "РомДен", inn: "7710140679" });
    const names = async (find: string) =>
      (await listCreditors(ctx(), { find, limit: 10 })).items.map((one) => one.shortName);
    expect(await names("ашка")).toEqual(["РомДен"]);
    expect(await names("РОМДЕ")).toEqual(["РомДен"]);
    expect(await names("7710140")).toEqual(["РомДен"]);
    expect(await names("100%_\\")).toEqual([]);
    const first = await listCreditors(ctx(), { find: "", limit: 1 });
    const second = await listCreditors(ctx(), { find: "", limit: 1, after: first.next ?? "" });
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  test("two entries of one creditor become one; its debts and its old name come with it", async () => {
    const id = await newClient();
    await addDebt(ctx(), id, { creditor: "Тинькофф", amountKopecks: 1_00 });
    await addDebt(ctx(), id, { creditor: "АО «ТБанк»", amountKopecks: 2_00 });
    const [kept, gone] = (await whole(id)).map((debt) => debt.holder.id);
    if (kept === undefined || gone === undefined) throw new Error("two debts");
    await updateCreditor(ctx(), gone, { postalAddress: "Москва, 127287" });
    expect(await mergeCreditors(ctx(), { id: kept, otherId: gone })).toMatchObject({
      name: "АО «ТБанк»",
      postalAddress: "Москва, 127287",
      debts: 2,
    });
    expect((await listDebts(ctx(), id)).totals).toMatchObject({ debts: 2, creditors: 1, totalKopecks: 3_00 });
    await expect(viewCreditor(ctx(), gone)).rejects.toMatchObject({ code: "not-found" });
    await addDebt(ctx(), id, { creditor: "ТИНЬКОФФ", amountKopecks: 4_00 });
    expect((await whole(id)).every((debt) => debt.holder.id === kept)).toBe(true);
    expect((await eventsOf("client.debts-changed", id)).slice(2)).toEqual([
      { totalKopecks: 3_00, creditors: 1 },
      { totalKopecks: 7_00, creditors: 1 },
    ]);
    expect((await eventsOf("creditor.changed")).at(-1)).toEqual({ creditorId: kept, how: "merged" });
    await expect(mergeCreditors(ctx(), { id: kept, otherId: kept })).rejects.toMatchObject({ code: "invalid" });
    await expect(mergeCreditors(ctx(), { id: kept, otherId: gone })).rejects.toMatchObject({ code: "not-found" });
  });
});
