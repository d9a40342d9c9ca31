import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { rewriteRecord } from "./rewrite-record.ts";
import { findRecord, viewOf, type RecordKey, type RecordView } from "./store.ts";

/** A removed record back on the card, or what it said in a former version, with that version's source. */
export const restoreRecord = (ctx: Ctx, key: RecordKey, former?: number): Promise<RecordView> =>
  // no event: rewriteRecord says "client.records-changed"
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, key.clientId);
    const row = await findRecord(ctx, key);
    if (!row.removed_at && (former === undefined || former === row.version)) throw conflict("record-stands");
    const version = await ctx.db
      .selectFrom("client_record_versions")
      .selectAll()
      .where("record_id", "=", row.id)
      .where("version", "=", former ?? row.version)
      .executeTakeFirst();
    if (!version) throw notFound("version");
    const source = { kind: version.source_kind, id: version.source_id };
    return viewOf(await rewriteRecord(ctx, row, "restored", { data: version.data, source }));
  });
