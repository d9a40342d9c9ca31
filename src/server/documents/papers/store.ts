import type { z } from "zod";
import type { Document, FullDocument } from "../../../api/documents.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";

export type DocumentRow = Awaited<ReturnType<typeof documentById>>;

export async function documentById(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("documents").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("document");
  return row;
}

/** Holds the paper's row until the commit. */
export async function lockDocument(ctx: Ctx, id: number): Promise<DocumentRow> {
  const row = await ctx.db.selectFrom("documents").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  if (!row) throw notFound("document");
  return row;
}

export const about = (row: Pick<DocumentRow, "id" | "client_id" | "matter_id">) => ({
  clientId: row.client_id,
  matterId: row.matter_id,
  subjectId: row.id,
});

type Shape = z.input<typeof Document>;

export const documentOf = async (ctx: Ctx, id: number): Promise<Shape> => {
  const [document] = await listDocuments(ctx, { id });
  if (!document) throw notFound("document");
  return document;
};

/** Whether the file on the disk is another than the program made. */
const isEdited = (row: {
  status: string;
  is_hand_edited: boolean;
  made_version_id: number | null;
  current: number | null;
}) => row.is_hand_edited || (row.status === "draft" && row.current !== null && row.current !== row.made_version_id);

export async function listDocuments(
  ctx: Ctx,
  which: { id: number } | { clientId: number; matterId?: number | undefined },
): Promise<Shape[]> {
  const all = ctx.db
    .selectFrom("documents as d")
    .innerJoin("document_templates as t", "t.id", "d.template_id")
    .leftJoin("disk_nodes as n", "n.id", "d.node_id")
    .leftJoin("users as u", (join) => join.onRef("u.id", "=", "d.by_id").on("d.by_kind", "=", "employee"))
    .selectAll("d")
    .select(["t.code", "n.current_version_id as current", "u.name as byName"])
    .orderBy("d.id", "desc");
  const ofClient = (clientId: number, matterId: number | undefined) => {
    const own = all.where("d.client_id", "=", clientId);
    return matterId === undefined ? own : own.where("d.matter_id", "=", matterId);
  };
  const query = "id" in which ? all.where("d.id", "=", which.id) : ofClient(which.clientId, which.matterId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    matterId: row.matter_id,
    templateId: row.template_id,
    templateCode: row.code,
    kind: row.kind,
    title: row.title,
    number: row.number_text,
    status: row.status,
    isHandEdited: isEdited(row),
    nodeId: row.node_id,
    pdf: row.pdf_state,
    createdAt: row.created_at,
    finalisedAt: row.finalised_at,
    sentAt: row.sent_at,
    viewedAt: row.viewed_at,
    signedAt: row.signed_at,
    cancelReason: row.cancel_reason,
    byName: row.byName,
  }));
}

export async function getDocument(ctx: Ctx, id: number): Promise<z.input<typeof FullDocument>> {
  const row = await documentById(ctx, id);
  const version = await ctx.db
    .selectFrom("document_template_versions")
    .select("number")
    .where("id", "=", row.template_version_id)
    .executeTakeFirstOrThrow();
  return {
    ...(await documentOf(ctx, id)),
    used: row.data.used,
    extra: row.extra,
    signature: await signatureOf(ctx, id),
    links: await linksOf(ctx, id),
    templateVersion: version.number,
  };
}

async function signatureOf(ctx: Ctx, id: number) {
  const row = await ctx.db
    .selectFrom("document_signatures as s")
    .leftJoin("users as u", "u.id", "s.by_id")
    .selectAll("s")
    .select("u.name")
    .where("s.document_id", "=", id)
    .executeTakeFirst();
  return row
    ? {
        how: row.how,
        at: row.at,
        sha256: row.sha256,
        phone: row.phone,
        address: row.address,
        agent: row.agent,
        consent: row.consent,
        scanNodeId: row.scan_node_id,
        byName: row.name,
      }
    : null;
}

export async function linksOf(ctx: Ctx, documentId: number) {
  const rows = await ctx.db
    .selectFrom("document_links")
    .selectAll()
    .where("document_id", "=", documentId)
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    firstViewedAt: row.first_viewed_at,
    views: row.views,
    asksSignature: row.asks_signature,
  }));
}
