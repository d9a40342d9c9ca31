import { addFile } from "../../disk/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, refused } from "../../kernel/errors.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { dayOf } from "../../kernel/working-time.ts";
import { takeUploads } from "../../uploads/index.ts";
import { folderOf, mayBecome } from "../papers/rules.ts";
import { lockDocument } from "../papers/store.ts";
import { templateById } from "../templates/store.ts";
import { markSigned } from "./sign-by-code.ts";

interface Scan {
  documentId: number;
  uploadId: number;
  signedOn: string;
}

const SCANS = /^(application\/pdf|image\/(jpeg|png|webp))$/;

/** A paper signed by hand: the scan is kept on the disk as the evidence. */
export const signByScan = (ctx: Ctx, { documentId, uploadId, signedOn }: Scan): Promise<void> =>
  // no event: markSigned tells of it
  inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, documentId);
    if (!mayBecome(row.status, "signed")) throw refused(row.status === "signed" ? "signed" : "not-final");
    const today = dayOf(ctx.now, (await readFirm(ctx)).zone);
    if (signedOn > today) throw invalid({ signedOn: "future" });
    const [file] = await takeUploads(ctx, [uploadId]);
    if (!file) throw invalid({ uploadId: "not-found" });
    if (!SCANS.test(file.type)) throw invalid({ uploadId: "kind-refused" });
    const { group_code } = await templateById(ctx, row.template_id);
    const ending = /\.[A-Za-z]{1,5}$/.exec(file.name)?.[0] ?? "";
    const { nodeId } = await addFile(ctx, {
      clientId: row.client_id,
      matterId: row.matter_id,
      file,
      folder: folderOf(group_code),
      name: `${row.title.slice(0, 90)} (подписан ${signedOn})${ending}`,
    });
    await ctx.db
      .insertInto("document_signatures")
      .values({
        document_id: row.id,
        how: "scan",
        at: ctx.now,
        sha256: file.sha256,
        scan_node_id: nodeId,
        phone: null,
        address: null,
        agent: null,
        consent: null,
        by_id: ctx.actor.kind === "employee" ? ctx.actor.id : null,
      })
      .execute();
    await markSigned(ctx, row, "scan");
  });
