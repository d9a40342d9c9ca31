import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { clientToken } from "../../src/server/messaging/bots/client-token.ts";
import { linkKey } from "../../src/server/messaging/bots/link-key.ts";
import { subscribeConnection } from "../../src/server/messaging/connections/watch-subscriptions.ts";
import { checkConnection, queueMessage } from "../../src/server/messaging/index.ts";
import { insertUser } from "../harness.ts";
import { linkToken, maxLine, telegramLine, type Line } from "./lines/line.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

describe.each([
  ["MAX", "max", maxLine],
  ["Telegram", "telegram", telegramLine],
] as const)("a bot in %s", (_name, partner, makeLine) => {
  let office: SandboxOffice;
  let line: Line;
  beforeAll(async () => {
    office = await openSandboxOffice({ timeoutMs: 1500 });
    line = await makeLine(office);
    await office.quietNever();
    await subscribeConnection(office.ctx(), line.connectionId);
  }, 60_000);
  afterAll(() => office.close());
  afterEach(async () => {
    await office.control("DELETE", "/faults");
    office.jobs.lose();
  });

  const db = () => office.app.database.db;
  let strangers = 5000;
  const act = async (id: number, what: string, body: unknown = {}) => {
    await office.control("POST", `/${partner}/people/${id}/${what}`, body);
    await office.jobs.runDue();
  };
  const dialogOf = (id: number) =>
    db()
      .selectFrom("dialogs")
      .selectAll()
      .where("connection_id", "=", line.connectionId)
      .where("address", "=", String(id))
      .executeTakeFirst();
  const tagsOf = async (clientId: number) =>
    (await db().selectFrom("client_tags").select("tag").where("client_id", "=", clientId).execute()).map(
      (row) => row.tag,
    );
  const eventsOf = async (clientId: number) =>
    (await db().selectFrom("events").select("name").where("client_id", "=", clientId).orderBy("id").execute()).map(
      (row) => row.name,
    );
  const asked = async (id: number) =>
    (await line.made({ clientId: 0, id: String(id) })).filter(({ text }) => text.includes("поделитесь номером"));

  it("knows a client who came by his own link, on his own card", async () => {
    const { clientId, matterId } = await office.newClient();
    const id = ++strangers;
    await act(id, "start", { payload: await linkToken(office, clientId, line.connectionId), name: "Кто угодно" });
    expect(await dialogOf(id)).toMatchObject({ client_id: clientId, started_at: expect.any(Date) });
    expect(await eventsOf(clientId)).toContain("dialog.started");
    expect(await asked(id)).toEqual([]);
    await act(id, "messages", { text: "Это я" });
    expect(
      await db().selectFrom("messages").select(["client_id", "matter_id"]).where("body", "=", "Это я").execute(),
    ).toEqual([{ client_id: clientId, matter_id: matterId }]);
  });

  it("a link that somebody has used makes nobody else the client", async () => {
    const { clientId } = await office.newClient();
    const payload = await linkToken(office, clientId, line.connectionId);
    const [first, second] = [++strangers, ++strangers];
    await act(first, "start", { payload });
    await act(second, "start", { payload, name: "Чужой" });
    expect((await dialogOf(first))?.client_id).toBe(clientId);
    expect((await dialogOf(second))?.client_id).not.toBe(clientId);
  });

  it("believes no token that is forged, old, or of another bot", async () => {
    const { clientId } = await office.newClient();
    const key = linkKey(office.app);
    const now = office.clock.now();
    const good = clientToken(key, { connectionId: line.connectionId, clientId }, now);
    expect(good).toMatch(/^[\w-]{1,64}$/);
    const bad = [
      `${good.slice(0, -1)}${good.endsWith("A") ? "B" : "A"}`,
      clientToken(key, { connectionId: line.connectionId + 1, clientId }, now),
      clientToken(key, { connectionId: line.connectionId, clientId }, new Date(now.getTime() - 40 * 86_400_000)),
      clientToken(Buffer.alloc(32), { connectionId: line.connectionId, clientId }, now),
      "nothing",
    ];
    for (const payload of bad) {
      const id = ++strangers;
      await act(id, "start", { payload });
      expect((await dialogOf(id))?.client_id).not.toBe(clientId);
    }
  });

  it("makes a client and one application of a stranger, asks once for his phone, and gets it", async () => {
    const id = ++strangers;
    await act(id, "start", { name: "Пётр Волков" });
    await act(id, "start", { name: "Пётр Волков" });
    await act(id, "messages", { text: "Помогите с долгами" });
    const { client_id: clientId } = (await dialogOf(id))!;
    expect(
      await db()
        .selectFrom("clients")
        .select(["name", "first_name", "source"])
        .where("id", "=", clientId)
        .executeTakeFirst(),
    ).toEqual({ name: "Пётр Волков", first_name: "Пётр", source: partner });
    expect(await db().selectFrom("matters").select("source").where("client_id", "=", clientId).execute()).toEqual([
      { source: partner },
    ]);
    expect(await tagsOf(clientId)).toEqual(["узнать телефон"]);
    expect(await asked(id)).toMatchObject([{ hasButtons: true }]);
    const phone = `+7914${String(id).padStart(7, "0")}`;
    await act(id, "messages", { contact: { phone: phone.slice(1), isOwn: true } });
    expect(
      await db()
        .selectFrom("client_phones")
        .select(["phone", "is_primary"])
        .where("client_id", "=", clientId)
        .execute(),
    ).toEqual([{ phone, is_primary: true }]);
    expect(await tagsOf(clientId)).toEqual([]);
  });

  it("two hooks of one stranger at once make one client", async () => {
    const id = ++strangers;
    await Promise.all([
      office.control("POST", `/${partner}/people/${id}/messages`, { text: "раз" }),
      office.control("POST", `/${partner}/people/${id}/messages`, { text: "два" }),
    ]);
    const ids = await db().selectFrom("message_callbacks").select("id").where("processed_at", "is", null).execute();
    const job = office.app.slices
      .flatMap((slice) => slice.jobs ?? [])
      .find(({ name }) => name === "messaging.process-callback")!;
    await Promise.all(ids.map((row) => job.run(office.ctx(), { callbackId: row.id })));
    const rows = await db().selectFrom("messages").select("client_id").where("body", "in", ["раз", "два"]).execute();
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map((row) => row.client_id)).size).toBe(1);
  });

  it("takes a stranger who shares a known phone to the card that has it", async () => {
    const known = await office.newClient(`+7915${String(++strangers).padStart(7, "0")}`);
    const id = ++strangers;
    await act(id, "start", { name: "Ольга с работы" });
    await act(id, "messages", { text: "Это Ольга" });
    const former = (await dialogOf(id))!.client_id;
    expect(former).not.toBe(known.clientId);
    await act(id, "messages", { contact: { phone: known.phone, isOwn: true } });
    expect((await dialogOf(id))?.client_id).toBe(known.clientId);
    expect(
      await db().selectFrom("messages").select(["client_id", "matter_id"]).where("body", "=", "Это Ольга").execute(),
    ).toEqual([{ client_id: known.clientId, matter_id: known.matterId }]);
    expect(
      (await db().selectFrom("comments").select("body").where("client_id", "=", former).executeTakeFirstOrThrow()).body,
    ).toContain(`№ ${known.clientId}`);
  });

  it("does not take a friend's card for his own", async () => {
    const friend = await office.newClient(`+7915${String(++strangers).padStart(7, "0")}`);
    const id = ++strangers;
    await act(id, "start");
    const { client_id: clientId } = (await dialogOf(id))!;
    await act(id, "messages", { contact: { phone: friend.phone, isOwn: false } });
    expect((await dialogOf(id))?.client_id).toBe(clientId);
    expect(await tagsOf(clientId)).toEqual(["узнать телефон"]);
  });

  it("a stopped bot is a withdrawn consent, and a started one gives it back", async () => {
    const person = await line.newPerson();
    await act(Number(person.id), "stop");
    expect((await dialogOf(Number(person.id)))?.opted_out_at).not.toBeNull();
    expect(await eventsOf(person.clientId)).toEqual(expect.arrayContaining(["consent.withdrawn", "dialog.opted-out"]));
    await office.live(60);
    await act(Number(person.id), "start");
    expect((await dialogOf(Number(person.id)))?.opted_out_at).toBeNull();
    const { id } = await queueMessage(office.ctx(office.employee), {
      clientId: person.clientId,
      connectionId: line.connectionId,
      text: "С возвращением",
      onceKey: `back-${partner}`,
    });
    await office.jobs.runDue();
    expect((await db().selectFrom("messages").select("state").where("id", "=", id).executeTakeFirst())?.state).toBe(
      "sent",
    );
  });

  it("keeps what a person wrote before he changed it", async () => {
    const person = await line.newPerson();
    const own = partner === "max" ? { mid: "mid.edited-one" } : { messageId: 77_001 };
    await act(Number(person.id), "messages", { text: "Долг 100 тысяч", ...own });
    await act(Number(person.id), "edits", { text: "Долг 1 миллион", ...own });
    const row = await db()
      .selectFrom("messages")
      .selectAll()
      .where("body", "=", "Долг 1 миллион")
      .executeTakeFirstOrThrow();
    expect(row.payload?.former).toMatchObject([{ text: "Долг 100 тысяч" }]);
    expect(await eventsOf(person.clientId)).toContain("message.changed");
    if (partner !== "max") return;
    await act(Number(person.id), "removals", own);
    const removed = await db().selectFrom("messages").selectAll().where("id", "=", row.id).executeTakeFirstOrThrow();
    expect(removed).toMatchObject({ body: "Долг 1 миллион", payload: { removedAt: expect.any(String) } });
  });

  it("comes again when the partner says, not sooner", async () => {
    const person = await line.newPerson();
    await office.control("PUT", "/faults", { partner, route: line.sendRoute, plan: ["429"] });
    const { id } = await queueMessage(office.ctx(office.employee), {
      clientId: person.clientId,
      connectionId: line.connectionId,
      text: "Подождём",
      onceKey: `wait-${partner}`,
    });
    await office.jobs.runDue();
    const row = await db().selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    expect(row.not_before.getTime() - office.clock.now().getTime()).toBeGreaterThanOrEqual(7000);
  });

  it("a lost subscription is found within the hour, renewed, and told to the administrator", async () => {
    const admin = await insertUser(office, { role: "admin" });
    await office.control("DELETE", partner === "max" ? "/max/subscriptions" : "/telegram/hook");
    await office.app.slices
      .flatMap((slice) => slice.jobs ?? [])
      .find(({ name }) => name === "messaging.watch-subscriptions")
      ?.run(office.ctx(), {});
    expect(
      await db().selectFrom("connections").select("hooks_on").where("id", "=", line.connectionId).executeTakeFirst(),
    ).toEqual({ hooks_on: true });
    expect(await db().selectFrom("notices").select("kind").where("user_id", "=", admin.id).execute()).toEqual([
      { kind: "connection-resubscribed" },
    ]);
    const person = await line.newPerson();
    expect(await line.says(person, "Снова слышно")).toBe(200);
  });

  it("a hook that cannot be understood is shown to the administrator and processed again by him", async () => {
    const Dead = z.object({
      items: z.array(z.object({ id: z.number(), reason: z.string(), what: z.string() })),
      total: z.number(),
    });
    const list = async () =>
      Dead.parse((await office.http.inject({ method: "GET", url: "/api/message-hooks" })).json());
    const before = (await list()).total;
    const bad =
      partner === "max"
        ? { update_type: "message_edited", message: { recipient: "nobody" } }
        : { edited_message: { message_id: "x" } };
    await office.control("POST", `/${partner}/updates`, bad);
    await office.jobs.runDue().catch(() => {});
    const { items, total } = await list();
    expect(total).toBe(before + 1);
    expect(items[0]).toMatchObject({
      reason: expect.stringMatching(/^unreadable: .*message\./),
      what: expect.stringContaining("edited"),
    });
    const good = partner === "max" ? { update_type: "chat_title_changed", timestamp: 1 } : { update_id: 1, poll: {} };
    await db()
      .updateTable("message_callbacks")
      .set({ payload: JSON.stringify(good) })
      .where("id", "=", items[0]!.id)
      .execute();
    expect(
      (await office.http.inject({ method: "POST", url: `/api/message-hooks/${items[0]!.id}/processing` })).statusCode,
    ).toBe(200);
    await office.jobs.runDue();
    expect((await list()).total).toBe(before);
  });

  it("never puts its token into words", async () => {
    await office.control("PUT", "/faults", {
      partner,
      route: partner === "max" ? "me" : "getMe",
      plan: ["hang-before-create"],
    });
    const checked = await checkConnection(office.ctx(), line.connectionId);
    expect(checked.last_error).not.toBeNull();
    expect(`${checked.last_error} ${office.logged()}`).not.toContain("demo-token");
  });
});
