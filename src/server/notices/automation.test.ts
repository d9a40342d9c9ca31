import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { insertUser } from "../../../test/harness.ts";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import type { Actor } from "../kernel/ctx.ts";

let firm: RuledFirm;
let head: Actor & { id: number };
let lawyers: number[];
beforeAll(async () => {
  firm = await ruledFirm();
  head = await insertUser(firm, { role: "head" });
  lawyers = [await insertUser(firm, { role: "lawyer" }), await insertUser(firm, { role: "lawyer" })].map(
    ({ id }) => id,
  );
});
afterAll(() => firm.close());
const db = () => firm.app.database.db;
afterEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
});
const CONTACT = "applications/contact";
const told = (matterId: number) =>
  db().selectFrom("notices").select(["user_id", "text"]).where("matter_id", "=", matterId).orderBy("user_id").execute();

test("notices.notify-employee tells the responsible, notices.notify-head the head", async () => {
  await firm.robot(CONTACT, {
    name: "notices.notify-employee",
    params: { recipients: "responsible", text: "{{client.name}} ждёт звонка" },
  });
  await firm.robot(CONTACT, { name: "notices.notify-head", params: { text: "Без звонка: {{client.name}}" } });
  const { matterId } = await firm.card({ responsibleId: firm.anna.id });
  await firm.move(matterId, CONTACT);
  expect(await told(matterId)).toEqual([
    { user_id: firm.anna.id, text: "Петров Иван ждёт звонка" },
    { user_id: head.id, text: "Без звонка: Петров Иван" },
  ]);
});

test("the head is told when a card outstays its time, and not when it went on", async () => {
  await firm.robot(CONTACT, {
    name: "notices.notify-head",
    params: { text: "Стоит" },
    timing: { delay: { kind: "after", amount: 2, unit: "days" } },
  });
  const [stays, goes] = [await firm.card(), await firm.card()];
  for (const { matterId } of [stays, goes]) await firm.move(matterId, CONTACT);
  await firm.move(goes.matterId, "applications/diagnosis");
  await firm.jobs.runUntil(new Date(firm.clock.now().getTime() + 2 * 86_400_000));
  expect([await told(stays.matterId), await told(goes.matterId)]).toEqual([[{ user_id: head.id, text: "Стоит" }], []]);
});

test("notices.post-to-team tells every active employee of the roles, once", async () => {
  await db().updateTable("users").set({ is_active: false }).where("id", "=", lawyers[1]!).execute();
  await firm.robot(CONTACT, {
    name: "notices.post-to-team",
    params: { roles: ["lawyer"], text: "Новое дело: {{client.name}}" },
  });
  const { matterId } = await firm.card();
  await firm.move(matterId, CONTACT);
  expect(await told(matterId)).toEqual([{ user_id: lawyers[0], text: "Новое дело: Петров Иван" }]);
  expect(await firm.runs(matterId, "notices.post-to-team")).toEqual([
    { state: "done", reason: null, result: { reached: 1 } },
  ]);
});

test("notices.post-to-team fails in the open when nobody of the roles works here", async () => {
  await firm.robot(CONTACT, { name: "notices.post-to-team", params: { roles: ["accountant"], text: "Счёт" } });
  const { matterId } = await firm.card();
  await firm.move(matterId, CONTACT);
  expect(await firm.runs(matterId, "notices.post-to-team")).toMatchObject([
    { state: "failed", reason: "no-recipients" },
  ]);
});
