import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { rewriteRecord } from "./rewrite-record.ts";
import { findRecord, type RecordKey } from "./store.ts";

/** Takes a record off the card; a second time it is off already. */
export const removeRecord = (ctx: Ctx, key: RecordKey): Promise<void> =>
  // no event: rewriteRecord says "client.records-changed"
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, key.clientId);
    const row = await findRecord(ctx, key);
    const source = { kind: row.source_kind, id: row.source_id };
    if (!row.removed_at) await rewriteRecord(ctx, row, "removed", { data: row.data, source });
  });
