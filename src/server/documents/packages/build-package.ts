import { createHash } from "node:crypto";
import type { UsedFact } from "../../../api/documents.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { convertToPdf, officeAvailable } from "../../kernel/office.ts";
import { inTx } from "../../kernel/tx.ts";
import { clientBrief } from "../../clients/index.ts";
import { keep } from "../papers/compose.ts";
import { packageTitles } from "./data/package-papers.ts";
import { archiveOf } from "./archive.ts";
import { contentsDocx } from "./contents-docx.ts";
import { gather } from "./gather.ts";
import type { Gathered } from "./gathered.ts";
import { loadPackage } from "./load-package.ts";
import { mergePdfs, pagesOfPdf, type Merged } from "./merge-pdfs.ts";
import { aboutPackage, revisionById } from "./store.ts";

const MOST_BYTES = 400 * 1024 * 1024;
/** Rows of the log are for people: progress is told by tenths, not by papers. */
const STEPS = 10;

/** Makes what was ordered and seals it. Comes twice without harm: what is sealed stays sealed. */
export async function buildPackage(ctx: Ctx, revisionId: number): Promise<void> {
  const revision = await revisionById(ctx, revisionId);
  if (revision.state !== "making") return;
  const loaded = await loadPackage(ctx, revision.package_id);
  const parts = loaded.parts.filter(({ documentId, nodeId }) => documentId !== null || nodeId !== null);
  if (parts.length === 0) return fail(ctx, revisionId, "nothing-to-assemble");
  const papers: Gathered[] = [];
  let size = 0;
  for (const [i, part] of parts.entries()) {
    const paper = await gather(ctx, part);
    size += paper.content.length;
    if (size > MOST_BYTES) return fail(ctx, revisionId, "package-too-large");
    papers.push(paper);
    if (i % Math.ceil(parts.length / STEPS) === 0) await progress(ctx, revisionId, i + 1, parts.length);
  }
  const title = packageTitles[loaded.row.kind][0];
  const { name } = await clientBrief(ctx, loaded.row.client_id);
  const whole = await bound(ctx, papers, `${title}. ${name}`);
  const archive = archiveOf(papers, whole.contents, whole.merged?.content ?? null, title);
  await seal(ctx, revisionId, { papers, merged: whole.merged, archive });
}

interface Bound {
  contents: Uint8Array;
  /** Null where some paper is not in PDF. */
  merged: Merged | null;
}

/** The list of contents first, whose own length moves the pages it names: it is made until it agrees with itself. */
async function bound(ctx: Ctx, papers: readonly Gathered[], title: string): Promise<Bound> {
  const bare = contentsDocx(title, rowsOf(papers, null));
  if (!officeAvailable(ctx.app) || papers.some(({ pdf }) => pdf === null)) return { contents: bare, merged: null };
  let length = 1;
  for (let tries = 0; tries < 3; tries += 1) {
    const contents = contentsDocx(title, rowsOf(papers, length));
    const pdf = await officePdf(ctx, contents);
    if (pdf === null) return { contents: bare, merged: null };
    const real = await pagesOfPdf(pdf);
    if (real === length) return { contents, merged: await mergePdfs(pdf, papers) };
    length = real;
  }
  return { contents: bare, merged: null };
}

async function officePdf(ctx: Ctx, content: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await convertToPdf(ctx.app, content, "docx");
  } catch (error) {
    if (error instanceof HouseError && error.reason === "office-failed") return null;
    throw error;
  }
}

function rowsOf(papers: readonly Gathered[], contentsPages: number | null) {
  let next = (contentsPages ?? 0) + 1;
  return papers.map(({ title, attachment, pages }) => {
    const from = contentsPages === null || pages === null ? null : next;
    next += pages ?? 0;
    return { title, attachment, pages, from };
  });
}

const progress = (ctx: Ctx, revisionId: number, done: number, total: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("package_revisions")
      .set({ done, total })
      .where("id", "=", revisionId)
      .where("state", "=", "making")
      .returning("package_id")
      .executeTakeFirst();
    if (row) await tell(ctx, row.package_id, "progress"); // no event: it is over already
  });

async function tell(ctx: Ctx, packageId: number, what: "progress" | "failed"): Promise<void> {
  const row = await ctx.db.selectFrom("packages").selectAll().where("id", "=", packageId).executeTakeFirstOrThrow();
  await emit(ctx, "package.changed", aboutPackage(row), { packageId, what });
}

export const fail = (ctx: Ctx, revisionId: number, reason: string): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("package_revisions")
      .set({ state: "failed", reason })
      .where("id", "=", revisionId)
      .where("state", "=", "making")
      .returning("package_id")
      .executeTakeFirst();
    if (row) await tell(ctx, row.package_id, "failed"); // no event: it is over already
  });

interface Sealed {
  papers: readonly Gathered[];
  merged: Merged | null;
  archive: Uint8Array;
}

async function seal(ctx: Ctx, revisionId: number, { papers, merged, archive }: Sealed): Promise<void> {
  const zip = await keep(ctx.app, archive, "application/zip");
  const pdf = merged && (await keep(ctx.app, merged.content, "application/pdf"));
  const isOurs = await inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("package_revisions")
      .set({
        state: "sealed",
        sealed_at: ctx.now,
        done: papers.length,
        total: papers.length,
        zip_key: zip.key,
        zip_size: zip.size,
        zip_sha256: zip.sha256,
        facts_sha256: factsSum(papers),
        ...(pdf
          ? {
              pdf_key: pdf.key,
              pdf_size: pdf.size,
              pdf_sha256: pdf.sha256,
              pdf_pages: merged.pages,
            }
          : {}),
        reason: pdf ? null : officeAvailable(ctx.app) ? "some-without-pdf" : "no-office",
      })
      .where("id", "=", revisionId)
      .where("state", "=", "making")
      .returning("package_id")
      .executeTakeFirst();
    if (!row) return false; // no event: another was quicker with the same order
    await ctx.db
      .insertInto("package_papers")
      .values(papers.map(paperRow(revisionId, merged)))
      .execute();
    const about = await ctx.db
      .selectFrom("packages")
      .selectAll()
      .where("id", "=", row.package_id)
      .executeTakeFirstOrThrow();
    await emit(ctx, "package.sealed", aboutPackage(about), {
      packageId: row.package_id,
      revisionId,
      papers: papers.length,
    });
    return true;
  });
  if (isOurs) return;
  await ctx.app.files.remove(zip.key);
  if (pdf) await ctx.app.files.remove(pdf.key);
}

const paperRow = (revisionId: number, merged: Merged | null) => (paper: Gathered, i: number) => ({
  revision_id: revisionId,
  position: i + 1,
  code: paper.code,
  title: paper.title,
  attachment: paper.attachment,
  document_id: paper.documentId,
  node_id: paper.nodeId,
  sha256: paper.sha256,
  pages: paper.pages,
  first_page: merged?.firstPages[i] ?? null,
  used: JSON.stringify(paper.used),
  stale_fields: null,
});

/** One sum over all facts the papers say, whatever their order. */
function factsSum(papers: readonly Gathered[]): string {
  const line = ({ where, name, id, shown }: UsedFact) => `${where}\t${name}\t${id ?? ""}\t${shown}`;
  const lines = [...new Set(papers.flatMap(({ used }) => used.map(line)))].toSorted();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
