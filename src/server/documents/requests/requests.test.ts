import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFile, fileOf } from "../../disk/index.ts";
import { findOrCreateByPhone, stateFacts } from "../../clients/index.ts";
import type { HouseError } from "../../kernel/errors.ts";
import { openMatter } from "../../matters/index.ts";
import { papersBase, type PapersBase } from "../../../../test/papers-base.ts";
import { keep } from "../papers/compose.ts";
import { acceptPaper, rejectPaper } from "./accept-paper.ts";
import { createRequest, revokeRequest } from "./create-request.ts";
import { brought, formOf, pdf, pdfWithPassword, photo } from "./fixtures/files.ts";
import { addOwnPaper, listPapers } from "./list-papers.ts";
import { changePage } from "./pages/change-page.ts";
import { takePage } from "./pages/take-pages.ts";
import { setPaperFile } from "./set-paper-file.ts";
import { setPaperNeed } from "./set-paper-need.ts";
import { itemById, listItems, pagesOf } from "./store.ts";
import { watchPapers } from "./watch-papers.ts";

let base: PapersBase;
beforeAll(async () => {
  base = await papersBase();
  await listPapers(ctx(), base.matterId, "court");
});
afterAll(() => base.close());

const ctx = () => base.ctx(base.lawyer);
const items = () => listItems(ctx(), base.matterId);
const item = async (paper: string) => (await items()).find((one) => one.paper === paper)!;
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: HouseError) => error.reason ?? JSON.stringify(error.fields),
  );
const bring = async (paper: string, content: Uint8Array) =>
  takePage(ctx(), (await item(paper)).id, await brought(base, content));
const joinedPages = async (paper: string) => {
  await base.jobs.runDue();
  const { nodeId } = await item(paper);
  const { key } = await fileOf(ctx(), nodeId!);
  return (await PDFDocument.load(await base.app.files.get(key))).getPages();
};
let brighter = 0;
/** Each another: the same photo twice is one page. */
const fresh = (width = 600, height = 800) => photo(width + (brighter += 2), height + brighter);

describe("the list of papers", () => {
  test("follows the facts: a marriage asks for its certificate, and what ceased is put off unless it came", async () => {
    expect(await item("marriage")).toBeUndefined();
    await stateFacts(ctx(), base.clientId, { maritalStatus: "married" }, { kind: "hand", id: null });
    expect(await listPapers(ctx(), base.matterId, "court")).toEqual({ added: 1 });
    expect(await listPapers(ctx(), base.matterId, "court")).toEqual({ added: 0 });
    expect(await item("marriage")).toMatchObject({ state: "needed", isOff: false });
    await stateFacts(ctx(), base.clientId, { maritalStatus: "single" }, { kind: "hand", id: null });
    const decided = await base.app.database.db
      .selectFrom("fact_claims")
      .select("id")
      .where("state", "=", "disputed")
      .execute();
    expect(decided).toEqual([]);
    await listPapers(ctx(), base.matterId, "court");
    expect((await item("marriage")).isOff).toBe(true);
  });

  test("a person's word stands over the rules; what he asks for besides has his title", async () => {
    const { id } = await item("circumstances");
    await setPaperNeed(ctx(), id, false);
    await listPapers(ctx(), base.matterId, "court");
    expect((await item("circumstances")).isOff).toBe(true);
    const { itemId } = await addOwnPaper(ctx(), base.matterId, "Справка с работы");
    expect((await items()).find((one) => one.id === itemId)).toMatchObject({
      title: ["Справка с работы", "Справка с работы"],
    });
    await setPaperNeed(ctx(), itemId, false);
  });
});

describe("pages of a paper", () => {
  test("many photos and a PDF are joined into one on the client's disk; the same file twice is one page", async () => {
    const one = await fresh();
    await bring("passport", one);
    await bring("passport", one);
    await bring("passport", await fresh(800, 600));
    await bring("passport", await pdf(2));
    expect(await item("passport")).toMatchObject({ state: "received", pages: 4 });
    const pages = await joinedPages("passport");
    expect(pages.map((page) => Math.round(page.getWidth()))).toEqual([595, 842, 595, 595]);
    const node = await base.app.database.db
      .selectFrom("disk_nodes")
      .select("name")
      .where("id", "=", (await item("passport")).nodeId!)
      .executeTakeFirst();
    expect(node?.name).toBe("Паспорт, все страницы.pdf");
  });

  test("a turn, a cut, another order and a taken page make a new version; the originals stay", async () => {
    const { id, nodeId } = await item("passport");
    const [first, second, scan] = await pagesOf(ctx(), id);
    await changePage(ctx(), first!.id, { rotate: 90 });
    await changePage(ctx(), second!.id, { isRemoved: true });
    await changePage(ctx(), scan!.id, { position: 1 });
    expect(await reasonOf(changePage(ctx(), scan!.id, { crop: { left: 0, top: 0, width: 0.5, height: 1 } }))).toBe(
      "pdf-not-cropped",
    );
    const pages = await joinedPages("passport");
    expect(pages.map((page) => Math.round(page.getWidth()))).toEqual([595, 595, 842]);
    expect((await item("passport")).nodeId).toBe(nodeId);
    const rows = await base.app.database.db
      .selectFrom("paper_pages")
      .select("original_key")
      .where("item_id", "=", id)
      .execute();
    expect(rows).toHaveLength(3);
    for (const { original_key } of rows) expect((await base.app.files.get(original_key)).length).toBeGreaterThan(0);
  });

  test("what is refused leaves neither a row nor a file", async () => {
    const file = await brought(base, await pdfWithPassword(), "x.pdf");
    expect(await reasonOf(takePage(ctx(), (await item("snils")).id, file))).toBe("pdf-password");
    await expect(base.app.files.get(file.key)).rejects.toThrow();
    expect(await item("snils")).toMatchObject({ state: "needed", pages: 0 });
  });
});

describe("accepting and rejecting", () => {
  test("a rejected paper gives way to the one brought anew", async () => {
    await bring("snils", await fresh());
    const { id } = await item("snils");
    expect(await reasonOf(rejectPaper(ctx(), id, "ugly", ""))).toBe('{"code":"wrong"}');
    expect(await reasonOf(rejectPaper(ctx(), id, "other", ""))).toBe('{"note":"required"}');
    await rejectPaper(ctx(), id, "blurred", "номер не виден");
    expect(await item("snils")).toMatchObject({
      state: "rejected",
      rejection: "Нечётко: текст не прочитать. номер не виден",
    });
    base.clock.advance(1000);
    await bring("snils", await fresh());
    expect(await item("snils")).toMatchObject({ state: "received", pages: 1, rejection: null });
    expect(await base.events("request.item-rejected")).toEqual([{ itemId: id, paper: "snils", code: "blurred" }]);
  });

  test("one that ages needs its day and lives by the rule; the warning is told once a term", async () => {
    const { id } = await item("proprietor-status");
    expect(await reasonOf(acceptPaper(ctx(), id, "2026-11-24"))).toBe("nothing-came");
    await bring("proprietor-status", await pdf());
    await base.jobs.runDue();
    expect(await reasonOf(acceptPaper(ctx(), id, null))).toBe('{"issuedOn":"required"}');
    expect(await reasonOf(acceptPaper(ctx(), id, "2026-11-25"))).toBe('{"issuedOn":"in-future"}');
    await acceptPaper(ctx(), id, "2026-11-24");
    expect(await item("proprietor-status")).toMatchObject({
      state: "accepted",
      validUntil: "2026-12-01",
      isOld: false,
    });
    await watchPapers(ctx());
    await watchPapers(ctx());
    expect(await base.events("paper.soon-old")).toEqual([
      { itemId: id, paper: "proprietor-status", until: "2026-12-01" },
    ]);
    expect(await reasonOf(bring("proprietor-status", await pdf(2)))).toBe("accepted");
  });

  test("a file of the client's disk may be the paper, another client's may not", async () => {
    const file = await keep(base.app, await pdf(), "application/pdf");
    const { nodeId } = await addFile(ctx(), { clientId: base.clientId, matterId: null, name: "2-НДФЛ.pdf", file });
    const { id } = await item("income");
    await setPaperFile(ctx(), id, nodeId);
    expect(await item("income")).toMatchObject({ state: "received", nodeId });
    const other = await findOrCreateByPhone(ctx(), { phone: "+79130009999", name: "Другой", source: "hand" });
    const strange = await addFile(ctx(), {
      clientId: other.id,
      matterId: null,
      name: "чужое.pdf",
      file: await keep(base.app, await pdf(2), "application/pdf"),
    });
    expect(await reasonOf(setPaperFile(ctx(), id, strange.nodeId))).toBe("not-of-client");
  });

  test("the last required one completes the list", async () => {
    const left = (await items()).filter((one) => !one.isOff && one.isRequired && one.state !== "accepted");
    for (const one of left) {
      if (one.state === "needed") await takePage(ctx(), one.id, await brought(base, await fresh()));
      await base.jobs.runDue();
      expect(await base.events("request.completed")).toEqual([]);
      await acceptPaper(ctx(), one.id, one.shelf ? "2026-11-24" : null);
    }
    expect(await base.events("request.completed")).toHaveLength(1);
  });
});

describe("the client's link", () => {
  let matterId: number;
  const open = (url: string, headers: Record<string, string> = {}) => base.http.inject({ method: "GET", url, headers });
  const send = (url: string, files: Parameters<typeof formOf>[0]) =>
    base.http.inject({ method: "POST", url, ...formOf(files) });
  beforeAll(async () => {
    ({ id: matterId } = await openMatter(ctx(), { clientId: base.clientId, pipelineCode: "court", source: "hand" }));
    await listPapers(ctx(), matterId, "court");
  });
  const link = async (papers: readonly string[], days = 14) => {
    const all = await listItems(ctx(), matterId);
    const itemIds = all.filter(({ paper }) => papers.includes(paper)).map(({ id }) => id);
    const made = await createRequest(ctx(), { matterId, itemIds, days, send: true });
    return {
      ...made,
      path: new URL(made.url).pathname,
      itemIds,
      others: all.filter(({ id }) => !itemIds.includes(id)),
    };
  };

  test("goes by SMS, shows what was asked and nothing else, and its address is nowhere in the database", async () => {
    const made = await link(["passport"]);
    expect(base.texts.at(-1)).toBe(`Какие документы нужны и как прислать: ${made.url}`);
    const page = await open(made.path);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("Паспорт, все страницы");
    expect(page.body).toContain('capture="environment"');
    expect(page.body).not.toContain("Справка о статусе ИП");
    expect(page.body).not.toContain("Иванов");
    expect(page.headers).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
    expect((await open(made.path, { "accept-language": "en-GB" })).body).toContain("Passport, all pages");
    const rows = await base.app.database.db.selectFrom("paper_requests").select("token_hash").execute();
    expect(JSON.stringify(rows)).not.toContain(made.path.slice(3));
    expect(base.logged()).not.toContain(made.path.slice(3));
    expect(await base.events("request.opened")).toEqual([{ requestId: made.requestId }]);
  });

  test("photos sent by a plain form land in their place, in the client's name", async () => {
    const made = await link(["passport"]);
    const [itemId] = made.itemIds;
    const sent = await send(`${made.path}/${itemId}`, [
      { field: "photo", name: "", content: Buffer.alloc(0) },
      { field: "files", name: "1.jpg", content: await fresh() },
      { field: "files", name: "2.jpg", content: await fresh() },
    ]);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${made.path}#p${itemId}`]);
    expect(await itemById(ctx(), itemId!)).toMatchObject({ state: "received" });
    expect((await pagesOf(ctx(), itemId!)).map(({ name }) => name)).toEqual(["1.jpg", "2.jpg"]);
    const { by_kind, by_id } = await base.app.database.db
      .selectFrom("paper_pages")
      .selectAll()
      .where("item_id", "=", itemId!)
      .limit(1)
      .executeTakeFirstOrThrow();
    expect([by_kind, by_id]).toEqual(["client", base.clientId]);
  });

  test("a bad file among good ones is said in words, and the good ones are taken", async () => {
    const made = await link(["snils"]);
    const [itemId] = made.itemIds;
    const sent = await send(`${made.path}/${itemId}`, [
      { field: "files", name: "a.pdf", content: await pdfWithPassword() },
      { field: "files", name: "b.jpg", content: await fresh() },
    ]);
    expect(sent.statusCode).toBe(409);
    expect(sent.body).toContain("Этот PDF закрыт паролем");
    expect(await pagesOf(ctx(), itemId!)).toHaveLength(1);
    expect(
      (await send(`${made.path}/${itemId}`, [{ field: "files", name: "", content: Buffer.alloc(0) }])).body,
    ).toContain("Сначала выберите");
  });

  test("reaches no other paper, and the reason of a rejection is read there", async () => {
    const made = await link(["snils"]);
    const strange = await send(`${made.path}/${made.others[0]!.id}`, [
      { field: "files", name: "x.jpg", content: await fresh() },
    ]);
    expect(strange.statusCode).toBe(404);
    await rejectPaper(ctx(), made.itemIds[0]!, "glare", "");
    expect((await open(made.path)).body).toContain("Блик или тень закрывают текст");
  });

  test("ends by a word, by its term, and an invented one opens nothing", async () => {
    const made = await link(["inn"], 1);
    await revokeRequest(ctx(), made.requestId);
    await revokeRequest(ctx(), made.requestId);
    expect((await open(made.path)).statusCode).toBe(410);
    expect((await send(`${made.path}/${made.itemIds[0]}`, [])).statusCode).toBe(410);
    const late = await link(["inn"], 1);
    base.clock.advance(25 * 3_600_000);
    expect((await open(late.path)).statusCode).toBe(410);
    expect((await open(`/r/${"a".repeat(43)}`)).statusCode).toBe(404);
    expect((await open("/r/short")).statusCode).toBe(404);
    expect(await base.events("request.ended")).toHaveLength(1);
  });

  test("another matter's paper cannot be asked for by it", async () => {
    const { id } = await item("passport");
    expect(await reasonOf(createRequest(ctx(), { matterId, itemIds: [id], days: 1, send: false }))).toBe(
      '{"itemIds":"not-found"}',
    );
  });
});
