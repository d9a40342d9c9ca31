import { afterAll, beforeAll, expect, test } from "vitest";
import { whatsappNowhere } from "../../../test/whatsapp-nowhere.ts";
import { wholeProgram, type Whole } from "../../../test/whole.ts";
import { findOrCreateByPhone } from "../clients/index.ts";
import type { EventName } from "../../api/events.ts";
import type { Actor } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { assignMatter, latestOpenMatter } from "../matters/index.ts";
import { markDialogRead, queueMessage, receiveMessage } from "../messaging/index.ts";
import { logCall } from "../telephony/index.ts";
import { claimConversation } from "./claim-conversation.ts";
import { closeConversation } from "./close-conversation.ts";
import { giveConversation } from "./give-conversation.ts";
import { readConversation } from "./read-conversation.ts";
import { releaseConversation } from "./release-conversation.ts";
import { reopenConversation } from "./reopen-conversation.ts";
import { snoozeConversation } from "./snooze-conversation.ts";
import { startConversation } from "./start-conversation.ts";
import { wakeDue } from "./wake-conversation.ts";

let whole: Whole;
let connectionId: number;
let anna: Actor & { id: number };
let boris: Actor & { id: number };
beforeAll(async () => {
  whole = await wholeProgram({ env: { DEMO: "1" } });
  const actor = async (name: string) => {
    const { id } = await whole.employee("manager", { name });
    return { kind: "employee" as const, id, role: "manager" };
  };
  [anna, boris] = [await actor("Анна Волкова"), await actor("Борис Ильин")];
  connectionId = await whatsappNowhere(whole.ctx());
}, 60_000);
afterAll(() => whole?.close());

const db = () => whole.app.database.db;
const minutes = (n: number) => whole.clock.advance(n * 60_000);
let people = 0;
let said = 0;

async function write(clientId: number, text = "Здравствуйте"): Promise<number> {
  const phone = await db()
    .selectFrom("client_phones")
    .select("phone")
    .where("client_id", "=", clientId)
    .executeTakeFirstOrThrow();
  const connection = await db()
    .selectFrom("connections")
    .selectAll()
    .where("id", "=", connectionId)
    .executeTakeFirstOrThrow();
  return receiveMessage(whole.ctx({ kind: "provider", id: null }), {
    connection,
    message: {
      externalId: `SM${(said += 1)}`,
      address: `whatsapp:${phone.phone}`,
      phone: phone.phone,
      profileName: "Ольга",
      text,
      media: [],
      button: null,
    },
    at: whole.clock.now(),
  });
}

async function newClient(): Promise<number> {
  const phone = `+7913700${String((people += 1)).padStart(4, "0")}`;
  return (await findOrCreateByPhone(whole.ctx(), { phone, name: `Клиент ${people}`, source: "site" })).id;
}
const answer = (clientId: number, by: Actor, text = "Добрый день") =>
  queueMessage(whole.ctx(by), { clientId, connectionId, text, onceKey: `test:${(said += 1)}` });
const rowOf = (clientId: number) =>
  db().selectFrom("conversations").selectAll().where("client_id", "=", clientId).executeTakeFirstOrThrow();
const told = async (clientId: number) =>
  (
    await db().selectFrom("events").select(["name", "data"]).where("client_id", "=", clientId).orderBy("id").execute()
  ).filter((event) => event.name.startsWith("conversation."));
const happened = (name: EventName, clientId: number, data: Record<string, unknown>) =>
  // The data of each event are checked by its own schema inside emit.
  inTx(whole.ctx(), async (ctx) => void (await emit(ctx, name, { clientId }, data as never)));

test("a client's message makes his conversation in its own transaction; he waits since the first of them", async () => {
  const clientId = await newClient();
  const first = whole.clock.now();
  await write(clientId);
  minutes(3);
  const messageId = await write(clientId, "Вы тут?");
  expect(await rowOf(clientId)).toMatchObject({
    state: "open",
    waiting_since: first,
    is_unread: true,
    last_kind: "message",
    last_ref: messageId,
    last_side: "client",
    last_channel: "whatsapp",
  });
  expect(await told(clientId)).toEqual([]);
});

test("a person's answer ends the waiting and makes an unassigned conversation his", async () => {
  const clientId = await newClient();
  await write(clientId);
  const { id } = await rowOf(clientId);
  await answer(clientId, anna);
  expect(await rowOf(clientId)).toMatchObject({
    waiting_since: null,
    assigned_user_id: anna.id,
    last_side: "firm",
    is_unread: false,
  });
  expect(await told(clientId)).toEqual([
    { name: "conversation.given", data: { conversationId: id, fromUserId: null, toUserId: anna.id } },
  ]);
});

test("a robot's message is no answer and makes no conversation", async () => {
  const clientId = await newClient();
  await write(clientId);
  await answer(clientId, { kind: "robot", id: null });
  expect((await rowOf(clientId)).waiting_since).not.toBeNull();
});

test("an answer that failed leaves the client waiting since before it; brought by another channel, it is answered", async () => {
  const clientId = await newClient();
  const since = whole.clock.now();
  await write(clientId);
  minutes(2);
  const { id: messageId } = await answer(clientId, anna);
  await happened("message.failed", clientId, { messageId, reason: "63024" });
  expect((await rowOf(clientId)).waiting_since).toEqual(since);
  await happened("message.brought", clientId, { policyId: 1, messageId, channel: "sms", state: "delivered" });
  expect((await rowOf(clientId)).waiting_since).toBeNull();
});

test("a failure of an older message changes nothing once the client has written again", async () => {
  const clientId = await newClient();
  await write(clientId);
  const { id: messageId } = await answer(clientId, anna);
  minutes(1);
  const again = whole.clock.now();
  await write(clientId);
  await happened("message.failed", clientId, { messageId, reason: "63024" });
  expect((await rowOf(clientId)).waiting_since).toEqual(again);
});

test("a missed call waits for an answer, a talk is one", async () => {
  const clientId = await newClient();
  const missed = await logCall(whole.ctx(), { clientId, direction: "in", result: "no-answer", note: "" });
  expect(await rowOf(clientId)).toMatchObject({
    last_kind: "call",
    last_ref: missed.id,
    last_channel: "call",
    state: "open",
  });
  expect((await rowOf(clientId)).waiting_since).not.toBeNull();
  await logCall(whole.ctx(anna), { clientId, direction: "out", result: "talked", note: "" });
  expect((await rowOf(clientId)).waiting_since).toBeNull();
});

test("an attempt nobody answered is neither", async () => {
  const clientId = await newClient();
  await write(clientId);
  const before = await rowOf(clientId);
  await logCall(whole.ctx(anna), { clientId, direction: "out", result: "no-answer", note: "" });
  expect(await rowOf(clientId)).toEqual(before);
});

test("of two who claim at once one is refused and told who was first", async () => {
  const clientId = await newClient();
  await write(clientId);
  const { id } = await rowOf(clientId);
  const both = await Promise.allSettled(
    [anna, boris].map((actor) => claimConversation(whole.ctx(actor), id, { anyway: false })),
  );
  expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const refusal = both.find((one) => one.status === "rejected");
  const holder = (await rowOf(clientId)).claimed_by;
  expect(refusal).toMatchObject({ reason: { code: "conflict", reason: "claimed-by", details: { userId: holder } } });
  expect(await told(clientId)).toEqual([
    { name: "conversation.claimed", data: { conversationId: id, userId: holder } },
  ]);
});

test("a claim is taken over only when told to, lasts its time, and ends with the answer", async () => {
  const clientId = await newClient();
  await write(clientId);
  const { id } = await rowOf(clientId);
  await claimConversation(whole.ctx(anna), id, { anyway: false });
  await claimConversation(whole.ctx(boris), id, { anyway: true });
  expect((await rowOf(clientId)).claimed_by).toBe(boris.id);
  await answer(clientId, boris);
  expect((await rowOf(clientId)).claimed_by).toBeNull();
  await claimConversation(whole.ctx(anna), id, { anyway: false });
  minutes(16);
  await claimConversation(whole.ctx(boris), id, { anyway: false });
  await releaseConversation(whole.ctx(anna), id);
  expect((await rowOf(clientId)).claimed_by).toBe(boris.id);
  await releaseConversation(whole.ctx(boris), id);
  expect((await rowOf(clientId)).claimed_by).toBeNull();
});

test("given to a colleague it is his, he is told once, and the giver's claim ends", async () => {
  const clientId = await newClient();
  await write(clientId);
  const { id } = await rowOf(clientId);
  await claimConversation(whole.ctx(anna), id, { anyway: false });
  await giveConversation(whole.ctx(anna), id, boris.id);
  await giveConversation(whole.ctx(anna), id, boris.id);
  expect(await rowOf(clientId)).toMatchObject({ assigned_user_id: boris.id, claimed_by: null });
  const notices = await db()
    .selectFrom("notices")
    .select(["user_id", "kind"])
    .where("client_id", "=", clientId)
    .where("kind", "=", "conversation.given")
    .execute();
  expect(notices).toEqual([{ user_id: boris.id, kind: "conversation.given" }]);
  await expect(giveConversation(whole.ctx(anna), id, 999_999)).rejects.toMatchObject({ fields: { userId: "unknown" } });
});

test("snoozed until a moment it wakes at it, by its job or by the sweep, once", async () => {
  for (const wakeUp of [() => whole.jobs.runDue(), () => wakeDue(whole.ctx())]) {
    const clientId = await newClient();
    await write(clientId);
    const { id } = await rowOf(clientId);
    const until = new Date(whole.clock.now().getTime() + 60 * 60_000);
    await giveConversation(whole.ctx(anna), id, boris.id);
    await snoozeConversation(whole.ctx(anna), id, until);
    expect(await rowOf(clientId)).toMatchObject({ state: "snoozed", snoozed_until: until });
    await wakeDue(whole.ctx());
    expect((await rowOf(clientId)).state).toBe("snoozed");
    minutes(60);
    await wakeUp();
    await wakeDue(whole.ctx());
    expect(await rowOf(clientId)).toMatchObject({ state: "open", snoozed_until: null, woken_at: whole.clock.now() });
    expect((await told(clientId)).filter((event) => event.name === "conversation.woken")).toHaveLength(1);
  }
});

test("snoozed until the client writes it wakes by his word alone", async () => {
  const clientId = await newClient();
  await write(clientId);
  const { id } = await rowOf(clientId);
  await answer(clientId, anna);
  await snoozeConversation(whole.ctx(anna), id, null);
  minutes(60 * 24 * 30);
  await wakeDue(whole.ctx());
  expect((await rowOf(clientId)).state).toBe("snoozed");
  await write(clientId);
  expect((await rowOf(clientId)).state).toBe("open");
  expect((await told(clientId)).at(-1)).toEqual({ name: "conversation.opened", data: { conversationId: id } });
});

test("a moment that has passed is refused", async () => {
  const clientId = await newClient();
  await write(clientId);
  const { id } = await rowOf(clientId);
  await expect(snoozeConversation(whole.ctx(anna), id, whole.clock.now())).rejects.toMatchObject({
    fields: { until: "wrong" },
  });
});

test("closed it waits for nothing; the undo brings back all, also the waiting; the client's word opens it", async () => {
  const clientId = await newClient();
  const since = whole.clock.now();
  await write(clientId);
  const { id } = await rowOf(clientId);
  minutes(1);
  await closeConversation(whole.ctx(anna), id);
  expect(await rowOf(clientId)).toMatchObject({ state: "closed", waiting_since: null, is_unread: false });
  await reopenConversation(whole.ctx(anna), id, { undo: true });
  expect(await rowOf(clientId)).toMatchObject({ state: "open", waiting_since: since });
  await expect(reopenConversation(whole.ctx(anna), id, { undo: true })).rejects.toMatchObject({
    reason: "nothing-to-undo",
  });
  await closeConversation(whole.ctx(anna), id);
  await closeConversation(whole.ctx(anna), id);
  await write(clientId);
  expect((await rowOf(clientId)).state).toBe("open");
  expect((await told(clientId)).map((event) => event.name)).toEqual([
    "conversation.closed",
    "conversation.opened",
    "conversation.closed",
    "conversation.opened",
  ]);
});

test("it goes with the matter's responsible until it is given to somebody else", async () => {
  const clientId = await newClient();
  await write(clientId);
  const matterId = (await latestOpenMatter(whole.ctx(), clientId)) ?? 0;
  await assignMatter(whole.ctx(), { matterId, userId: anna.id });
  const { id } = await rowOf(clientId);
  expect((await rowOf(clientId)).assigned_user_id).toBe(anna.id);
  await giveConversation(whole.ctx(anna), id, boris.id);
  await assignMatter(whole.ctx(), { matterId, userId: null });
  expect((await rowOf(clientId)).assigned_user_id).toBe(boris.id);
});

test("it is read here, or in the client's card", async () => {
  const clientId = await newClient();
  await write(clientId);
  const { id } = await rowOf(clientId);
  await readConversation(whole.ctx(anna), id);
  await readConversation(whole.ctx(anna), id);
  expect((await rowOf(clientId)).is_unread).toBe(false);
  expect(await told(clientId)).toEqual([{ name: "conversation.read", data: { conversationId: id } }]);
  await write(clientId);
  await markDialogRead(whole.ctx(anna), clientId);
  expect((await rowOf(clientId)).is_unread).toBe(false);
});

test("a conversation begun by us is one, however often it is begun", async () => {
  const clientId = await newClient();
  const first = await startConversation(whole.ctx(anna), clientId);
  expect(await startConversation(whole.ctx(boris), clientId)).toEqual(first);
  expect(await rowOf(clientId)).toMatchObject({ state: "closed", last_at: null });
});

test("in the lists of all its channels it stands by its last word, whichever channel that went by, and by its waking", async () => {
  const clientId = await newClient();
  await write(clientId);
  const moments = async () => {
    const rows = await db()
      .selectFrom("conversation_channels")
      .select(["channel", "last_at"])
      .where("conversation_id", "=", (await rowOf(clientId)).id)
      .orderBy("channel")
      .execute();
    return rows.map((row) => [row.channel, row.last_at]);
  };
  const first = whole.clock.now();
  expect(await moments()).toEqual([["whatsapp", first]]);
  minutes(5);
  await logCall(whole.ctx(anna), { clientId, direction: "in", result: "talked", note: "" });
  expect(await moments()).toEqual(["call", "whatsapp"].map((channel) => [channel, whole.clock.now()]));
  minutes(5);
  await snoozeConversation(whole.ctx(anna), (await rowOf(clientId)).id, new Date(whole.clock.now().getTime() + 60_000));
  minutes(5);
  await wakeDue(whole.ctx());
  expect(await moments()).toEqual(["call", "whatsapp"].map((channel) => [channel, whole.clock.now()]));
});
