import type { RecordKind } from "../../../api/client-records.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { Source } from "../facts/source.ts";
import { holdClient } from "../store.ts";
import { readRecord } from "./rules.ts";
import { keepVersion, viewOf, type RecordView } from "./store.ts";

export interface NewRecord {
  clientId: number;
  kind: RecordKind;
  /** By the kind's schema; what does not fit is refused by its fields. */
  data: unknown;
}

export const addRecord = (ctx: Ctx, { clientId, kind, data }: NewRecord, source: Source): Promise<RecordView> =>
  inTx(ctx, async (ctx) => {
    const read = readRecord(kind, data);
    if ("wrong" in read) throw invalid(read.wrong);
    await holdClient(ctx, clientId);
    const row = await ctx.db
      .insertInto("client_records")
      .values({
        client_id: clientId,
        kind,
        data: JSON.stringify(read.data),
        source_kind: source.kind,
        source_id: source.id ?? null,
        created_at: ctx.now,
        changed_at: ctx.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await keepVersion(ctx, row, "added");
    await emit(
      ctx,
      "client.records-changed",
      { clientId, subjectId: row.id },
      { recordId: row.id, kind, how: "added" },
    );
    return viewOf(row);
  });
