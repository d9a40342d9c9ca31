import type { PaperExtra } from "../../../api/documents.ts";
import { addFile } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { makePdfJob } from "../job-names.ts";
import { usableTemplate } from "../templates/store.ts";
import { compose, demandWhole, DOCX, keep } from "./compose.ts";
import { fileNameOf, folderOf } from "./rules.ts";

interface Order {
  clientId: number;
  matterId: number | null;
  extra?: PaperExtra | undefined;
  /** The same key is the same paper. */
  onceKey?: string | undefined;
}

/**
 * Makes a paper as a draft: by the template named, or by the one in use of the kind. Not inside a transaction: its file
 * is kept before anything of it is written. Throws Refused "missing-facts" with the list of what is not known.
 */
export async function makeDocument(
  ctx: Ctx,
  order: Order & ({ kind: string } | { templateId: number }),
): Promise<{ documentId: number }> {
  if (ctx.tx) throw new Error("a paper's file is kept outside of transactions");
  const known = order.onceKey === undefined ? null : await madeBefore(ctx, order.onceKey);
  if (known !== null) return { documentId: known };
  const template = await usableTemplate(ctx, order);
  const extra = order.extra ?? {};
  const { content, used, missing } = await compose(ctx, { ...order, extra, template });
  demandWhole(missing);
  const file = await keep(ctx.app, content, DOCX);
  const made = await inTx(ctx, async (ctx) => {
    const again = order.onceKey === undefined ? null : await madeBefore(ctx, order.onceKey);
    if (again !== null) return { documentId: again, isNew: false }; // no event: another was quicker with the same order
    return { documentId: await insert(ctx, { ...order, extra }, template, used, file), isNew: true };
  });
  if (!made.isNew) await ctx.app.files.remove(file.key);
  return { documentId: made.documentId };
}

async function madeBefore(ctx: Ctx, onceKey: string): Promise<number | null> {
  const row = await ctx.db.selectFrom("documents").select("id").where("once_key", "=", onceKey).executeTakeFirst();
  return row?.id ?? null;
}

async function insert(
  ctx: Ctx,
  { clientId, matterId, extra, onceKey }: Order & { extra: PaperExtra },
  template: Awaited<ReturnType<typeof usableTemplate>>,
  used: Awaited<ReturnType<typeof compose>>["used"],
  file: Awaited<ReturnType<typeof keep>>,
): Promise<number> {
  const { nodeId, versionId } = await addFile(ctx, {
    clientId,
    matterId,
    file,
    folder: folderOf(template.group_code),
    name: fileNameOf(template.title, null, "docx"),
  });
  const { id } = await ctx.db
    .insertInto("documents")
    .values({
      client_id: clientId,
      matter_id: matterId,
      template_id: template.id,
      template_version_id: template.version_id,
      kind: template.kind,
      title: template.title,
      status: "draft",
      extra: JSON.stringify(extra),
      data: JSON.stringify({ used }),
      node_id: nodeId,
      version_id: versionId,
      made_version_id: versionId,
      once_key: onceKey ?? null,
      by_kind: ctx.actor.kind,
      by_id: ctx.actor.id,
      created_at: ctx.now,
      changed_at: ctx.now,
      number: null,
      number_text: null,
      year: null,
      entity: null,
      cancel_reason: null,
      pdf_key: null,
      pdf_size: null,
      pdf_sha256: null,
      pdf_of_version_id: null,
      pdf_node_id: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await emit(ctx, "document.created", { clientId, matterId, subjectId: id }, { documentId: id, kind: template.kind });
  enqueue(ctx, makePdfJob, { documentId: id });
  return id;
}
