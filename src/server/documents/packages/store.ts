import { sql } from "kysely";
import type { z } from "zod";
import type { Package, PackageBrief, PackageRevision } from "../../../api/packages.ts";
import { clientBrief } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { officeAvailable } from "../../kernel/office.ts";
import { readPlan } from "../planner/read-plan.ts";
import { loadPackage, packageById, type PackageRow } from "./load-package.ts";
import { presented } from "./loaded-part.ts";

export const aboutPackage = (row: Pick<PackageRow, "id" | "client_id" | "matter_id">) => ({
  clientId: row.client_id,
  matterId: row.matter_id,
  subjectId: row.id,
});

/** Holds the package's row until the commit. */
export async function lockPackage(ctx: Ctx, id: number): Promise<PackageRow> {
  const row = await ctx.db.selectFrom("packages").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound("package");
  return row;
}

export const briefOf = (row: PackageRow): z.input<typeof PackageBrief> => ({
  id: row.id,
  kind: row.kind,
  filingOn: row.filing_on,
  isComplete: row.is_complete,
});

export const packagesOf = (ctx: Ctx, matterId: number) =>
  ctx.db.selectFrom("packages").selectAll().where("matter_id", "=", matterId).orderBy("id").execute();

export async function getPackage(ctx: Ctx, id: number): Promise<z.input<typeof Package>> {
  const { row, parts, problems, facts } = await loadPackage(ctx, id);
  const matter = await ctx.db
    .selectFrom("matters")
    .select("number")
    .where("id", "=", row.matter_id)
    .executeTakeFirstOrThrow();
  const { name } = await clientBrief(ctx, row.client_id);
  const creditors = new Set(facts.debts.map(({ creditor }) => creditor.id ?? creditor.name));
  return {
    ...briefOf(row),
    clientId: row.client_id,
    clientName: name,
    matterId: row.matter_id,
    matterNumber: matter.number,
    isComplete: problems.every(({ weight }) => weight !== "stop"),
    parts: parts.map(presented),
    problems,
    plan: row.filing_on === null ? null : await readPlan(ctx, row, row.filing_on),
    revisions: await revisionsOf(ctx, { packageId: id }),
    copies: row.kind === "court" ? creditors.size : 0,
    hasOffice: officeAvailable(ctx.app),
  };
}

export async function revisionById(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("package_revisions").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("revision");
  return row;
}

const paperRows = (ctx: Ctx, revisionIds: readonly number[]) =>
  ctx.db
    .selectFrom("package_papers")
    .selectAll()
    .where(sql<boolean>`revision_id = any(${sql.val(revisionIds)}::bigint[])`)
    .orderBy("position")
    .execute();

export async function revisionsOf(
  ctx: Ctx,
  which: { packageId: number } | { id: number },
): Promise<z.input<typeof PackageRevision>[]> {
  const all = ctx.db
    .selectFrom("package_revisions as r")
    .leftJoin("users as u", (join) => join.onRef("u.id", "=", "r.by_id").on("r.by_kind", "=", "employee"))
    .selectAll("r")
    .select("u.name as byName")
    .orderBy("r.number", "desc");
  const rows = await (
    "id" in which ? all.where("r.id", "=", which.id) : all.where("r.package_id", "=", which.packageId)
  ).execute();
  const papers = await paperRows(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state,
    reason: row.reason,
    done: row.done,
    total: row.total,
    filingOn: row.filing_on,
    gaps: row.gaps,
    byName: row.byName,
    at: row.at,
    sealedAt: row.sealed_at,
    hasPdf: row.pdf_key !== null,
    pdfPages: row.pdf_pages,
    hasZip: row.zip_key !== null,
    factsSha256: row.facts_sha256,
    papers: papers.filter(({ revision_id }) => revision_id === row.id).map(shownPaper),
  }));
}

const shownPaper = (paper: Awaited<ReturnType<typeof paperRows>>[number]) => ({
  position: paper.position,
  code: paper.code,
  title: paper.title,
  attachment: paper.attachment,
  documentId: paper.document_id,
  nodeId: paper.node_id,
  sha256: paper.sha256,
  pages: paper.pages,
  firstPage: paper.first_page,
  staleAt: paper.stale_at,
  staleFields: paper.stale_fields ?? [],
});

export async function packageOfRevision(ctx: Ctx, id: number) {
  const revision = await revisionById(ctx, id);
  return { revision, row: await packageById(ctx, revision.package_id) };
}
