import type { AnswerOf } from "../../api/endpoint.ts";
import type { getClientCard as endpoint } from "../../api/overview.ts";
import { recordRead } from "../audit/index.ts";
import { readClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";

type Answer = AnswerOf<typeof endpoint>;

/** The card of a client. Opening it is written down: who, whose, when (152-FZ art. 19). */
export async function getClientCard(ctx: Ctx, clientId: number): Promise<Answer> {
  const client = await readClient(ctx, clientId);
  const matters = await mattersOf(ctx, clientId);
  await recordRead(ctx, { clientId, what: "card" });
  return { client, matters };
}

async function mattersOf(ctx: Ctx, clientId: number): Promise<Answer["matters"]> {
  const rows = await matterRows(ctx, clientId);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    pipelineId: row.pipeline_id,
    stageId: row.stage_id,
    version: row.version,
    stageEnteredAt: row.stage_entered_at,
    responsible: row.user_id !== null && row.user_name !== null ? { id: row.user_id, name: row.user_name } : null,
    isOpen: row.is_open,
    source: row.source,
    lostReason: row.lost_reason,
    parkedUntil: row.parked_until,
    createdAt: row.created_at,
    application:
      row.a_id !== null && row.a_number !== null && row.a_created_at !== null
        ? {
            id: row.a_id,
            number: row.a_number,
            state: row.a_state ?? "new",
            comment: row.comment,
            debtKopecks: row.debt_kopecks,
            dueAt: row.due_at,
            utm: row.utm ?? {},
            createdAt: row.a_created_at,
          }
        : null,
  }));
}

const matterRows = (ctx: Ctx, clientId: number) =>
  ctx.db
    .selectFrom("matters as m")
    .leftJoin("users as u", "u.id", "m.responsible_id")
    .leftJoin("applications as a", "a.matter_id", "m.id")
    .select([
      "m.id",
      "m.number",
      "m.pipeline_id",
      "m.stage_id",
      "m.version",
      "m.stage_entered_at",
      "m.is_open",
      "m.source",
      "m.lost_reason",
      "m.parked_until",
      "m.created_at",
    ])
    .select([
      "u.id as user_id",
      "u.name as user_name",
      "a.id as a_id",
      "a.number as a_number",
      "a.state as a_state",
      "a.comment",
      "a.debt_kopecks",
      "a.due_at",
      "a.utm",
      "a.created_at as a_created_at",
    ])
    .where("m.client_id", "=", clientId)
    .orderBy("m.is_open", "desc")
    .orderBy("m.id", "desc")
    .execute();
