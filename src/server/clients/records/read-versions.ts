import type { AnswerOf } from "../../../api/endpoint.ts";
import type * as api from "../../../api/client-facts.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { findClient } from "../store.ts";
import { findRecord, viewOf, type RecordKey } from "./store.ts";

const QUIET = { what: "card", quietMinutes: 10 };

export async function getRecordVersions(ctx: Ctx, key: RecordKey): Promise<AnswerOf<typeof api.getRecordVersions>> {
  const { id } = await findRecord(ctx, key);
  const rows = await ctx.db
    .selectFrom("client_record_versions as v")
    .leftJoin("users as u", "u.id", "v.user_id")
    .selectAll("v")
    .select("u.name as user_name")
    .where("v.record_id", "=", id)
    .orderBy("v.version", "desc")
    .execute();
  await recordRead(ctx, { clientId: key.clientId, ...QUIET });
  return {
    items: rows.map((row) => ({
      version: row.version,
      how: row.how,
      data: row.data,
      source: { kind: row.source_kind, id: row.source_id },
      by: row.user_id !== null && row.user_name !== null ? { id: row.user_id, name: row.user_name } : null,
      at: row.at,
    })),
  };
}

export async function listRemovedRecords(ctx: Ctx, clientId: number): Promise<AnswerOf<typeof api.listRemovedRecords>> {
  await findClient(ctx, clientId);
  const rows = await ctx.db
    .selectFrom("client_records")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("removed_at", "is not", null)
    .orderBy("removed_at", "desc")
    .orderBy("id", "desc")
    .execute();
  await recordRead(ctx, { clientId, ...QUIET });
  return { items: rows.flatMap((row) => (row.removed_at ? [{ ...viewOf(row), removedAt: row.removed_at }] : [])) };
}
