import { afterAll, beforeAll, expect, test } from "vitest";
import type { HouseError } from "../../kernel/errors.ts";
import { papersBase, type PapersBase } from "../../../../test/papers-base.ts";
import { pdf } from "../requests/fixtures/files.ts";
import { addEdition, createLibraryItem, removeLibraryItem } from "./add-edition.ts";
import { sendItem } from "./send-item.ts";
import { inForce, libraryItem, listLibrary, sendingsOf } from "./store.ts";

let base: PapersBase;
beforeAll(async () => {
  base = await papersBase();
});
afterAll(() => base.close());

const ctx = () => base.ctx(base.lawyer);
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: HouseError) => error.reason ?? error.code,
  );
const memo = async (title: string, inForceFrom = "2026-01-01") =>
  (await createLibraryItem(ctx(), { kind: "memo", title, inForceFrom, body: "Не берите новых кредитов", note: "" }))
    .itemId;
const open = (url: string) => base.http.inject({ method: "GET", url: new URL(url, "https://crm.firma.test").pathname });

test("the edition in force is the one whose day came last; of two of one day the later", () => {
  const editions = [
    { number: 1, in_force_from: "2026-01-01" },
    { number: 2, in_force_from: "2026-06-01" },
    { number: 3, in_force_from: "2026-06-01" },
    { number: 4, in_force_from: "2027-01-01" },
  ];
  expect(inForce(editions, "2026-05-31")?.number).toBe(1);
  expect(inForce(editions, "2026-11-24")?.number).toBe(3);
  expect(inForce(editions, "2025-12-31")).toBeNull();
});

test("what a client was sent is known with its edition, and stays what it was when a newer one comes", async () => {
  const itemId = await memo("Памятка банкроту");
  const sent = await sendItem(ctx(), { itemId, clientId: base.clientId, matterId: base.matterId, send: true });
  expect(base.texts.at(-1)).toBe(`Памятка банкроту: ${sent.url}`);
  await addEdition(ctx(), itemId, { inForceFrom: "2026-11-24", body: "Новая", note: "правка" });
  const page = await open(sent.url);
  expect(page.body).toContain("Не берите новых кредитов");
  expect(page.headers["referrer-policy"]).toBe("no-referrer");
  expect((await sendingsOf(ctx(), base.clientId))[0]).toMatchObject({
    title: "Памятка банкроту",
    edition: 1,
    byName: "Анна Юрист",
  });
  expect((await sendingsOf(ctx(), base.clientId))[0]?.openedAt).toBeInstanceOf(Date);
  expect(await base.events("library.sent")).toEqual([{ itemId, editionId: expect.any(Number), edition: 1 }]);
  expect(await base.events("library.opened")).toHaveLength(1);
  expect((await sendItem(ctx(), { itemId, clientId: base.clientId, matterId: null, send: false })).edition).toBe(2);
});

test("a form is a file on the firm's disk, which its link gives", async () => {
  const uploadId = await base.bring("Бланк.pdf", await pdf());
  const { itemId } = await createLibraryItem(ctx(), {
    kind: "form",
    title: "Бланк",
    inForceFrom: "2026-01-01",
    uploadId,
    note: "",
  });
  expect((await libraryItem(ctx(), itemId)).editions[0]).toMatchObject({ fileName: "Бланк.pdf", body: null });
  const { url } = await sendItem(ctx(), { itemId, clientId: base.clientId, matterId: null, send: false });
  expect((await open(url)).body).toMatch(/^%PDF-/);
});

test("text of an edition is never markup, and a link ends with its term", async () => {
  const { itemId } = await createLibraryItem(ctx(), {
    kind: "law",
    title: "<b>",
    inForceFrom: "2026-01-01",
    body: "<script>x</script>",
    note: "",
  });
  const { url } = await sendItem(ctx(), { itemId, clientId: base.clientId, matterId: null, send: false });
  expect((await open(url)).body).not.toMatch(/<script>|<b>/);
  base.clock.advance(91 * 86_400_000);
  expect((await open(url)).statusCode).toBe(410);
  expect((await open(`/l/${"a".repeat(43)}`)).statusCode).toBe(404);
});

test("is refused before its day, for another client's matter, and once out of use", async () => {
  const future = await memo("Будущее", "2030-01-01");
  const about = { clientId: base.clientId, matterId: null, send: false };
  expect(await reasonOf(sendItem(ctx(), { itemId: future, ...about }))).toBe("not-in-force");
  expect(await reasonOf(sendItem(ctx(), { itemId: future, ...about, matterId: 999 }))).toBe("not-found");
  await removeLibraryItem(ctx(), future);
  expect(await reasonOf(sendItem(ctx(), { itemId: future, ...about }))).toBe("not-found");
  expect((await listLibrary(ctx())).map(({ title }) => title)).not.toContain("Будущее");
  expect(
    await reasonOf(createLibraryItem(ctx(), { kind: "law", title: "Пусто", inForceFrom: "2026-01-01", note: "" })),
  ).toBe("invalid");
});

test("over the wire: made, given an edition, listed, sent, taken away", async () => {
  const ask = async (method: "GET" | "POST" | "DELETE", url: string, payload?: object) =>
    (await base.http.inject({ method, url, ...(payload ? { payload } : {}) })).json();
  const item = await ask("POST", "/api/library", {
    kind: "law",
    title: "127-ФЗ",
    inForceFrom: "2026-01-01",
    body: "Текст",
  });
  const next = await ask("POST", `/api/library/${item.id}/editions`, { inForceFrom: "2026-02-01", body: "Иной текст" });
  expect(next.editions.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
  expect(next.currentEditionId).toBe(next.editions[0].id);
  expect((await ask("GET", "/api/library")).items.map(({ title }: { title: string }) => title)).toContain("127-ФЗ");
  expect((await ask("POST", `/api/library/${item.id}/sendings`, { clientId: base.clientId })).url).toMatch(
    /\/l\/[\w-]{43}$/,
  );
  expect((await ask("GET", `/api/clients/${base.clientId}/library-sendings`)).items[0]).toMatchObject({
    title: "127-ФЗ",
    edition: 2,
  });
  expect(
    (await base.http.inject({ method: "GET", url: `/api/library-editions/${next.currentEditionId}/file` })).statusCode,
  ).toBe(404);
  expect(await ask("DELETE", `/api/library/${item.id}`)).toEqual({ ok: true });
});
