import { afterAll, beforeAll, expect, test } from "vitest";
import { demoTemplates } from "../partners/twilio/demo-templates.ts";
import { setCardVariable } from "../src/server/automation/index.ts";
import { defaultAutomation } from "../src/server/applications/default-automation.ts";
import { findOrCreateByPhone } from "../src/server/clients/index.ts";
import { runJob } from "../src/server/kernel/run-job.ts";
import { openMatter } from "../src/server/matters/index.ts";
import { wholeProgram, type Whole } from "./whole.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let whole: Whole;
beforeAll(async () => {
  whole = await wholeProgram();
  await whole.employee("manager", { onShift: true });
}, 60_000);
afterAll(() => whole?.close());

const allRules = defaultAutomation.flatMap(({ rules }) => rules);

test("all five pipelines are shipped, every rule acts, and those that write wait for a channel", async () => {
  const live = await whole.app.database.db
    .selectFrom("automation_rules")
    .innerJoin("stages", "stages.id", "stage_id")
    .innerJoin("pipelines", "pipelines.id", "pipeline_id")
    .select(["pipelines.code", "is_on", "automation_rules.kind", "title"])
    .select("automation_rules.name as name")
    .where("automation_rules.removed_at", "is", null)
    .execute();
  expect(new Set(live.map(({ code }) => code))).toEqual(
    new Set(["applications", "court", "mfc", "protection", "payments"]),
  );
  expect(live).toHaveLength(allRules.length);
  const off = live.filter(({ is_on }) => !is_on);
  expect(off.map(({ name }) => name).every((name) => name.startsWith("messaging."))).toBe(true);
  expect(live.some(({ name, kind, is_on }) => name.startsWith("messaging.") && kind === "robot" && is_on)).toBe(false);
});

test("rules name only variables that are shipped and templates that the partner knows", () => {
  const known = new Set(defaultAutomation.flatMap(({ variables }) => variables.map(({ code }) => code)));
  const text = JSON.stringify(allRules);
  const named = [...text.matchAll(/variable\.([a-z0-9-]+)/g)].map(([, code = ""]) => code);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((code) => !known.has(code))).toEqual([]);
  const templates = new Set(demoTemplates.filter(({ status }) => status === "approved").map(({ name }) => name));
  const codes = [...text.matchAll(/"templateCode":"([a-z0-9_]+)"/g)].map(([, code = ""]) => code);
  expect(codes.filter((code) => !templates.has(code))).toEqual([]);
});

test("a plan of payments goes by the instalment's date: invoice, reminder, overdue by its days", async () => {
  const client = await findOrCreateByPhone(whole.ctx(), { phone: "+79131110001", name: "Ольга", source: "site" });
  const { id: matterId } = await openMatter(whole.ctx(), {
    clientId: client.id,
    pipelineCode: "payments",
    source: "contract",
  });
  const set = (value: string) => setCardVariable(whole.ctx(), { matterId, code: "instalment-due", value });
  const stage = async () =>
    (
      await whole.app.database.db
        .selectFrom("matters")
        .innerJoin("stages", "stages.id", "stage_id")
        .select("code")
        .where("matters.id", "=", matterId)
        .executeTakeFirstOrThrow()
    ).code;
  /** To that hour of the firm's clock, with a look at the moments that came. */
  const goTo = async (local: string) => {
    const moment = new Date(`${local}:00+07:00`);
    for (let at = whole.clock.now().getTime() + DAY; at < moment.getTime(); at += DAY) await look(new Date(at));
    await look(moment);
    return stage();
  };
  const look = async (moment: Date) => {
    await whole.jobs.runUntil(moment);
    await runJob(whole.app, "automation.tell-times", { data: {}, cause: null });
    await whole.jobs.runDue();
    expect(whole.jobs.failures).toEqual([]);
  };

  await set("2026-12-10");
  expect(await goTo("2026-12-05T09:59")).toBe("planned");
  expect(await goTo("2026-12-05T10:00")).toBe("invoiced");
  expect(await goTo("2026-12-09T11:00")).toBe("invoiced");
  expect(await goTo("2026-12-09T12:00")).toBe("due");
  expect(await goTo("2026-12-10T10:00")).toBe("due");
  const notices = await whole.app.database.db
    .selectFrom("robot_runs")
    .select("state")
    .where("matter_id", "=", matterId)
    .where("title", "=", "Сегодня платёж")
    .execute();
  expect(notices).toHaveLength(1);
  expect(await goTo("2026-12-11T10:00")).toBe("late1");
  expect(await goTo("2026-12-18T10:00")).toBe("late2");
  expect(await goTo("2027-01-10T10:00")).toBe("late3");
  const tasks = await whole.app.database.db
    .selectFrom("tasks")
    .select("title")
    .where("matter_id", "=", matterId)
    .orderBy("id")
    .execute();
  expect(tasks.map(({ title }) => title)).toEqual([
    "Проверить график и записать срок первого платежа",
    "Выставить счёт: Ольга",
    "Платёж не поступил: узнать у Ольга",
    "Позвонить и предложить новый график",
    "Просрочка 15 дней: решить с клиентом",
    "Согласовать выход: график или приостановка по договору",
  ]);
}, 60_000);
