import { afterAll, beforeAll, expect, test } from "vitest";
import { wholeProgram, type Whole } from "../whole.ts";
import { LetterReader } from "../../src/server/mail/parsing/parse-letter.ts";
import { openImap } from "../../src/server/mail/adapters/imap.ts";
import { imapAccount } from "../../src/server/mail/mailboxes/open-account.ts";
import { mailboxById } from "../../src/server/mail/mailboxes/store.ts";
import { syncMailbox } from "../../src/server/mail/sync/sync-mailbox.ts";
import { startDovecot, type Dovecot } from "./dovecot.ts";
import { letter } from "./post-office.ts";

let dovecot: Dovecot;
let whole: Whole;
const reader = new LetterReader();
beforeAll(async () => {
  dovecot = await startDovecot();
  whole = await wholeProgram({ env: { PUBLIC_URL: "http://127.0.0.1:9" } });
}, 60_000);
afterAll(async () => {
  await reader.stop();
  await whole?.close();
  await dovecot?.close();
});

type Who = Awaited<ReturnType<Whole["employee"]>>;
const send = (who: Who, method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", url: string, payload?: object) =>
  whole.http.inject({ method, url, headers: { cookie: who.cookie }, ...(payload ? { payload } : {}) });

async function box(admin: Who, user: string, more: object = {}) {
  const server = { host: "127.0.0.1", port: dovecot.port, security: "plain" };
  const reply = await send(admin, "POST", "/api/mailboxes", {
    name: "Фирма",
    address: `${user}@firma.test`,
    kind: "shared",
    imap: server,
    smtp: { ...server, port: 9 },
    login: user,
    password: dovecot.password,
    ...more,
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<{ id: number }>();
}

async function look(mailboxId: number) {
  await whole.app.database.db
    .updateTable("mailboxes")
    .set({ started_at: new Date(0) })
    .where("id", "=", mailboxId)
    .execute();
  const row = await mailboxById(whole.ctx(), mailboxId);
  const { client } = await openImap(imapAccount(whole.app, row));
  await syncMailbox({ ctx: whole.ctx(), client, mailbox: row, reader, mayGoOn: () => true, compares: false });
  client.close();
}

test("a shared mailbox is read by those with the right, a personal one by its owner and whom he lets in", async () => {
  const admin = await whole.employee("admin");
  const manager = await whole.employee("manager");
  const lawyer = await whole.employee("lawyer");
  const accountant = await whole.employee("accountant");
  const user = dovecot.user("personal");
  const { id } = await box(admin, user, { kind: "personal", ownerId: manager.id });
  await dovecot.append(user, "INBOX", letter({ subject: "Личное письмо" }));
  await look(id);
  const list = async (who: Who) =>
    (await send(who, "GET", "/api/letters")).json<{ items: { id: number; subject: string }[] }>().items;
  const [own] = await list(manager);
  expect(own?.subject).toBe("Личное письмо");
  expect(await list(lawyer)).toEqual([]);
  expect(await list(admin)).toEqual([]);
  expect((await send(accountant, "GET", "/api/letters")).statusCode).toBe(403);
  for (const path of ["", "/thread", "/raw", "/files/1", "/body"])
    expect((await send(admin, "GET", `/api/letters/${own?.id}${path}`)).statusCode, path).toBe(404);
  expect((await send(lawyer, "PATCH", `/api/mailboxes/${id}/own`, { sharedWith: [lawyer.id] })).statusCode).toBe(403);
  expect((await send(manager, "PATCH", `/api/mailboxes/${id}/own`, { sharedWith: [lawyer.id] })).statusCode).toBe(200);
  expect((await list(lawyer)).map((one) => one.subject)).toEqual(["Личное письмо"]);
});

test("the password never leaves; a letter's page has a policy of its own; files and the raw letter are served", async () => {
  const admin = await whole.employee("admin");
  const manager = await whole.employee("manager");
  const user = dovecot.user("common");
  const { id } = await box(admin, user);
  const settings = await send(admin, "GET", "/api/mailbox-settings");
  expect(settings.body).toContain('"hasPassword":true');
  expect(settings.body).not.toContain(dovecot.password);
  expect((await send(manager, "GET", "/api/mailbox-settings")).statusCode).toBe(403);
  const raw = `From: a@mail.test\r\nTo: x@firma.test\r\nSubject: files\r\nMessage-ID: <files@mail.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Привет <img src="https://spy.test/1.png"></p>\r\n--b\r\nContent-Type: text/html; name="evil.html"\r\nContent-Disposition: attachment; filename="evil.html"\r\n\r\n<script>alert(1)</script>\r\n--b--\r\n`;
  await dovecot.append(user, "INBOX", raw);
  await look(id);
  const list = (await send(manager, "GET", `/api/letters?mailboxId=${id}&q=FILES`)).json<{
    items: { id: number; files: number }[];
  }>().items;
  expect(list).toMatchObject([{ files: 1 }]);
  const at = `/api/letters/${list[0]?.id}`;
  const whole_ = (await send(manager, "GET", at)).json<Record<string, unknown>>();
  expect(whole_).toMatchObject({
    hasHtml: true,
    hasRemote: true,
    attachments: [{ n: 1, name: "evil.html" }],
    reply: { subject: "Re: files", to: [{ address: "a@mail.test" }] },
  });
  const page = await send(manager, "GET", `${at}/body`);
  expect(page.headers["content-security-policy"]).toContain("sandbox");
  expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'self'");
  expect(page.headers["content-security-policy"]).not.toContain("https:");
  expect(page.body).not.toContain(' src="https://');
  expect((await send(manager, "GET", `${at}/body?remote=1`)).headers["content-security-policy"]).toContain(
    "img-src data: https:",
  );
  const file = await send(manager, "GET", `${at}/files/1`);
  expect(file.headers["content-disposition"]).toContain("attachment");
  expect(file.headers["content-type"]).toBe("application/octet-stream");
  expect((await send(admin, "GET", `${at}/raw`)).body).toBe(raw);
  expect((await send(manager, "GET", `${at}/raw`)).statusCode).toBe(403);
});

test("an unsorted letter becomes an application, or is put aside, or removed; each once", async () => {
  const admin = await whole.employee("admin");
  const manager = await whole.employee("manager");
  const user = dovecot.user("unsorted");
  const { id } = await box(admin, user);
  for (const name of ["one", "two", "three"])
    await dovecot.append(user, "INBOX", letter({ from: `${name}@new.test`, subject: name }));
  await look(id);
  const unsorted = async () =>
    (await send(manager, "GET", "/api/letters/unsorted"))
      .json<{ items: { id: number; subject: string; mailboxId: number }[] }>()
      .items.filter((one) => one.mailboxId === id);
  const found = await unsorted();
  expect(found.map((one) => one.subject).toSorted()).toEqual(["one", "three", "two"]);
  const of = (subject: string) => found.find((one) => one.subject === subject)?.id;
  const made = await send(manager, "POST", `/api/letters/${of("one")}/application`, {
    name: "Новый Клиент",
    phone: "+79135550011",
  });
  expect(made.statusCode, made.body).toBe(201);
  const { clientId } = made.json<{ clientId: number; matterId: number }>();
  const client = await whole.app.database.db
    .selectFrom("clients")
    .select(["email"])
    .where("id", "=", clientId)
    .executeTakeFirstOrThrow();
  expect(client.email).toBe("one@new.test");
  await send(manager, "PUT", `/api/letters/${of("two")}/ignored`, { isIgnored: true });
  await send(manager, "DELETE", `/api/letters/${of("three")}`);
  expect(await unsorted()).toEqual([]);
  await whole.jobs.runDue();
  const timeline = (await send(manager, "GET", `/api/clients/${clientId}/timeline`))
    .json<{ items: { name: string }[] }>()
    .items.map((one) => one.name);
  expect(timeline).toContain("application.received");
  const reads = await whole.app.database.db
    .selectFrom("card_reads")
    .select("what")
    .where("client_id", "=", clientId)
    .execute();
  await send(manager, "GET", `/api/letters/${of("one")}`);
  const after = await whole.app.database.db
    .selectFrom("card_reads")
    .select("what")
    .where("client_id", "=", clientId)
    .execute();
  expect(after.length).toBe(reads.length + 1);
});

test("marks of letters lead nowhere that was not stored, and tell strangers nothing", async () => {
  const open = await whole.http.inject({ method: "GET", url: "/t/o/made-up" });
  expect([open.statusCode, open.headers["content-type"]]).toEqual([200, "image/gif"]);
  expect((await whole.http.inject({ method: "GET", url: "/t/l/made-up?url=https://evil.test" })).statusCode).toBe(404);
});

test("rules and templates are kept by those who may", async () => {
  const admin = await whole.employee("admin");
  const manager = await whole.employee("manager");
  expect((await send(manager, "POST", "/api/mail-rules", { name: "x" })).statusCode).toBe(403);
  const rule = (await send(admin, "POST", "/api/mail-rules", { name: "Суды", fromCourt: true })).json<{ id: number }>();
  expect(
    (await send(admin, "PUT", `/api/mail-rules/${rule.id}`, { name: "Суды и приставы", fromCourt: true })).statusCode,
  ).toBe(200);
  expect((await send(admin, "DELETE", `/api/mail-rules/${rule.id}`)).statusCode).toBe(200);
  expect((await send(manager, "GET", "/api/mail-rules")).json()).toEqual({ items: [] });
  const template = (
    await send(admin, "POST", "/api/letter-templates", {
      name: "Документы",
      subject: "Документы, {{client.first-name}}",
      text: "Нужны: {{client.city}}",
    })
  ).json<{ id: number }>();
  const { findOrCreateByPhone } = await import("../../src/server/clients/index.ts");
  const { id } = await findOrCreateByPhone(whole.ctx(), {
    phone: "+79135550099",
    name: "Сидорова Мария",
    source: "site",
  });
  const filled = (await send(manager, "GET", `/api/clients/${id}/letter-templates/${template.id}`)).json<{
    subject: string;
    missing: string[];
  }>();
  expect(filled).toMatchObject({ subject: "Документы, Мария", missing: ["client.city"] });
});
