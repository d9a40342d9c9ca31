import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { papersBase, type PapersBase } from "../../../../test/papers-base.ts";
import { createLink } from "../links/create-link.ts";
import { cancelDocument } from "../papers/cancel-document.ts";
import { finaliseDocument } from "../papers/finalise-document.ts";
import { makeDocument } from "../papers/make-document.ts";
import { documentById, documentOf, getDocument } from "../papers/store.ts";
import { signByScan } from "./sign-by-scan.ts";

let base: PapersBase;
beforeAll(async () => {
  base = await papersBase();
});
afterAll(async () => {
  await base.http.close();
  await base.close();
});

const ctx = () => base.ctx(base.lawyer);

async function sentPaper(more: { days?: number; asksSignature?: boolean } = {}) {
  const { documentId } = await makeDocument(ctx(), {
    kind: "contract",
    clientId: base.clientId,
    matterId: base.matterId,
  });
  await finaliseDocument(ctx(), documentId);
  const { url } = await createLink(ctx(), { documentId, days: 14, asksSignature: true, send: true, ...more });
  return { documentId, path: new URL(url).pathname };
}
const get = (url: string) => base.http.inject({ method: "GET", url });
const post = (url: string, payload: Record<string, string> = {}) =>
  base.http.inject({
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded", "user-agent": "Phone/1" },
    payload: new URLSearchParams(payload).toString(),
  });
const codeIn = (text: string | undefined) => /\d{6}/.exec(text ?? "")?.[0] ?? "";
const stateOf = async (id: number) => (await documentOf(ctx(), id)).status;

describe("a client's link", () => {
  test("goes by SMS, shows the paper, and the paper is seen when its file is opened", async () => {
    const { documentId, path } = await sentPaper();
    expect(base.texts.at(-1)).toBe(`Документ на подпись: https://crm.firma.test${path}`);
    expect(await stateOf(documentId)).toBe("sent");
    const page = await get(path);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("Договор");
    expect(page.body).toContain("Получить код");
    expect(page.body).not.toContain("<script");
    expect(page.headers).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex" });
    // A messenger that draws a preview has opened the page, not the paper.
    expect(await stateOf(documentId)).toBe("sent");
    const file = await get(`${path}/file`);
    expect(file.statusCode).toBe(200);
    expect(file.headers["content-disposition"]).toContain("attachment");
    expect(await stateOf(documentId)).toBe("viewed");
    await get(`${path}/file`);
    expect((await base.events("document.viewed")).filter((data) => data["documentId"] === documentId)).toHaveLength(1);
  });

  test("ends by its day, by a word, with its paper; a guess finds nothing", async () => {
    const { path } = await sentPaper({ days: 1 });
    const { path: cancelled, documentId } = await sentPaper();
    await cancelDocument(ctx(), documentId, "ошибка");
    expect((await get(cancelled)).statusCode).toBe(410);
    const { path: ended, documentId: other } = await sentPaper();
    const [link] = (await getDocument(ctx(), other)).links;
    expect((await base.http.inject({ method: "DELETE", url: `/api/document-links/${link!.id}` })).statusCode).toBe(200);
    expect((await get(ended)).statusCode).toBe(410);
    expect((await get(`/d/${"x".repeat(43)}`)).statusCode).toBe(404);
    expect((await get("/d/short")).statusCode).toBe(404);
    base.clock.advance(25 * 3_600_000);
    expect((await get(path)).statusCode).toBe(410);
    expect((await get(`${path}/file`)).statusCode).toBe(410);
  });

  test("neither tables nor the log nor events hold a token or a code", async () => {
    const { path } = await sentPaper();
    await post(`${path}/code`);
    const token = path.split("/").at(-1) ?? "";
    const code = codeIn(base.texts.at(-1));
    const { db } = base.app.database;
    const rows = [
      await db.selectFrom("document_links").selectAll().execute(),
      await db.selectFrom("signing_codes").select("code_hash").execute(),
      await db.selectFrom("events").select("data").execute(),
    ];
    for (const text of [JSON.stringify(rows), base.logged()]) expect(text).not.toContain(token);
    expect(JSON.stringify(rows[1])).not.toContain(code);
  });
});

describe("signing by a code", () => {
  test("leaves the evidence: what was signed, by which phone, when, from where and in which words", async () => {
    const { documentId, path } = await sentPaper();
    expect((await post(`${path}/code`)).statusCode).toBe(303);
    const code = codeIn(base.texts.at(-1));
    expect((await get(path)).body).toContain("+7\u00A0913\u00A0•••-••-34");
    expect((await post(`${path}/sign`, { code })).body).toContain("Поставьте галочку");
    expect(
      (await post(`${path}/sign`, { code: `${code.slice(0, 3)} ${code.slice(3)}`, agree: "yes" })).statusCode,
    ).toBe(303);
    const { signature } = await getDocument(ctx(), documentId);
    const row = await documentById(ctx(), documentId);
    const version = await base.app.database.db
      .selectFrom("disk_versions")
      .select("sha256")
      .where("id", "=", row.version_id!)
      .executeTakeFirstOrThrow();
    expect(signature).toMatchObject({ how: "sms", phone: "+79130001234", agent: "Phone/1", sha256: version.sha256 });
    expect(signature?.address).not.toBe("");
    expect(signature?.consent).toContain(
      `Я, Иванов Пётр Сергеевич, подтверждаю: документ «Договор» № ${row.number_text}`,
    );
    expect(await stateOf(documentId)).toBe("signed");
    expect((await get(path)).body).toContain("Документ подписан");
    expect((await post(`${path}/code`)).body).toContain("Подписывать здесь уже нечего");
    expect(await base.events("document.signed")).toContainEqual({ documentId, kind: "contract", how: "sms" });
  });

  test("counts wrong tries and ends the code after the fifth, even for the right one", async () => {
    const { documentId, path } = await sentPaper();
    await post(`${path}/code`);
    const code = codeIn(base.texts.at(-1));
    const wrong = code === "000000" ? "111111" : "000000";
    for (let i = 0; i < 5; i++)
      expect((await post(`${path}/sign`, { code: wrong, agree: "yes" })).body).toContain("Код не подошёл");
    expect((await post(`${path}/sign`, { code, agree: "yes" })).body).toContain("Слишком много попыток");
    expect(await stateOf(documentId)).toBe("sent");
  });

  test("knows no code after ten minutes, and none but the newest", async () => {
    const { documentId, path } = await sentPaper();
    await post(`${path}/code`);
    const first = codeIn(base.texts.at(-1));
    expect((await post(`${path}/code`)).statusCode).toBe(429);
    base.clock.advance(61_000);
    await post(`${path}/code`);
    const second = codeIn(base.texts.at(-1));
    if (first !== second)
      expect((await post(`${path}/sign`, { code: first, agree: "yes" })).body).toContain("Код не подошёл");
    base.clock.advance(10 * 60_000);
    expect((await post(`${path}/sign`, { code: second, agree: "yes" })).body).toContain("Код больше не действует");
    expect(await stateOf(documentId)).toBe("sent");
  });

  test("says so when no text message can go", async () => {
    const { path } = await sentPaper();
    base.line.works = false;
    expect((await post(`${path}/code`)).body).toContain("СМС сейчас не отправить");
    base.line.works = true;
    expect((await get(path)).body).toContain("Получить код");
  });

  test("is not asked where the link is only for reading", async () => {
    const { path } = await sentPaper({ asksSignature: false });
    expect((await get(path)).body).not.toContain("Получить код");
    expect((await post(`${path}/code`)).body).toContain("Подписывать здесь уже нечего");
  });
});

describe("signing by a scan", () => {
  test("keeps the scan on the disk as the evidence; other kinds of files are refused", async () => {
    const { documentId } = await sentPaper();
    const text = await base.bring("скан.txt", new TextEncoder().encode("не скан"));
    await expect(signByScan(ctx(), { documentId, uploadId: text, signedOn: "2026-11-24" })).rejects.toMatchObject({
      fields: { uploadId: "kind-refused" },
    });
    const scan = await base.bring("скан.pdf", new TextEncoder().encode("%PDF-1.7"));
    await base.app.database.db.updateTable("uploads").set({ type: "application/pdf" }).where("id", "=", scan).execute();
    await expect(signByScan(ctx(), { documentId, uploadId: scan, signedOn: "2099-01-01" })).rejects.toMatchObject({
      fields: { signedOn: "future" },
    });
    await signByScan(ctx(), { documentId, uploadId: scan, signedOn: "2026-11-24" });
    const { signature, status } = await getDocument(ctx(), documentId);
    expect(status).toBe("signed");
    expect(signature).toMatchObject({ how: "scan", byName: "Анна Юрист", phone: null });
    expect(signature?.scanNodeId).not.toBeNull();
    await expect(cancelDocument(ctx(), documentId, "поздно")).rejects.toMatchObject({ reason: "signed" });
  });
});
