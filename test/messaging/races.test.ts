import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processCallback } from "../../src/server/messaging/incoming/process-callback.ts";
import { deliverMessage } from "../../src/server/messaging/outgoing/deliver-message.ts";
import { queueMessage } from "../../src/server/messaging/index.ts";
import { inboundHook, statusHook } from "./office.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

// On the embedded database these run one after the other; on PostgreSQL they truly race.
let office: SandboxOffice;
let templateId: number;
beforeAll(async () => {
  office = await openSandboxOffice();
  templateId = await office.newTemplate();
  await db()
    .updateTable("message_templates")
    .set({ external_id: `HX${"4".padStart(32, "0")}` })
    .execute();
});
afterAll(() => office.close());

const db = () => office.app.database.db;
const waiting = async () =>
  (
    await db().selectFrom("message_callbacks").select("id").where("processed_at", "is", null).orderBy("id").execute()
  ).map((row) => row.id);
/** What the queue does: a lost race is tried again. */
async function processAll(): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    const ids = await waiting();
    if (ids.length === 0) return;
    await Promise.allSettled(ids.map((id) => processCallback(office.ctx(), id)));
  }
}

describe("at once", () => {
  it("one press is one message, and one message goes once", async () => {
    const { clientId, phone } = await office.newClient();
    const queue = () =>
      queueMessage(office.ctx(office.employee), { clientId, templateId, onceKey: "pressed-five-times" });
    const made = await Promise.all([queue(), queue(), queue(), queue(), queue()]);
    expect(new Set(made.map((message) => message.id)).size).toBe(1);
    const id = made[0]?.id ?? 0;
    await Promise.all(Array.from({ length: 5 }, () => deliverMessage(office.ctx(), id)));
    expect(await office.madeFor(phone)).toHaveLength(1);
  });

  it("a storm of callbacks ends in the best state, each change told once", async () => {
    const { clientId } = await office.newClient();
    const { id } = await queueMessage(office.ctx(office.employee), {
      clientId,
      templateId,
      onceKey: "storm-of-callbacks",
    });
    await db()
      .updateTable("messages")
      .set({ state: "sending", sending_at: office.clock.now() })
      .where("id", "=", id)
      .execute();
    const statuses = ["read", "sent", "delivered", "queued", "sent", "delivered", "read", "undelivered"];
    await Promise.all(
      statuses.map((status) =>
        statusHook(office, id, "SMstorm", status, status === "undelivered" ? { ErrorCode: "63014" } : {}),
      ),
    );
    await processAll();
    expect(await waiting()).toEqual([]);
    expect(
      (await db().selectFrom("messages").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state,
    ).toBe("read");
    const told = (await db().selectFrom("events").select("name").where("subject_id", "=", id).execute())
      .map((row) => row.name)
      .filter((name) => name.startsWith("message."));
    expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
  });

  it("the same and other first words of a stranger make one client, one matter, each message once", async () => {
    const phone = "+79135557788";
    const hooks = ["SMa", "SMa", "SMb", "SMb", "SMc"].map((sid) =>
      inboundHook(office, phone, `Слова ${sid}`, { MessageSid: sid }),
    );
    await Promise.all(hooks);
    await processAll();
    const { client_id: clientId } = await db()
      .selectFrom("client_phones")
      .select("client_id")
      .where("phone", "=", phone)
      .executeTakeFirstOrThrow();
    expect(await db().selectFrom("matters").select("id").where("client_id", "=", clientId).execute()).toHaveLength(1);
    const messages = await db()
      .selectFrom("messages")
      .select("external_id")
      .where("client_id", "=", clientId)
      .execute();
    expect(messages.map((row) => String(row.external_id)).toSorted()).toEqual(["SMa", "SMb", "SMc"]);
    expect(
      (await db().selectFrom("dialogs").select("unread").where("client_id", "=", clientId).executeTakeFirstOrThrow())
        .unread,
    ).toBe(3);
  });
});
