import type { App, Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { convertToPdf, officeAvailable } from "../../kernel/office.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { dayOf } from "../../kernel/working-time.ts";
import { addFile } from "../../disk/index.ts";
import { compile } from "../render/compiled.ts";
import { stampedWith } from "../render/stamp.ts";
import { templateById } from "../templates/store.ts";
import { keep } from "./compose.ts";
import { contentOf, countingVersion } from "./current-content.ts";
import { fileNameOf, folderOf } from "./rules.ts";
import { about, documentById, lockDocument, type DocumentRow } from "./store.ts";

/** The PDF of the version that counts; without an office program the Word file alone is there, and says so. */
export async function makePdf(ctx: Ctx, documentId: number): Promise<void> {
  const row = await documentById(ctx, documentId);
  // Its stamping is under way and orders the PDF of the stamped file.
  if (row.status !== "draft" && !row.is_stamped) return;
  const { content, versionId } = await contentOf(ctx, row);
  if (row.pdf_state === "ready" && row.pdf_of_version_id === versionId) return;
  if (!officeAvailable(ctx.app)) return settle(ctx, documentId, "absent");
  const shown = row.status === "draft" ? await asDraft(ctx, content) : content;
  const pdf = await converted(ctx.app, shown);
  if (pdf === null) return settle(ctx, documentId, "failed");
  const file = await keep(ctx.app, pdf, "application/pdf");
  const former = await inTx(ctx, async (ctx) => {
    const now = await lockDocument(ctx, documentId);
    // no event: it was changed meanwhile, and the change ordered a PDF of its own
    if ((await countingVersion(ctx, now)).versionId !== versionId) return file.key;
    await ctx.db
      .updateTable("documents")
      .set({
        pdf_key: file.key,
        pdf_size: file.size,
        pdf_sha256: file.sha256,
        pdf_of_version_id: versionId,
        pdf_state: "ready",
        pdf_node_id: now.status === "draft" ? null : (now.pdf_node_id ?? (await onDisk(ctx, now, file))),
      })
      .where("id", "=", documentId)
      .execute();
    await emit(ctx, "document.changed", about(now), { documentId, kind: now.kind, what: "pdf" });
    return now.pdf_node_id === null ? now.pdf_key : null;
  });
  if (former !== null) await ctx.app.files.remove(former);
}

/** A draft has no number yet, and its PDF says so instead of showing a placeholder. */
async function asDraft(ctx: Ctx, content: Uint8Array): Promise<Uint8Array> {
  const day = dayOf(ctx.now, (await readFirm(ctx)).zone);
  try {
    return await stampedWith(await compile(content), { number: "б/н (черновик)", day });
  } catch (error) {
    // Somebody is at work on it in Word, and a brace is open: it is shown as it stands.
    if (error instanceof HouseError && error.reason === "template-wrong") return content;
    throw error;
  }
}

async function converted(app: App, content: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await convertToPdf(app, content, "docx");
  } catch (error) {
    if (error instanceof HouseError && error.reason === "office-failed") return null;
    throw error;
  }
}

/** Whoever opens the client's folder finds the final paper there as it was printed. */
async function onDisk(ctx: Ctx, row: DocumentRow, file: Awaited<ReturnType<typeof keep>>): Promise<number> {
  const { group_code } = await templateById(ctx, row.template_id);
  const { nodeId } = await addFile(ctx, {
    clientId: row.client_id,
    matterId: row.matter_id,
    file,
    folder: folderOf(group_code),
    name: fileNameOf(row.title, row.number_text, "pdf"),
  });
  return nodeId;
}

const settle = (ctx: Ctx, documentId: number, state: "absent" | "failed"): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, documentId);
    if (row.pdf_state === state) return; // no event: it is known
    await ctx.db.updateTable("documents").set({ pdf_state: state }).where("id", "=", documentId).execute();
    await emit(ctx, "document.changed", about(row), { documentId, kind: row.kind, what: "pdf" });
  });
