import { afterAll, beforeAll, expect, test } from "vitest";
import { wholeProgram, type Whole } from "../../../test/whole.ts";
import { findOrCreateByPhone } from "../clients/index.ts";
import { visitorActor, type Actor } from "../kernel/ctx.ts";
import { moveMatter, openMatter } from "../matters/index.ts";
import type { Sending } from "./form.ts";
import { releaseApplication } from "./judge-suspect.ts";
import { passOn } from "./pass-on.ts";
import { receiveApplication } from "./receive-application.ts";
import { takeApplication } from "./take-application.ts";

let whole: Whole;
let first: Actor & { id: number };
let second: Actor & { id: number };
let made = 0;

beforeAll(async () => {
  whole = await wholeProgram();
  const operator = async () => {
    const { id } = await whole.employee("manager", { onShift: true });
    return { kind: "employee" as const, id, role: "manager" };
  };
  first = await operator();
  second = await operator();
}, 60_000);
afterAll(() => whole?.close());

const sending: Sending = {
  formKey: null,
  mark: "absent",
  seconds: null,
  fromAddress: 1,
  hasTrap: false,
  consentVersion: null,
  address: "203.0.113.5",
  agent: "test",
  referrer: null,
};
const newPhone = () => `+7913777${String(1000 + (made += 1))}`;
const send = (phone: string, more: Partial<Sending> = {}) =>
  receiveApplication(whole.ctx(visitorActor), { name: "Иван Петров", phone }, { ...sending, ...more });
const row = (id: number) =>
  whole.app.database.db.selectFrom("applications").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const ofMatter = (matterId: number) =>
  whole.app.database.db.selectFrom("applications").selectAll().where("matter_id", "=", matterId).executeTakeFirst();

test("a matter opened by a message has its application, number and responsible before any robot runs", async () => {
  const ctx = whole.ctx({ kind: "provider", id: null });
  const client = await findOrCreateByPhone(ctx, { phone: newPhone(), name: "Ольга", source: "whatsapp" });
  const matter = await openMatter(ctx, { clientId: client.id, pipelineCode: "applications", source: "whatsapp" });
  const application = await ofMatter(matter.id);
  expect(application).toMatchObject({ state: "new", source: "whatsapp" });
  expect(application?.responsible_id).not.toBeNull();
  await whole.jobs.runDue();
  const failed = await whole.app.database.db
    .selectFrom("robot_runs")
    .select("reason")
    .where("matter_id", "=", matter.id)
    .where("state", "=", "failed")
    .where("name", "=", "notices.notify-employee")
    .execute();
  expect(failed).toEqual([]);
});

test("who moves the card by hand has taken it; a trigger that moves it on has not", async () => {
  const a = await send(newPhone());
  const { matter_id: byHand } = await row(a.applicationId);
  await moveMatter(whole.ctx(first), { matterId: byHand ?? 0, stageCode: "contact", by: "hand" });
  expect(await row(a.applicationId)).toMatchObject({ state: "taken", taken_by: first.id });
  const b = await send(newPhone());
  const { matter_id: byTrigger } = await row(b.applicationId);
  await moveMatter(whole.ctx({ kind: "robot", id: null }), {
    matterId: byTrigger ?? 0,
    stageCode: "contact",
    by: "trigger",
  });
  expect(await row(b.applicationId)).toMatchObject({ state: "new" });
  await moveMatter(whole.ctx({ kind: "robot", id: null }), {
    matterId: byTrigger ?? 0,
    stageCode: "lost",
    by: "robot",
    rule: "Не дозвонились",
  });
  expect(await row(b.applicationId)).toMatchObject({ state: "taken", taken_by: null });
});

test("a suspect's consents keep the time and the edition of the sending, however late he is released", async () => {
  const sent = whole.clock.now();
  const suspect = await send(newPhone(), { hasTrap: true, consentVersion: "2026-10-9" });
  whole.clock.advance(3 * 86_400_000);
  const released = await releaseApplication(whole.ctx(first), suspect.applicationId);
  const consents = await whole.app.database.db
    .selectFrom("consents")
    .select(["at", "text_version", "address"])
    .where("client_id", "=", released.clientId)
    .execute();
  expect(consents).toEqual([{ at: sent, text_version: "2026-10-9", address: "203.0.113.5" }]);
});

test("one form pressed many times at once is one application, suspected or not", async () => {
  for (const hasTrap of [false, true]) {
    const phone = newPhone();
    const same = await Promise.all(
      Array.from({ length: 12 }, () => send(phone, { formKey: `mark:${phone}`, hasTrap })),
    );
    expect(new Set(same.map((s) => s.number)).size).toBe(1);
    const rows = await whole.app.database.db
      .selectFrom("applications")
      .select("id")
      .where("phone", "=", phone)
      .execute();
    expect(rows).toHaveLength(1);
  }
});

test("taking, passing on and the person's second form at the same moment wait for each other and never deadlock", async () => {
  for (let i = 0; i < 12; i += 1) {
    const phone = newPhone();
    const { applicationId } = await send(phone);
    whole.clock.advance(3_600_000 * 24);
    const results = await Promise.allSettled([
      takeApplication(whole.ctx(first), applicationId),
      takeApplication(whole.ctx(second), applicationId),
      send(phone),
      passOn(whole.ctx(), applicationId),
      send(phone),
    ]);
    const [a, b, ...others] = results.map((result) => result.status);
    expect(new Set([a, b])).toEqual(new Set(["fulfilled", "rejected"]));
    expect(others).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    const refusedTake = results.find((result) => result.status === "rejected");
    expect(refusedTake).toMatchObject({ reason: { reason: "taken" } });
  }
});

test("the robots' task to call follows whoever took the application", async () => {
  const { applicationId } = await send(newPhone());
  await whole.jobs.runDue();
  const before = await row(applicationId);
  const taker = before.responsible_id === first.id ? second : first;
  await takeApplication(whole.ctx(taker), applicationId);
  await whole.jobs.runDue();
  const tasks = await whole.app.database.db
    .selectFrom("tasks")
    .select("user_id")
    .where("matter_id", "=", before.matter_id)
    .where("state", "=", "open")
    .execute();
  expect(tasks.map((task) => task.user_id)).toEqual([taker.id]);
});
