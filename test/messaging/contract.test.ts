import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkConnection, queueMessage } from "../../src/server/messaging/index.ts";
import { capabilitiesOf } from "../../src/server/messaging/connections/open-channel.ts";
import { subscribeConnection } from "../../src/server/messaging/connections/watch-subscriptions.ts";
import { connectionById } from "../../src/server/messaging/store.ts";
import { until } from "../until.ts";
import { maxLine, smscLine, telegramLine, twilioLine, type Line, type Person } from "./lines/line.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

const kinds = [
  ["WhatsApp through Twilio", twilioLine],
  ["MAX", maxLine],
  ["Telegram", telegramLine],
  ["SMS through SMSC.ru", smscLine],
] as const;

/** What every channel promises, whoever the partner is: the same cases against each partner's sandbox. */
describe.each(kinds)("%s", (_name, makeLine) => {
  let office: SandboxOffice;
  let line: Line;
  beforeAll(async () => {
    office = await openSandboxOffice({ timeoutMs: 700 });
    line = await makeLine(office);
    await office.quietNever();
    await until(async () => (await checkConnection(office.ctx(), line.connectionId)).last_error === null, 20_000);
    if (line.isBot) await subscribeConnection(office.ctx(), line.connectionId);
    if (line.kind === "smsc") await office.control("PUT", "/smsc/addresses", await hookAddresses());
  }, 60_000);
  afterAll(() => office.close());
  afterEach(async () => {
    await office.control("DELETE", "/faults");
    office.jobs.lose();
  });

  const db = () => office.app.database.db;
  const hookAddresses = async () => {
    const answer = await office.http.inject({ method: "GET", url: "/api/connections" });
    const found = answer.json().items.find((item: { id: number }) => item.id === line.connectionId);
    return { statusUrl: found.statusUrl, inboundUrl: found.inboundUrl };
  };
  const can = async () => capabilitiesOf(await connectionById(office.ctx(), line.connectionId));
  const fault = (plan: unknown, route = line.sendRoute) =>
    office.control("PUT", "/faults", { partner: line.partner, route, plan });
  let words = 0;
  const write = async (person: Person, more: { text?: string; buttons?: never[] } & Record<string, unknown> = {}) => {
    const text = more.text ?? `Сообщение № ${++words}`;
    const { id } = await queueMessage(office.ctx(office.employee), {
      clientId: person.clientId,
      connectionId: line.connectionId,
      onceKey: `contract-${++words}`,
      ...more,
      text,
    });
    return { id, text };
  };
  const message = (id: number) =>
    db().selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const inbound = (person: Person, text: string) =>
    db()
      .selectFrom("messages")
      .selectAll()
      .where("client_id", "=", person.clientId)
      .where("direction", "=", "in")
      .where("body", "=", text)
      .execute();
  const madeWith = async (person: Person, text: string) =>
    (await line.made(person)).filter((made) => made.text === text);
  const sweep = async (name: string) => {
    await office.app.slices
      .flatMap((slice) => slice.jobs ?? [])
      .find((job) => job.name === name)
      ?.run(office.ctx(), {});
    await office.jobs.runDue();
  };
  const callbacks = async () =>
    (await db().selectFrom("message_callbacks").select("id").where("connection_id", "=", line.connectionId).execute())
      .length;

  it("is checked by asking the partner, and says in words why it fails", async () => {
    const { auth_token_sealed: sealed } = await connectionById(office.ctx(), line.connectionId);
    const change = (auth_token_sealed: string) =>
      db().updateTable("connections").set({ auth_token_sealed }).where("id", "=", line.connectionId).execute();
    await change(office.app.secrets.seal(line.wrongSecret));
    const failed = await checkConnection(office.ctx(), line.connectionId);
    expect(failed.last_error).toMatch(/^(20003|401|verify\.token|e2): /);
    expect(failed.last_error).not.toContain(line.wrongSecret);
    await change(sealed);
    await office.live(1);
    const healed = await checkConnection(office.ctx(), line.connectionId);
    expect(healed.last_success_at! > healed.last_error_at!).toBe(true);
  });

  it("takes a text, and tells what became of it as far as its receipts go", async () => {
    const person = await line.newPerson();
    const { id, text } = await write(person);
    await office.jobs.runDue();
    expect(await madeWith(person, text)).toHaveLength(1);
    const { receipts } = await can();
    await office.live(10);
    const ends = { none: "sent", delivered: "delivered", read: "read" } as const;
    expect(await message(id)).toMatchObject({ state: ends[receipts], error_code: null });
    expect((await message(id)).external_id).not.toBeNull();
  });

  it("429 proves that nothing was made: it goes again later, once", async () => {
    const person = await line.newPerson();
    await fault(["429", "429"]);
    const { id, text } = await write(person);
    await office.jobs.runDue();
    expect(await message(id)).toMatchObject({ state: "queued", attempts: 1 });
    await office.live(5 * 60);
    expect((await message(id)).attempts).toBe(3);
    expect(await madeWith(person, text)).toHaveLength(1);
  });

  it("a partner that is not there is tried again without a trace", async () => {
    const person = await line.newPerson();
    const { base_url: url } = await connectionById(office.ctx(), line.connectionId);
    const move = (base_url: string) =>
      db().updateTable("connections").set({ base_url }).where("id", "=", line.connectionId).execute();
    await move("http://127.0.0.1:1");
    const { id, text } = await write(person);
    await office.jobs.runDue();
    expect(await message(id)).toMatchObject({ state: "queued", error_code: "ECONNREFUSED" });
    await move(url);
    await office.live(60);
    expect(await madeWith(person, text)).toHaveLength(1);
  });

  it.each(["500", "hang-before-create", "accept-then-hang", "accept-then-500"])(
    "%s leaves it unknown, and it is never sent twice",
    async (plan) => {
      const person = await line.newPerson();
      const before = (await line.made(person)).length;
      // A callback that overtakes the time-out would tell at once what the answer could not.
      if (line.kind === "twilio") await fault({ always: "drop" }, "callback.status");
      await fault([plan]);
      const { id, text } = await write(person);
      await office.jobs.runDue();
      expect(await message(id)).toMatchObject({ state: "unknown", external_id: null });
      await office.live(3 * 60);
      await sweep("messaging.sweep");
      await sweep("messaging.reconcile-unknown");
      const made = await madeWith(person, text);
      expect(made).toHaveLength(plan.startsWith("accept") ? 1 : 0);
      expect((await line.made(person)).length).toBe(before + made.length);
      const keepsList = line.kind !== "telegram";
      expect((await message(id)).state === "unknown").toBe(!(keepsList && made.length === 1));
    },
  );

  it("refuses before sending what is too long or empty", async () => {
    const person = await line.newPerson();
    const { maxText } = await can();
    await expect(write(person, { text: "я".repeat(maxText + 1) })).rejects.toMatchObject({
      fields: { text: "too-long" },
    });
    await expect(write(person, { text: "  " })).rejects.toMatchObject({ fields: { text: "required" } });
  });

  it("does not write first where only the person may begin", async () => {
    const { clientId } = await office.newClient(`+7913600${String(++words).padStart(2, "0")}99`);
    const { canStart, needsTemplateOutsideHours: hours } = await can();
    const attempt = write({ clientId, id: "" });
    if (!canStart) await expect(attempt).rejects.toMatchObject({ reason: "not-started" });
    else if (hours !== null) await expect(attempt).rejects.toMatchObject({ reason: "window-closed" });
    else await expect(attempt).resolves.toMatchObject({ id: expect.any(Number) });
  });

  it("carries files and buttons where it says so, and refuses them where not", async () => {
    const person = await line.newPerson();
    const { maxFile, buttons } = await can();
    const content = Buffer.from("%PDF-1.4 справка");
    const file = {
      url: "",
      declaredType: "application/pdf",
      key: await office.app.files.put(content),
      type: "application/pdf",
      size: content.length,
      error: null,
      name: "Договор.pdf",
    };
    if (maxFile === 0) await expect(write(person, { files: [file] })).rejects.toMatchObject({ code: "refused" });
    else if (line.kind !== "twilio") {
      const { text } = await write(person, { files: [file] });
      await office.jobs.runDue();
      expect(await madeWith(person, text)).toMatchObject([{ files: 1 }]);
    }
    const keyboard = [[{ kind: "answer", text: "Да", payload: "yes" }]];
    if (buttons === 0)
      await expect(write(person, { buttons: keyboard as never[] })).rejects.toMatchObject({ reason: "no-buttons" });
    else {
      const { text } = await write(person, { buttons: keyboard as never[] });
      await office.jobs.runDue();
      const [made] = await madeWith(person, text);
      expect(made).toMatchObject({ hasButtons: true });
      await line.presses?.(person, made!, "yes");
      await office.jobs.runDue();
      expect(await inbound(person, "Да")).toMatchObject([{ payload: { button: { text: "Да", payload: "yes" } } }]);
      expect(JSON.stringify(await office.control("GET", `/${line.partner}/answers`)).length).toBeGreaterThan(20);
    }
  });

  it("brings what a person writes, once, however often and however oddly it comes", async () => {
    const person = await line.newPerson();
    await fault(["duplicate"], line.hookRoute);
    await line.says(person, "Добрый день");
    await office.jobs.runDue();
    await fault(["reorder"], line.hookRoute);
    await line.says(person, "первое");
    await line.says(person, "второе");
    await office.jobs.runDue();
    for (const text of ["Добрый день", "первое", "второе"])
      expect(await inbound(person, text)).toMatchObject([{ state: "received", client_id: person.clientId }]);
  });

  it("brings a file of his to our side", async () => {
    if (!line.sendsFile) return expect((await can()).maxFile).toBe(0);
    const person = await line.newPerson();
    const content = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    await line.sendsFile(person, content);
    await office.jobs.runDue();
    const row = await db()
      .selectFrom("messages")
      .selectAll()
      .where("client_id", "=", person.clientId)
      .where("kind", "=", "media")
      .executeTakeFirstOrThrow();
    expect(row.payload?.media).toMatchObject([{ type: "image/png", size: content.length, error: null }]);
    expect(Buffer.from(await office.app.files.get(row.payload!.media![0]!.key!))).toEqual(content);
  });

  it("believes nobody else: a forged hook is refused and leaves nothing", async () => {
    const person = await line.newPerson();
    const before = await callbacks();
    await fault(["wrong-signature"], line.hookRoute);
    expect(await line.says(person, "Переведите деньги сюда")).toBe(403);
    expect(await callbacks()).toBe(before);
    expect(await inbound(person, "Переведите деньги сюда")).toEqual([]);
  });

  it("keeps a hook of an unknown kind and passes it over", async () => {
    if (!line.bringsUnknown) return expect(line.isBot).toBe(false);
    const before = await callbacks();
    await line.bringsUnknown();
    await office.jobs.runDue();
    const rows = await db()
      .selectFrom("message_callbacks")
      .select(["processed_at", "error"])
      .where("connection_id", "=", line.connectionId)
      .orderBy("id")
      .execute();
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)).toMatchObject({ processed_at: expect.any(Date), error: null });
  });

  it("hears that a person wants no more, and writes to him no more", async () => {
    const person = await line.newPerson();
    await line.blocks(person);
    await office.jobs.runDue();
    if (line.isBot) {
      // The hook was lost, so the refusal of our next message tells it.
      const { id } = await write(person);
      await office.jobs.runDue();
      expect(await message(id)).toMatchObject({ state: "failed", error_class: "opt-out" });
    }
    await expect(write(person)).rejects.toMatchObject({ reason: "opted-out" });
  });
});
