import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { wholeProgram, type Whole } from "../../../../test/whole.ts";
import { notify } from "../notify.ts";

type Employee = Awaited<ReturnType<Whole["employee"]>>;
let whole: Whole;
let anna: Employee;
let service: Server;
let status = 201;
let taken: { url: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
let phone: ReturnType<typeof newBrowser>;

beforeAll(async () => {
  whole = await wholeProgram({ env: { PUBLIC_URL: "http://127.0.0.1:9" } });
  anna = await whole.employee("manager", { name: "Анна" });
  service = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      taken.push({ url: request.url ?? "", headers: request.headers, body: Buffer.concat(parts) });
      reply.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await new Promise((resolve) => service.close(resolve));
  await whole.close();
});
beforeEach(async () => {
  [status, taken] = [201, []];
  phone = newBrowser();
  await add(phone);
});
afterEach(async () => {
  await whole.app.database.db.deleteFrom("push_subscriptions").execute();
  await whole.app.database.db.updateTable("notices").set({ read_at: whole.clock.now() }).execute();
});

/** The keys a browser makes for itself. */
function newBrowser() {
  const keys = createECDH("prime256v1");
  keys.generateKeys();
  return { keys, auth: randomBytes(16), path: `/send/${randomBytes(4).toString("hex")}` };
}
const addressOf = (path: string) => `http://127.0.0.1:${(service.address() as AddressInfo).port}${path}`; // listening on a port
const ask = (method: "POST" | "DELETE" | "GET" | "PATCH", url: string, payload?: object, who = anna) =>
  whole.http.inject({ method, url, headers: { cookie: who.cookie }, ...(payload ? { payload } : {}) });
const add = (browser: ReturnType<typeof newBrowser>, endpoint = addressOf(browser.path), who = anna) =>
  ask(
    "POST",
    "/api/profile/push",
    {
      endpoint,
      p256dh: browser.keys.getPublicKey("base64url"),
      auth: browser.auth.toString("base64url"),
      name: "Телефон",
    },
    who,
  );
const tell = async (more: object = {}) => {
  await notify(whole.ctx(), { userIds: [anna.id], kind: "task.due", data: { title: "Позвонить Ковалёву" }, ...more });
  await whole.jobs.runDue();
};

/** RFC 8188 and RFC 8291 by the letter, apart from the library that encrypted. */
function decrypt(body: Buffer, { keys, auth }: ReturnType<typeof newBrowser>): string {
  const [salt, size] = [body.subarray(0, 16), body.readUInt32BE(16)];
  const sender = body.subarray(21, 21 + (body[20] ?? 0));
  const sealed = body.subarray(21 + sender.length);
  expect(sealed.length).toBeLessThanOrEqual(size);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), sender]);
  const ikm = Buffer.from(hkdfSync("sha256", keys.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", ikm, salt, "Content-Encoding: nonce\0", 12));
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // The last record ends with a 2 and padding.
  return plain.subarray(0, plain.lastIndexOf(2)).toString("utf8");
}

/** RFC 8292: the token is signed by the key the browser was given, for this service, and not for long. */
function checkVapid(header: string | undefined, publicKey: string): Record<string, unknown> {
  const [, token = "", k = ""] = /^vapid t=([^,]+), ?k=(.+)$/.exec(header ?? "") ?? [];
  expect(k).toBe(publicKey);
  const point = Buffer.from(publicKey, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const [head = "", claims = "", signature = ""] = token.split(".");
  const signer = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" as const };
  expect(verify("sha256", Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, "base64url"))).toBe(true);
  return JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
}

describe("a browser that agreed", () => {
  it("is woken once by a notice, in a message only it can read, which says the kind alone", async () => {
    await tell({ onceKey: "push:1" });
    expect(taken).toHaveLength(1);
    const [sent] = taken;
    expect(sent?.headers).toMatchObject({ "content-encoding": "aes128gcm", ttl: String(12 * 3600) });
    expect(JSON.parse(decrypt(sent!.body, phone))).toMatchObject({
      title: "Задача",
      body: "Откройте Оплот",
      url: "/app",
    });
    const key = (await ask("GET", "/api/profile/notices")).json<{ pushKey: string }>().pushKey;
    const claims = checkVapid(sent?.headers.authorization, key);
    expect(claims["aud"]).toBe(addressOf("").replace(/\/$/, ""));
    expect(String(claims["sub"])).toMatch(/^(mailto|https):/);
    await tell({ onceKey: "push:1" });
    expect(taken).toHaveLength(1);
  });

  it("shows the words only to whom asked for them", async () => {
    await ask("PATCH", "/api/profile/notices", { showsText: true });
    await tell();
    expect(JSON.parse(decrypt(taken[0]!.body, phone))).toMatchObject({ body: "Позвонить Ковалёву" });
    await ask("PATCH", "/api/profile/notices", { showsText: false });
  });

  it("is left alone about kinds its owner does not want", async () => {
    await ask("PATCH", "/api/profile/notices", { kinds: [{ kind: "task", push: false }] });
    await tell();
    expect(taken).toEqual([]);
    await ask("PATCH", "/api/profile/notices", { kinds: [{ kind: "task", push: true }] });
    await tell();
    expect(taken).toHaveLength(1);
  });

  it.each([404, 410])("that answers %i is forgotten", async (code) => {
    status = code;
    await tell();
    const { browsers } = (await ask("GET", "/api/profile/notices")).json<{ browsers: unknown[] }>();
    expect([taken.length, browsers]).toEqual([1, []]);
  });

  it("is tried again while its service cannot, and not again once it could", async () => {
    status = 503;
    await tell();
    const first = taken.length;
    status = 201;
    await whole.jobs.runUntil(new Date(whole.clock.now().getTime() + 3_600_000));
    expect([first, taken.length]).toEqual([1, 2]);
    await whole.jobs.runUntil(new Date(whole.clock.now().getTime() + 3_600_000));
    expect(taken).toHaveLength(2);
  });

  it("is not woken after its owner signed out there, nor for who sat down after him", async () => {
    const leaving = await whole.employee("manager", { name: "Уходит" });
    const browser = newBrowser();
    await add(browser, addressOf(browser.path), leaving);
    await ask("DELETE", "/api/session", undefined, leaving);
    await notify(whole.ctx(), { userIds: [leaving.id], kind: "task.due" });
    await whole.jobs.runDue();
    expect(taken).toEqual([]);
  });

  it("with a key that is none is forgotten, and the others are woken at once", async () => {
    const [broken, other] = [newBrowser(), newBrowser()];
    const body = { endpoint: addressOf(broken.path), p256dh: "A".repeat(40), auth: "A".repeat(22), name: "Сломан" };
    expect((await ask("POST", "/api/profile/push", body)).statusCode).toBe(201);
    await add(other);
    await tell();
    expect(taken.map(({ url }) => url)).toEqual([phone.path, other.path]);
    const left = await whole.app.database.db.selectFrom("push_subscriptions").select("name").execute();
    expect(left.map(({ name }) => name)).not.toContain("Сломан");
  });

  it("is one row however often it agrees, and belongs to the last who did", async () => {
    const boris = await whole.employee("lawyer");
    await add(phone);
    await add(phone, addressOf(phone.path), boris);
    await tell();
    expect(taken).toEqual([]);
    expect(await whole.app.database.db.selectFrom("push_subscriptions").select("user_id").execute()).toEqual([
      { user_id: boris.id },
    ]);
  });
});

it("an address inside the firm's own network is not called", async () => {
  for (const endpoint of ["http://10.0.0.5/send", "http://169.254.169.254/latest", "http://intranet/send"])
    expect((await add(newBrowser(), endpoint)).json()).toMatchObject({ error: { reason: "private-address" } });
});
