import type { Selectable } from "kysely";
import type { z } from "zod";
import type { ClientRecord } from "../../../api/client-facts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { ClientRecordsTable, RecordChange } from "../tables.ts";
import { userOf } from "../facts/source.ts";

export type RecordRow = Selectable<ClientRecordsTable>;
export type RecordView = z.input<typeof ClientRecord>;

/** Those that stand, in the order in which they were added. */
export async function readRecords(ctx: Ctx, clientId: number): Promise<RecordView[]> {
  const rows = await ctx.db
    .selectFrom("client_records")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("removed_at", "is", null)
    .orderBy("kind")
    .orderBy("id")
    .execute();
  return rows.map(viewOf);
}

export const viewOf = (row: RecordRow): RecordView => ({
  id: row.id,
  kind: row.kind,
  data: row.data,
  source: { kind: row.source_kind, id: row.source_id },
  version: row.version,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

export interface RecordKey {
  clientId: number;
  recordId: number;
}

/** The caller holds the client's row. */
export async function findRecord(ctx: Ctx, { clientId, recordId }: RecordKey): Promise<RecordRow> {
  const row = await ctx.db
    .selectFrom("client_records")
    .selectAll()
    .where("id", "=", recordId)
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  if (!row) throw notFound("record");
  return row;
}

/** What the record says from now on, kept among its versions. */
export async function keepVersion(ctx: Ctx, row: RecordRow, how: RecordChange): Promise<void> {
  await ctx.db
    .insertInto("client_record_versions")
    .values({
      record_id: row.id,
      version: row.version,
      how,
      data: JSON.stringify(row.data),
      source_kind: row.source_kind,
      source_id: row.source_id,
      user_id: userOf(ctx),
      at: ctx.now,
    })
    .execute();
}
