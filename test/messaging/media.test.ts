import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { reconcileInbound } from "../../src/server/messaging/incoming/reconcile-inbound.ts";
import { openSandboxOffice, type SandboxOffice } from "./sandbox.ts";

let office: SandboxOffice;
beforeAll(async () => {
  office = await openSandboxOffice();
}, 60_000);
afterAll(() => office.close());
afterEach(() => office.control("DELETE", "/faults"));

const db = () => office.app.database.db;
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(64, 7)]);
let count = 0;
const nextPhone = () => `+7913${String((count += 1) + 700_000).padStart(5, "0")}99`.slice(0, 12);
const says = (phone: string, text: string, more: object = {}) =>
  office.control("POST", `/twilio/phones/${phone.slice(1)}/messages`, { text, profileName: "Мария", ...more });

/** A client in whose window one may write freely. */
async function writer(text = "Добрый день") {
  const phone = nextPhone();
  await says(phone, text);
  await office.jobs.runDue();
  const row = await db().selectFrom("client_phones").select("client_id").where("phone", "=", phone).executeTakeFirst();
  return { phone, clientId: row?.client_id ?? 0 };
}
async function brought(name: string, content: Buffer, type: string) {
  const key = await office.app.files.put(content);
  const row = await db()
    .insertInto("uploads")
    .values({
      user_id: office.employee.id,
      file_key: key,
      name,
      type,
      size: content.length,
      sha256: "",
      at: office.clock.now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}
const send = (clientId: number, body: object) =>
  office.http.inject({
    method: "POST",
    url: `/api/clients/${clientId}/messages`,
    payload: { connectionId: office.connectionId, key: `media-key-${(count += 1)}`, ...body },
  });
async function lastMediaUrl(): Promise<string> {
  const { requests } = (await office.control("GET", "/requests?partner=twilio")) as {
    requests: { method: string; path: string; body: Record<string, unknown> }[];
  };
  const sent = requests.filter((one) => one.method === "POST" && one.path.endsWith("/Messages.json")).at(-1);
  return String(sent?.body["MediaUrl"]);
}

describe("a file the client sent", () => {
  it("is served behind the right, in parts too, and its opening is written down once", async () => {
    const phone = nextPhone();
    await says(phone, "Справка", { media: [{ contentType: "image/png", base64: png.toString("base64") }] });
    await office.jobs.runDue();
    const message = await db()
      .selectFrom("messages")
      .select(["id", "client_id"])
      .where("body", "=", "Справка")
      .executeTakeFirstOrThrow();
    const get = (headers = {}) =>
      office.http.inject({ method: "GET", url: `/api/messages/${message.id}/files/0`, headers });
    const whole = await get();
    expect(whole.statusCode).toBe(200);
    expect(whole.headers["content-type"]).toBe("image/png");
    expect(whole.rawPayload).toEqual(png);
    const part = await get({ range: "bytes=8-11" });
    expect([part.statusCode, part.rawPayload]).toEqual([206, png.subarray(8, 12)]);
    const reads = await db()
      .selectFrom("card_reads")
      .select("what")
      .where("client_id", "=", message.client_id)
      .where("what", "=", "message-file")
      .execute();
    expect(reads).toHaveLength(1);
    expect((await office.http.inject({ method: "GET", url: `/api/messages/${message.id}/files/7` })).statusCode).toBe(
      404,
    );
  });
});

describe("a file of ours", () => {
  it("goes to the partner by an address of its own, which serves it without a session and only for a while", async () => {
    const { clientId } = await writer();
    const uploadId = await brought("Договор.png", png, "image/png");
    const sent = await send(clientId, { text: "Ваш договор", uploadIds: [uploadId] });
    expect(sent.statusCode).toBe(201);
    expect(sent.json()).toMatchObject({ kind: "media", files: [{ n: 0, name: "Договор.png", isHere: true }] });
    await office.jobs.runDue();
    const url = await lastMediaUrl();
    expect(url).toMatch(/\/m\/[\w-]{32}$/);
    const fetched = await fetch(url);
    expect(fetched.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(png);
    expect((await fetch(`${url}x`)).status).toBe(404);
    const kept = await db().selectFrom("media_links").select("token_sha256").execute();
    expect(JSON.stringify(kept)).not.toContain(url.slice(-32));
    await office.live(13 * 3600);
    expect((await fetch(url)).status).toBe(404);
  });

  it("is taken once: the same file in a second message is refused, and the same press is one message", async () => {
    const { clientId } = await writer("Ещё раз");
    const uploadId = await brought("a.png", png, "image/png");
    const press = { uploadIds: [uploadId], key: "the-same-press" };
    const first = await send(clientId, press);
    expect((await send(clientId, press)).json().id).toBe(first.json().id);
    expect((await send(clientId, { uploadIds: [uploadId] })).json().error.fields).toEqual({ files: "not-found" });
  });

  it("that the channel does not carry is refused before anything goes", async () => {
    const { clientId } = await writer("Большой файл");
    const large = Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]);
    const reasonOf = async (...ids: number[]) => (await send(clientId, { uploadIds: ids })).json().error.reason;
    expect(await reasonOf(await brought("big.png", large, "image/png"))).toBe("file-too-large");
    expect(await reasonOf(await brought("a.zip", png, "application/zip"))).toBe("file-type");
    expect(await reasonOf(await brought("1.png", png, "image/png"), await brought("2.png", png, "image/png"))).toBe(
      "too-many-files",
    );
    const contract = await brought("Договор.docx", png, "application/zip");
    expect((await send(clientId, { uploadIds: [contract] })).statusCode).toBe(201);
  });
});

describe("incoming messages whose hooks were lost", () => {
  it("are found by the partner's list, with their files, once, and counted", async () => {
    const phone = nextPhone();
    await reconcileInbound(office.ctx());
    await office.control("PUT", "/faults", {
      partner: "twilio",
      route: "callback.inbound",
      plan: ["drop", "drop", "pass"],
    });
    await says(phone, "Потерянное");
    await says(phone, "Потерянное фото", { media: [{ contentType: "image/png", base64: png.toString("base64") }] });
    await says(phone, "Дошедшее");
    await office.jobs.runDue();
    const bodies = async () =>
      (
        await db()
          .selectFrom("messages")
          .innerJoin("client_phones", "client_phones.client_id", "messages.client_id")
          .select(["messages.body", "messages.payload"])
          .where("client_phones.phone", "=", phone)
          .orderBy("messages.created_at")
          .execute()
      ).map((row) => row);
    expect((await bodies()).map((row) => row.body)).toEqual(["Дошедшее"]);
    await reconcileInbound(office.ctx());
    await office.jobs.runDue();
    const found = await bodies();
    expect(found.map((row) => row.body).toSorted()).toEqual(["Дошедшее", "Потерянное", "Потерянное фото"].toSorted());
    expect(found.find((row) => row.body === "Потерянное фото")?.payload).toMatchObject({
      mediaState: "done",
      media: [{ type: "image/png", error: null }],
    });
    const difference = () =>
      db()
        .selectFrom("connections")
        .select(["inbound_difference", "inbound_missed"])
        .where("id", "=", office.connectionId)
        .executeTakeFirstOrThrow();
    expect(await difference()).toEqual({ inbound_difference: 2, inbound_missed: 2 });
    await reconcileInbound(office.ctx());
    expect(await difference()).toEqual({ inbound_difference: 0, inbound_missed: 2 });
    expect(await bodies()).toHaveLength(3);
  });
});
