import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { dayOf } from "../../kernel/working-time.ts";
import { stampFinalJob } from "../job-names.ts";
import { takeNumber } from "../numbers/take-number.ts";
import { compile } from "../render/compiled.ts";
import { stampedWith } from "../render/stamp.ts";
import { templateById } from "../templates/store.ts";
import { contentOf } from "./current-content.ts";
import { mayBecome, numberText } from "./rules.ts";
import { stampFinal } from "./stamp-final.ts";
import { documentById, lockDocument } from "./store.ts";

/**
 * Freezes a draft and gives it its number. The number is given first and the file stamped with it after the commit: the
 * counter waits for no file store, and a stamping that was cut short is done again by the job.
 */
export async function finaliseDocument(ctx: Ctx, documentId: number): Promise<void> {
  const draft = await documentById(ctx, documentId);
  refuseUnlessDraft(draft.status);
  const { content, versionId } = await contentOf(ctx, draft);
  // A file that could not be stamped must take no number.
  await stampedWith(await compile(content), { number: "1/2026", day: "2026-01-01" });
  // no event: stampFinal tells of it, once the file says its number
  await inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, documentId);
    refuseUnlessDraft(row.status);
    const edited = row.is_hand_edited || versionId !== row.made_version_id;
    await ctx.db
      .updateTable("documents")
      .set({
        ...(await numberFor(ctx, row)),
        status: "final",
        finalised_at: ctx.now,
        changed_at: ctx.now,
        version_id: versionId,
        is_hand_edited: edited,
        pdf_state: "waiting",
      })
      .where("id", "=", documentId)
      .execute();
    enqueue(ctx, stampFinalJob, { documentId });
  });
  await stampFinal(ctx, documentId);
}

function refuseUnlessDraft(status: Parameters<typeof mayBecome>[0]): void {
  if (!mayBecome(status, "final")) throw refused("not-a-draft");
}

async function numberFor(ctx: Ctx, row: { kind: string; template_id: number }) {
  const template = await templateById(ctx, row.template_id);
  if (!template.is_numbered) return {};
  const firm = await readFirm(ctx);
  const entity = firm.inn || firm.legalName || firm.name;
  const year = Number(dayOf(ctx.now, firm.zone).slice(0, 4));
  const number = await takeNumber(ctx, { kind: row.kind, entity, year });
  return { number, year, entity, number_text: numberText(number, year) };
}
