import { isDeepStrictEqual } from "node:util";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import type { Source } from "../facts/source.ts";
import { lockClient } from "../store.ts";
import { readRecord } from "./rules.ts";
import { rewriteRecord } from "./rewrite-record.ts";
import { findRecord, viewOf, type RecordKey, type RecordView } from "./store.ts";

/** What it says now. Of two people at once the second is told; what is already so is no change. */
export const updateRecord = (
  ctx: Ctx,
  key: RecordKey,
  { data, version }: { data: unknown; version?: number | undefined },
  source: Source,
): Promise<RecordView> =>
  // no event: rewriteRecord says "client.records-changed"
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, key.clientId);
    const row = await findRecord(ctx, key);
    if (row.removed_at) throw conflict("record-removed");
    if (version !== undefined && version !== row.version) throw conflict("record-changed", { version: row.version });
    const read = readRecord(row.kind, data);
    if ("wrong" in read) throw invalid(read.wrong);
    if (isDeepStrictEqual(read.data, row.data)) return viewOf(row);
    return viewOf(await rewriteRecord(ctx, row, "changed", { data: read.data, source }));
  });
