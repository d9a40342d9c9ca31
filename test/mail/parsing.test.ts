import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDovecot, type Dovecot } from "./dovecot.ts";
import { letter, openPostOffice, type PostOffice } from "./post-office.ts";

let dovecot: Dovecot;
let office: PostOffice;
const db = () => office.app.database.db;
beforeAll(async () => {
  dovecot = await startDovecot();
  office = await openPostOffice(dovecot);
});
afterAll(async () => {
  await office?.close();
  await dovecot?.close();
});

async function brought(raw: string | Buffer) {
  const user = dovecot.user();
  const mailboxId = await office.mailbox({ user });
  await dovecot.append(user, "INBOX", raw);
  await office.sync(mailboxId);
  const [row] = await office.letters(mailboxId);
  if (!row) throw new Error("the letter did not come");
  const body = await db()
    .selectFrom("letter_bodies")
    .selectAll()
    .where("letter_id", "=", row.id)
    .executeTakeFirstOrThrow();
  const files = await db()
    .selectFrom("letter_files")
    .selectAll()
    .where("letter_id", "=", row.id)
    .orderBy("n")
    .execute();
  return { ...row, body, files_: files };
}

/** Windows-1251 of a Russian text, made here and not by the decoder that is tested. */
const cp1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((sign) => {
      const code = sign.codePointAt(0) ?? 63;
      if (code < 128) return code;
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
      return code === 0x401 ? 0xa8 : code === 0x451 ? 0xb8 : 63;
    }),
  );

test("a raw windows-1251 subject and sender are read, and the raw letter is kept as it came", async () => {
  const raw = Buffer.concat([
    cp1251(
      'From: "Пётр Ёлкин" <petr@mail.test>\r\nTo: box@firma.test\r\nSubject: Справка о долгах\r\nMessage-ID: <cp@mail.test>\r\n',
    ),
    cp1251("Content-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: 8bit\r\n\r\nЗдравствуйте\r\n"),
  ]);
  const came = await brought(raw);
  expect(came).toMatchObject({ subject: "Справка о долгах", from_name: "Пётр Ёлкин", from_address: "petr@mail.test" });
  expect(came.body.text).toContain("Здравствуйте");
  expect(Buffer.from(await office.app.files.get(came.raw_key ?? "")).equals(raw)).toBe(true);
});

test("encoded windows-1251 and koi8-r subjects and raw UTF-8 ones are read", async () => {
  const encoded = `=?windows-1251?B?${cp1251("Решение суда").toString("base64")}?=`;
  expect((await brought(letter({ subject: encoded }))).subject).toBe("Решение суда");
  expect((await brought(letter({ subject: "=?koi8-r?Q?=F3=D5=C4?=" }))).subject).toBe("Суд");
  expect((await brought(letter({ subject: "Исковое заявление" }))).subject).toBe("Исковое заявление");
});

test("a letter of 34 MB is streamed to files; its file is whole", async () => {
  const content = randomBytes(25_165_824);
  const lines = content.toString("base64").replaceAll(/.{76}/g, "$&\r\n");
  const name = "=?UTF-8?B?" + Buffer.from("Справка 2-НДФЛ за 2025 год.pdf").toString("base64") + "?=";
  const raw = Buffer.from(
    [
      "From: big@mail.test\r\nTo: box@firma.test\r\nSubject: big\r\nMessage-ID: <big@mail.test>\r\nMIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee the file\r\n--b',
      `Content-Type: application/pdf; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--b--\r\n`,
    ].join("\r\n"),
  );
  expect(raw.length).toBeGreaterThan(33_000_000);
  const came = await brought(raw);
  expect(came.body.text.trim()).toBe("see the file");
  expect(came.files_.map(({ name, size }) => ({ name, size }))).toEqual([
    { name: "Справка 2-НДФЛ за 2025 год.pdf", size: content.length },
  ]);
  const kept = await office.app.files.get(came.files_[0]?.file_key ?? "");
  const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect(hash(kept)).toBe(hash(content));
  expect(came.raw_sha256).toBe(hash(raw));
}, 60_000);

test("a wrong Date does not matter: the server's own time counts", async () => {
  const came = await brought(letter().replace(/^Date: .*$/m, "Date: позавчера"));
  expect(Math.abs(came.at.getTime() - Date.now())).toBeLessThan(60_000);
});

test("a letter within a letter gets a name", async () => {
  const inner = letter({ subject: "inner" });
  const raw = `From: a@mail.test\r\nSubject: fwd\r\nMessage-ID: <fwd@mail.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n${inner}\r\n--b--\r\n`;
  expect((await brought(raw)).files_.map((file) => file.name)).toEqual(["letter.eml"]);
});

test("references are read whether there are none, one or several, and garbage among them is dropped", async () => {
  expect((await brought(letter({ head: "References: <one@x.test>" }))).reference_ids).toEqual(["<one@x.test>"]);
  expect(
    (await brought(letter({ head: "References: <a@x.test>\r\n <b@x.test> junk\r\nIn-Reply-To: some words" })))
      .reference_ids,
  ).toEqual(["<a@x.test>", "<b@x.test>"]);
  expect((await brought(letter())).reference_ids).toEqual([]);
});

test("automatic answers are known for what they are", async () => {
  expect((await brought(letter({ head: "Auto-Submitted: auto-replied" }))).is_automatic).toBe(true);
  expect((await brought(letter({ head: "Precedence: auto_reply" }))).is_automatic).toBe(true);
  expect((await brought(letter({ head: "X-Autoreply: yes" }))).is_automatic).toBe(true);
  expect((await brought(letter({ head: "Return-Path: <>" }))).is_automatic).toBe(true);
  expect((await brought(letter({ head: "Auto-Submitted: no" }))).is_automatic).toBe(false);
});

test("only the own server's verdict of the sender is believed", async () => {
  const said = "Authentication-Results: mx.firma.test; spf=pass smtp.mailfrom=a; dkim=fail; dmarc=none";
  expect((await brought(`${said}\r\n${letter()}`)).checks).toEqual({ spf: "pass", dkim: "fail", dmarc: "none" });
  const forged =
    "Received: from evil by mx.firma.test; Tue, 24 Nov 2026 10:00:00 +0700\r\nAuthentication-Results: mx.evil.example; spf=pass; dkim=pass; dmarc=pass";
  expect((await brought(`${forged}\r\n${letter()}`)).checks).toBeNull();
});

test("the HTML loads and runs nothing, shows its own pictures and holds remote ones back", async () => {
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const html = `<html><head><style>body{background:url(https://spy.test/1)}</style><script>alert(1)</script></head><body onload="x()"><p style="color:red;background:url(https://spy.test/2)">Привет</p><img src="cid:logo"><img src="https://spy.test/3.png" srcset="https://spy.test/4.png 2x"><a href="javascript:alert(2)">x</a><a href="https://good.test/">y</a><form action="https://spy.test"><input name="p"></form><iframe src="https://spy.test"></iframe><svg onload="y()"></svg><blockquote>старое</blockquote></body></html>`;
  const raw = `From: h@mail.test\r\nSubject: html\r\nMessage-ID: <html@mail.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64\r\n\r\n${png}\r\n--b--\r\n`;
  const came = await brought(raw);
  expect(came.body.has_remote).toBe(true);
  expect(came.body.text).toContain("Привет");
  expect(came.files).toBe(0);
  const { letterPage } = await import("../../src/server/mail/letters/letter-page.ts");
  const shut = await letterPage(office.ctx(office.anna), came.id, { remote: false, theme: "light" });
  expect(shut.html).not.toMatch(/<script|<iframe|<form|<input|<svg|onload|javascript:|srcset|url\(/i);
  expect(shut.html).not.toContain(' src="https://');
  expect(shut.html).toContain(`src="data:image/png;base64,${png}"`);
  expect(shut.html).toContain('<details class="quote">');
  expect(shut.policy).toMatch(/default-src 'none'.*img-src data:;.*frame-ancestors 'self'; sandbox/);
  expect(shut.policy).not.toContain("allow-scripts");
  const open = await letterPage(office.ctx(office.anna), came.id, { remote: true, theme: "dark" });
  expect(open.html).toContain(' src="https://spy.test/3.png"');
  expect(open.policy).toContain("img-src data: https:");
});

test("a letter that cannot be read is kept as it came", async () => {
  const came = await brought(Buffer.from([0, 255, 254, 10, 13, 0, 1, 2, 3]));
  expect(came.raw_key).not.toBeNull();
  expect(came.state).toBe("received");
});

test("a long HTML does not hold up the program", async () => {
  const row = "<tr><td>строка долга с <b>суммой</b></td></tr>";
  const html = `<table>${row.repeat(12_000)}</table>`;
  const raw = `From: l@mail.test\r\nSubject: long\r\nMessage-ID: <long@mail.test>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`;
  let worst = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    worst = Math.max(worst, performance.now() - last);
    last = performance.now();
  }, 5);
  const came = await brought(raw);
  clearInterval(timer);
  expect(came.body.html?.length).toBeGreaterThan(300_000);
  expect(came.body.text).toContain("строка долга с суммой");
  // The embedded database itself takes some; reading such a letter here would take seconds.
  expect(worst).toBeLessThan(1000);
});
