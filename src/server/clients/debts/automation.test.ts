import { afterAll, beforeAll, expect, test } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../../test/ruled-firm.ts";
import { factsOf, fillForCard } from "../../automation/index.ts";
import { addDebt } from "./add-debt.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
});
afterAll(() => firm.close());

test("a court order that stands decides a robot's condition, and the sum without penalties stands in its text", async () => {
  await firm.robot("applications/contact", {
    name: "clients.add-comment",
    params: { body: "Без неустоек {{debts.without-penalties-kopecks}}" },
    condition: { field: "debts.has-court-order", op: "equals", value: true },
  });
  const [one, two] = [await firm.card(), await firm.card()];
  const debt = {
    creditor: "Банк",
    parts: { principalKopecks: 100_000_00, interestKopecks: 0, penaltyKopecks: 1_00 },
    steps: [{ kind: "court-order" as const, day: "2025-05-01" }],
  };
  await addDebt(firm.ctx(firm.anna), one.clientId, debt);
  const steps = [...debt.steps, { kind: "order-cancelled" as const, day: "2025-06-01" }];
  await addDebt(firm.ctx(firm.anna), two.clientId, { ...debt, steps });
  for (const { matterId } of [one, two]) await firm.move(matterId, "applications/contact");
  const comments = await firm.app.database.db
    .selectFrom("comments")
    .select(["client_id", "body"])
    .where("client_id", "in", [one.clientId, two.clientId])
    .execute();
  const sum = await fillForCard(firm.ctx(), one, "{{debts.without-penalties-kopecks}}");
  expect(comments).toEqual([{ client_id: one.clientId, body: `Без неустоек ${sum}` }]);
  expect(await factsOf(firm.ctx(), one, ["debts.without-penalties-kopecks"])).toMatchObject({
    "debts.without-penalties-kopecks": 100_000_00,
  });
});
