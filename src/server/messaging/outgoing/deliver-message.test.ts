import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openOffice, statusHook, type Office } from "../../../../test/messaging/office.ts";
import { noteFailure } from "../connections/note-health.ts";
import { checkConnection } from "../connections/check-connection.ts";
import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { secretsFrom } from "../../kernel/secrets.ts";
import { readMessage } from "../dialogs/read-messages.ts";
import { connectionById } from "../store.ts";
import { applyNews } from "./apply-news.ts";
import { claimMessage } from "./claim-message.ts";
import { deliverMessage } from "./deliver-message.ts";
import { queueMessage } from "./queue-message.ts";

let office: Office;
let templateId: number;
beforeAll(async () => {
  office = await openOffice();
  templateId = await office.newTemplate();
});
afterAll(() => office.close());
beforeEach(() => office.jobs.lose());

const db = () => office.app.database.db;
let keys = 0;
const robot = () => office.ctx({ kind: "robot", id: null });
async function queued(ctx: Ctx) {
  const client = await office.newClient();
  const { id } = await queueMessage(ctx, { clientId: client.clientId, templateId, onceKey: `deliver-${++keys}` });
  return { ...client, id };
}
const message = (id: number) => db().selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const toldOf = (name: "message.cancelled" | "connection.failed", subjectId: number) =>
  db().selectFrom("events").select("data").where("name", "=", name).where("subject_id", "=", subjectId).execute();

describe("at the moment of sending", () => {
  it("a robot keeps to the client's hours though the message was queued inside them", async () => {
    const { id } = await queued(robot());
    office.jobs.lose();
    const evening = { ...office.ctx(), now: new Date("2026-11-24T13:30:00Z") }; // 20:30 in Krasnoyarsk
    const morning = new Date("2026-11-25T02:00:00Z");
    expect(await claimMessage(evening, id)).toBeNull();
    expect(await message(id)).toMatchObject({ state: "queued", not_before: morning, attempts: 0 });
    expect(office.jobs.waiting.map(({ name, data, at }) => ({ name, data, at }))).toEqual([
      { name: "messaging.send-message", data: { messageId: id }, at: morning },
    ]);
    expect(await claimMessage({ ...office.ctx(), now: morning }, id)).toMatchObject({ id });
  });

  it("a person's message goes at any hour", async () => {
    const { id } = await queued(office.ctx(office.employee));
    const evening = { ...office.ctx(), now: new Date("2026-11-24T13:30:00Z") };
    expect(await claimMessage(evening, id)).toMatchObject({ id, state: "sending" });
  });

  it("an address found bad meanwhile stops a robot's message, not a person's", async () => {
    const [byRobot, byPerson] = [await queued(robot()), await queued(office.ctx(office.employee))];
    await db()
      .updateTable("dialogs")
      .set({ failed_at: office.clock.now(), failed_reason: "На этом номере нет WhatsApp" })
      .where("client_id", "in", [byRobot.clientId, byPerson.clientId])
      .execute();
    expect(await claimMessage(office.ctx(), byRobot.id)).toBeNull();
    expect((await message(byRobot.id)).state).toBe("cancelled");
    expect(await toldOf("message.cancelled", byRobot.id)).toEqual([
      { data: { messageId: byRobot.id, reason: "bad-address" } },
    ]);
    expect(await claimMessage(office.ctx(), byPerson.id)).toMatchObject({ id: byPerson.id });
  });
});

describe("a secret sealed with another key", () => {
  it("fails the message in words without calling anybody, and shows at the connection", async () => {
    const { id } = await queued(office.ctx(office.employee));
    const own = (await connectionById(office.ctx(), office.connectionId)).auth_token_sealed;
    const seal = (sealed: string) => db().updateTable("connections").set({ auth_token_sealed: sealed }).execute();
    await seal(secretsFrom(Buffer.alloc(32, 7)).seal("a-token-of-another-machine"));
    await deliverMessage(office.ctx(), id);
    expect(await readMessage(office.ctx(), id)).toMatchObject({
      state: "failed",
      errorClass: "configuration",
      errorCode: "secret-unreadable",
      errorText: expect.stringContaining("другим ключом"),
      canResend: false,
    });
    expect(await toldOf("connection.failed", office.connectionId)).toEqual([
      { data: { connectionId: office.connectionId, reason: "secret-unreadable" } },
    ]);
    expect((await checkConnection(office.ctx(), office.connectionId)).last_error).toContain("secret-unreadable");
    // What is signed cannot be verified now; the partner may bring it again.
    expect((await statusHook(office, id, "SM1", "sent")).statusCode).toBe(503);
    await seal(own);
  });
});

describe("a failure of the partner", () => {
  it("is told by its code alone, and its words are kept without phones", async () => {
    await db().updateTable("connections").set({ last_error_at: null }).execute();
    const connection = await connectionById(office.ctx(), office.connectionId);
    const text = "Invalid 'To': whatsapp:+7 (913) 200-01-99, or 89132000199; status 400";
    await noteFailure(office.ctx(), connection, { code: "21211", text });
    expect((await toldOf("connection.failed", office.connectionId)).at(-1)?.data).toEqual({
      connectionId: office.connectionId,
      reason: "21211",
    });
    const { last_error } = await connectionById(office.ctx(), office.connectionId);
    expect(last_error).toBe("21211: Invalid 'To': whatsapp:***, or ***; status 400");
  });

  it("holds the client before anything of his is written", async () => {
    const { id } = await queued(office.ctx(office.employee));
    const done: string[] = [];
    const watch: KyselyPlugin = {
      transformQuery({ node }) {
        const isLock = node.kind === "SelectQueryNode" && node.endModifiers !== undefined;
        if (isLock || node.kind === "UpdateQueryNode" || node.kind === "InsertQueryNode") {
          done.push(isLock ? "lock" : node.kind);
        }
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const database = { ...office.app.database, db: db().withPlugin(watch) };
    const ctx = newCtx({ ...office.app, database }, office.ctx().actor);
    await applyNews(ctx, id, { news: "failed", at: ctx.now, externalId: "SMlock", errorCode: "63014" });
    expect(done[0]).toBe("lock");
    expect(await message(id)).toMatchObject({ state: "failed", external_id: "SMlock", error_class: "opt-out" });
  });
});
