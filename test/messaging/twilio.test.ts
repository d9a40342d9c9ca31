import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkConnection, queueMessage, updateTemplate } from "../../src/server/messaging/index.ts";
import { until } from "../until.ts";
import { account } from "./office.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

let office: SandboxOffice;
let templateId: number;
beforeAll(async () => {
  office = await openSandboxOffice({ timeoutMs: 400 });
  // The short patience of these tests may be too short for a busy machine's first call.
  await until(async () => (await checkConnection(office.ctx(), office.connectionId)).last_error === null, 20_000);
  templateId = (
    await db().selectFrom("message_templates").select("id").where("code", "=", "call_missed").executeTakeFirstOrThrow()
  ).id;
  await updateTemplate(office.ctx(), templateId, {
    variables: [{ index: 1, field: "client.first-name", fallback: "" }],
  });
});
afterAll(() => office.close());
afterEach(async () => {
  await office.control("DELETE", "/faults");
  office.jobs.lose();
});

const db = () => office.app.database.db;
const message = (id: number) => db().selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const eventsOf = async (id: number) =>
  (await db().selectFrom("events").select("name").where("subject_id", "=", id).orderBy("id").execute())
    .map((row) => row.name)
    .filter((name) => name.startsWith("message."));
let number = 0;
const nextPhone = (ending = "99") => `+7913${String(++number).padStart(5, "0")}${ending}`;

async function queued(ending?: string) {
  const client = await office.newClient(nextPhone(ending));
  const { id } = await queueMessage(office.ctx(office.employee), {
    clientId: client.clientId,
    templateId,
    onceKey: `twilio-test-${number}`,
  });
  return { ...client, id };
}
const sweepJob = (name: string) =>
  office.app.slices.flatMap((slice) => slice.jobs ?? []).find((job) => job.name === name)!;
const runSweep = async (name: string) => {
  await sweepJob(name).run(office.ctx(), {});
  await office.jobs.runDue();
};

describe("an account at Twilio", () => {
  it("is checked by asking it, and its templates come with their approvals", async () => {
    const connection = await checkConnection(office.ctx(), office.connectionId);
    expect(connection).toMatchObject({ last_error: null });
    expect(connection.last_success_at).not.toBeNull();
    const approvals = await db()
      .selectFrom("message_templates")
      .select(["code", "approval", "rejection_reason"])
      .orderBy("external_id")
      .execute();
    expect(approvals.map((row) => row.approval)).toEqual([
      "approved",
      "approved",
      "approved",
      "approved",
      "approved",
      "pending",
      "rejected",
      "approved",
    ]);
    expect(approvals.find((row) => row.approval === "rejected")?.rejection_reason).toContain("policy");
  });

  it("shows the partner's words when the password is wrong, and recovers", async () => {
    const sealed = (await db().selectFrom("connections").select("auth_token_sealed").executeTakeFirstOrThrow())
      .auth_token_sealed;
    await db()
      .updateTable("connections")
      .set({ auth_token_sealed: office.app.secrets.seal("a-wrong-token-of-thirty-two-char") })
      .execute();
    expect((await checkConnection(office.ctx(), office.connectionId)).last_error).toBe("20003: Authenticate");
    expect(await office.eventNames()).toContain("connection.failed");
    await db().updateTable("connections").set({ auth_token_sealed: sealed }).execute();
    await office.live(1);
    const healed = await checkConnection(office.ctx(), office.connectionId);
    expect(healed.last_success_at! > healed.last_error_at!).toBe(true);
  });

  it("tells of a template that was paused meanwhile, which then cannot be sent", async () => {
    const row = await db()
      .selectFrom("message_templates")
      .select(["id", "external_id"])
      .where("code", "=", "docs_reminder")
      .executeTakeFirstOrThrow();
    await office.control("PUT", `/twilio/templates/${row.external_id}`, { status: "paused" });
    await runSweep("messaging.read-templates");
    expect(
      await db().selectFrom("message_templates").select("approval").where("id", "=", row.id).executeTakeFirstOrThrow(),
    ).toEqual({ approval: "paused" });
    const client = await office.newClient(nextPhone());
    await expect(
      queueMessage(office.ctx(office.employee), {
        clientId: client.clientId,
        templateId: row.id,
        onceKey: "paused-template",
      }),
    ).rejects.toMatchObject({ reason: "template-not-approved" });
  });
});

describe("a message", () => {
  it("goes, is delivered and read, each told once", async () => {
    const { id, phone } = await queued();
    await office.jobs.runDue();
    expect((await message(id)).state).toBe("accepted");
    await office.live(10);
    const row = await message(id);
    expect(row).toMatchObject({ state: "read", error_code: null });
    expect(row.sent_at && row.delivered_at && row.read_at).not.toBeNull();
    expect(await eventsOf(id)).toEqual(["message.queued", "message.sent", "message.delivered", "message.read"]);
    expect(await office.madeFor(phone)).toMatchObject([
      {
        body: "Ольга, здравствуйте! Не смогли до вас дозвониться. Напишите, когда удобно поговорить, и мы перезвоним.",
        status: "read",
      },
    ]);
  });

  it("whose callback overtakes the answer is right all the same", async () => {
    await office.fault("messages.create", ["callback-before-answer"]);
    const { id } = await queued();
    await office.jobs.runDue();
    await office.live(10);
    expect(await message(id)).toMatchObject({ state: "read" });
    expect(await eventsOf(id)).toEqual(["message.queued", "message.sent", "message.delivered", "message.read"]);
  });

  it.each(["duplicate", "reorder", "delay"])("survives callbacks that come with: %s", async (fault) => {
    await office.fault("callback.status", { always: fault });
    const { id } = await queued();
    await office.jobs.runDue();
    await office.live(30);
    expect((await message(id)).state).toBe("read");
    const told = await eventsOf(id);
    expect(told).toEqual([...new Set(told)]);
    expect(told.at(-1)).toBe("message.read");
  });

  it("whose callbacks were all lost is asked about", async () => {
    await office.fault("callback.status", { always: "drop" });
    const { id } = await queued();
    await office.jobs.runDue();
    await office.live(5 * 60);
    await runSweep("messaging.reconcile-unknown");
    expect((await message(id)).state).toBe("accepted");
    await office.live(6 * 60);
    await runSweep("messaging.reconcile-unknown");
    expect(await message(id)).toMatchObject({ state: "read", reconcile_at: null });
  });

  it("to a person without WhatsApp fails and marks the address", async () => {
    const { id, clientId } = await queued("04");
    await office.jobs.runDue();
    await office.live(10);
    expect(await message(id)).toMatchObject({ state: "failed", error_code: "63003", error_class: "address" });
    expect(
      (
        await db()
          .selectFrom("dialogs")
          .select("failed_reason")
          .where("client_id", "=", clientId)
          .executeTakeFirstOrThrow()
      ).failed_reason,
    ).toBe("На этом номере нет WhatsApp");
  });

  it("that the partner refuses at once is final, with the partner's code", async () => {
    const { id, phone } = await queued();
    await db().updateTable("connections").set({ sender: "whatsapp:+73910009999" }).execute();
    await office.jobs.runDue();
    await db().updateTable("connections").set({ sender: account.sender }).execute();
    expect(await message(id)).toMatchObject({
      state: "failed",
      error_code: "63007",
      error_class: "configuration",
      attempts: 1,
    });
    expect(await office.madeFor(phone)).toEqual([]);
  });
});

describe("what must never become a second message", () => {
  it.each(["429", "503"])("%s proves that nothing was made: it is sent again later, once", async (fault) => {
    await office.fault("messages.create", [fault, fault]);
    const { id, phone } = await queued();
    const before = await office.attempts();
    await office.jobs.runDue();
    expect(await message(id)).toMatchObject({ state: "queued", attempts: 1 });
    await office.live(5 * 60);
    expect((await message(id)).attempts).toBe(3);
    expect(await office.attempts()).toBe(before + 3);
    expect(await office.madeFor(phone)).toHaveLength(1);
    expect((await eventsOf(id)).filter((name) => name === "message.sent")).toHaveLength(1);
  });

  it("a partner that is down for hours ends in a failure that a person may send again", async () => {
    await office.fault("messages.create", { always: "503" });
    const { id, phone } = await queued();
    await office.live(2 * 3600);
    expect(await message(id)).toMatchObject({ state: "failed", error_class: "retryable", attempts: 8 });
    await office.control("DELETE", "/faults");
    const again = await office.http.inject({
      method: "POST",
      url: `/api/messages/${id}/resending`,
      payload: { key: "pressed-once" },
    });
    expect(again.statusCode).toBe(201);
    const twice = await office.http.inject({
      method: "POST",
      url: `/api/messages/${id}/resending`,
      payload: { key: "pressed-twice" },
    });
    expect(twice.json()).toMatchObject({ error: { reason: "cannot-resend" } });
    await office.jobs.runDue();
    expect(await office.madeFor(phone)).toHaveLength(1);
  });

  it.each(["accept-then-hang", "accept-then-500"])(
    "%s: unknown, found at the partner, never sent again",
    async (fault) => {
      await office.fault("callback.status", { always: "drop" });
      await office.fault("messages.create", [fault]);
      const { id, phone } = await queued();
      const before = await office.attempts();
      await office.jobs.runDue();
      expect(await message(id)).toMatchObject({ state: "unknown", external_id: null });
      await office.live(70);
      await runSweep("messaging.sweep");
      await runSweep("messaging.reconcile-unknown");
      const [made, ...more] = await office.madeFor(phone);
      expect(more).toEqual([]);
      expect(await message(id)).toMatchObject({ state: "read", external_id: made?.sid });
      expect(await eventsOf(id)).toEqual(["message.queued", "message.unknown", "message.read"]);
      expect(await office.attempts()).toBe(before + 1);
    },
  );

  it.each(["hang-before-create", "500"])("%s: unknown for ever, until a person decides", async (fault) => {
    await office.fault("messages.create", [fault]);
    const { id, phone } = await queued();
    await office.jobs.runDue();
    for (let hours = 0; hours < 26; hours += 1) {
      await office.live(3600);
      await runSweep("messaging.sweep");
      await runSweep("messaging.reconcile-unknown");
    }
    expect(await message(id)).toMatchObject({ state: "unknown", reconcile_at: null });
    expect(await office.madeFor(phone)).toEqual([]);
    const view = await office.http.inject({
      method: "POST",
      url: `/api/messages/${id}/resending`,
      payload: { key: `person-${fault}` },
    });
    expect(view.json()).toMatchObject({ state: "queued" });
    await office.jobs.runDue();
    expect(await office.madeFor(phone)).toHaveLength(1);
  });

  it("a crash between the call and its record leaves unknown, not a second sending", async () => {
    const { id, phone } = await queued();
    await db()
      .updateTable("messages")
      .set({ state: "sending", sending_at: office.clock.now() })
      .where("id", "=", id)
      .execute();
    await office.jobs.runDue();
    await office.live(130);
    await runSweep("messaging.sweep");
    expect(await message(id)).toMatchObject({ state: "unknown" });
    expect(await eventsOf(id)).toEqual(["message.queued", "message.unknown"]);
    expect(await office.madeFor(phone)).toEqual([]);
  });

  it("a lost queue is found again, once", async () => {
    const { id, phone } = await queued();
    office.jobs.lose();
    await office.live(120);
    await runSweep("messaging.sweep");
    await runSweep("messaging.sweep");
    expect(await office.madeFor(phone)).toHaveLength(1);
    expect((await message(id)).attempts).toBe(1);
  });

  it("two alike unknown messages are not guessed apart", async () => {
    await office.fault("callback.status", { always: "drop" });
    await office.fault("messages.create", ["accept-then-500", "500"]);
    const one = await queued();
    const other = await queueMessage(office.ctx(office.employee), {
      clientId: one.clientId,
      templateId,
      onceKey: "the-second-alike",
    });
    await office.jobs.runDue();
    await office.live(70);
    await runSweep("messaging.reconcile-unknown");
    expect([(await message(one.id)).state, (await message(other.id)).state]).toEqual(["unknown", "unknown"]);
  });

  it("a partner that is not there is retried without a trace at the partner", async () => {
    const { base_url: url } = await db().selectFrom("connections").select("base_url").executeTakeFirstOrThrow();
    await db().updateTable("connections").set({ base_url: "http://127.0.0.1:1/twilio" }).execute();
    const { id, phone } = await queued();
    await office.jobs.runDue();
    expect(await message(id)).toMatchObject({ state: "queued", error_code: "ECONNREFUSED" });
    await db().updateTable("connections").set({ base_url: url }).execute();
    await office.live(60);
    expect(await office.madeFor(phone)).toHaveLength(1);
  });
});

describe("a person who writes", () => {
  it("opens the window, is answered in free text, and a file of his comes to our side", async () => {
    const phone = nextPhone();
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    await office.control("POST", `/twilio/phones/${phone.slice(1)}/messages`, {
      text: "Вот справка",
      media: [{ contentType: "application/pdf", base64: png.toString("base64") }],
      profileName: "Мария",
    });
    await office.jobs.runDue();
    const row = await db()
      .selectFrom("messages")
      .selectAll()
      .where("body", "=", "Вот справка")
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      kind: "media",
      payload: {
        mediaState: "done",
        media: [{ type: "image/png", declaredType: "application/pdf", size: png.length, error: null }],
      },
    });
    expect(Buffer.from(await office.app.files.get(row.payload!.media![0]!.key!))).toEqual(png);
    const sent = await office.http.inject({
      method: "POST",
      url: `/api/clients/${row.client_id}/messages`,
      payload: { connectionId: office.connectionId, key: "answer-in-words", text: "Спасибо, получили!" },
    });
    expect(sent.statusCode).toBe(201);
    await office.jobs.runDue();
    expect(await office.madeFor(phone)).toMatchObject([{ body: "Спасибо, получили!" }]);
  });

  it("hears nothing back from the hook itself", async () => {
    const phone = nextPhone();
    await office.fault("callback.inbound", ["duplicate"]);
    await office.control("POST", `/twilio/phones/${phone.slice(1)}/messages`, { text: "Добрый день" });
    await office.jobs.runDue();
    expect(await office.madeFor(phone)).toEqual([]);
    expect(await db().selectFrom("messages").select("id").where("body", "=", "Добрый день").execute()).toHaveLength(1);
  });
});
