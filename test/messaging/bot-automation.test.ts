import { afterAll, beforeAll, expect, test } from "vitest";
import { installRule } from "../../src/server/automation/index.ts";
import { moveMatter } from "../../src/server/matters/index.ts";
import { subscribeConnection } from "../../src/server/messaging/connections/watch-subscriptions.ts";
import { linkToken, maxLine, telegramLine, type Line } from "./lines/line.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

let office: SandboxOffice;
let max: Line;
let telegram: Line;
beforeAll(async () => {
  office = await openSandboxOffice({ timeoutMs: 1500 });
  [max, telegram] = [await maxLine(office), await telegramLine(office)];
  await office.quietNever();
  for (const { connectionId } of [max, telegram]) await subscribeConnection(office.ctx(), connectionId);
}, 60_000);
afterAll(() => office.close());

const db = () => office.app.database.db;
const stageOf = async (matterId: number) =>
  (
    await db()
      .selectFrom("matters")
      .innerJoin("stages", "stages.id", "matters.stage_id")
      .select("stages.code")
      .where("matters.id", "=", matterId)
      .executeTakeFirstOrThrow()
  ).code;

test("messaging.dialog-started moves the card of a client who opened the bot, and messaging.send-to-bot asks him there", async () => {
  const rules = office.ctx(office.employee);
  const stageId = await office.stageNamed("contact");
  await installRule(rules, { stageId, kind: "trigger", name: "messaging.dialog-started", params: { channel: "max" } });
  await installRule(rules, {
    stageId,
    kind: "robot",
    name: "messaging.send-to-bot",
    params: { text: "{{client.first-name}}, придёте завтра?", buttons: "Да\nНет" },
  });
  await installRule(rules, {
    stageId: await office.stageNamed("diagnosis"),
    kind: "trigger",
    name: "messaging.message-received",
    params: { button: "да", channel: "max" },
  });
  const { clientId, matterId } = await office.newClient("+79171112233", "Ольга Смирнова");
  await office.control("POST", "/max/people/88001/start", {
    payload: await linkToken(office, clientId, max.connectionId),
  });
  await office.live(60);
  expect(await stageOf(matterId)).toBe("contact");
  const person = { clientId, id: "88001" };
  const [asked] = await max.made(person);
  expect(asked).toMatchObject({ text: "Ольга, придёте завтра?", hasButtons: true });
  await max.presses?.(person, asked!, "Да");
  await office.live(60);
  expect(await stageOf(matterId)).toBe("diagnosis");
});

test("messaging.send-to-bot fails in the open for who has opened no bot", async () => {
  const { clientId, matterId } = await office.newClient("+79171112244");
  const stageId = await office.stageNamed("contact");
  await moveMatter(office.ctx(office.employee), { matterId, stageId, by: "hand" });
  await office.live(60);
  expect(
    await db()
      .selectFrom("robot_runs")
      .select(["state", "reason"])
      .where("client_id", "=", clientId)
      .where("name", "=", "messaging.send-to-bot")
      .execute(),
  ).toEqual([{ state: "failed", reason: "not-started" }]);
});
