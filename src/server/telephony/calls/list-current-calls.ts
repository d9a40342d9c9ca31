import { sql } from "kysely";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { listCurrentCalls as endpoint } from "../../../api/telephony.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { callLines, toCall } from "./present-call.ts";

type Answer = AnswerOf<typeof endpoint>;
type Card = NonNullable<Answer["items"][number]["card"]>;

const MOST = 10;
/** A ring, a talk and an unfinished call that are older are shown in the list, not over the work. */
const minutes = { ringing: 10, talk: 180, ended: 60 };

/** Calls that concern me now, newest first, each with what one must know before saying hello. */
export async function listCurrentCalls(ctx: Ctx): Promise<Answer> {
  const me = ctx.actor.id;
  const since = (length: number) => new Date(ctx.now.getTime() - length * 60_000);
  const rings = sql<boolean>`exists (select from call_legs l where l.call_id = k.id and l.user_id = ${me})`;
  const own = sql<boolean>`(k.user_id is not distinct from ${me} or ${rings})`;
  const isMyClient = sql<boolean>`exists (select from matters m where m.client_id = k.client_id and m.is_open and m.responsible_id = ${me})`;
  const rows = await callLines(ctx)
    .select(own.as("is_mine"))
    .where("k.at", ">", since(minutes.talk * 2))
    .where("k.put_away_at", "is", null)
    .where(
      sql<boolean>`case k.state
        when 'ended' then k.connection_id is not null and k.result is null and case k.outcome
          when 'missed' then ${own} and k.ended_at > ${since(minutes.ringing)}
          else k.user_id = ${me} and k.ended_at > ${since(minutes.ended)} and (k.outcome = 'talked' or k.direction = 'out') end
        when 'answered' then k.user_id = ${me} and k.at > ${since(minutes.talk)}
        when 'ringing' then k.at > ${since(minutes.ringing)} and (${own} or (k.direction = 'in' and ${isMyClient}))
        else k.user_id = ${me} and k.at > ${since(minutes.ringing)} end`,
    )
    .orderBy("k.at", "desc")
    .orderBy("k.id", "desc")
    .limit(MOST)
    .execute();
  const cards = await cardsOf(ctx, [...new Set(rows.flatMap((row) => row.client_id ?? []))]);
  for (const clientId of cards.keys()) await recordRead(ctx, { clientId, what: "call", quietMinutes: 60 });
  return {
    items: rows.map((row) => ({
      ...toCall(row),
      card: row.client_id === null ? null : (cards.get(row.client_id) ?? null),
      isMine: row.is_mine,
    })),
  };
}

async function cardsOf(ctx: Ctx, clientIds: number[]): Promise<Map<number, Card>> {
  if (clientIds.length === 0) return new Map();
  const clients = await ctx.db
    .selectFrom("clients")
    .select(["id", "name", "city", "debt_kopecks"])
    .where("id", "in", clientIds)
    .execute();
  const matters = await mattersOf(ctx, clientIds);
  const contacts = await contactsOf(ctx, clientIds);
  return new Map(
    clients.map((client) => [
      client.id,
      {
        clientId: client.id,
        name: client.name,
        city: client.city,
        debtKopecks: client.debt_kopecks,
        matters: matters
          .filter((matter) => matter.clientId === client.id)
          .map(({ clientId: _id, ...matter }) => matter),
        lastContact: contacts.get(client.id) ?? null,
      },
    ]),
  );
}

async function mattersOf(ctx: Ctx, clientIds: number[]): Promise<(Card["matters"][number] & { clientId: number })[]> {
  const rows = await ctx.db
    .selectFrom("matters as m")
    .innerJoin("stages as s", "s.id", "m.stage_id")
    .leftJoin("users as u", "u.id", "m.responsible_id")
    .select(["m.id", "m.number", "m.client_id", "m.pipeline_id", "m.stage_id", "s.name", "s.name_en", "s.color"])
    .select(["u.id as user_id", "u.name as user_name", "m.next_task_id", "m.next_task_title", "m.next_due_at"])
    .where("m.client_id", "in", clientIds)
    .where("m.is_open", "=", true)
    .orderBy("m.id", "desc")
    .execute();
  return rows.map((row) => ({
    clientId: row.client_id,
    id: row.id,
    number: row.number,
    pipelineId: row.pipeline_id,
    stageId: row.stage_id,
    stageName: row.name,
    stageNameEn: row.name_en,
    stageColor: row.color,
    responsible: row.user_id !== null && row.user_name !== null ? { id: row.user_id, name: row.user_name } : null,
    nextStep:
      row.next_task_id !== null && row.next_task_title !== null
        ? {
            id: row.next_task_id,
            title: row.next_task_title,
            dueAt: row.next_due_at,
            isOverdue: row.next_due_at !== null && row.next_due_at < ctx.now,
          }
        : null,
  }));
}

const contactEvents = [
  "message.received",
  "message.sent",
  "call.logged",
  "call.ended",
  "letter.received",
  "letter.sent",
];

/** The last talk or letter, either way; the call that rings now is none yet. */
async function contactsOf(ctx: Ctx, clientIds: number[]): Promise<Map<number, { at: Date; event: string }>> {
  const found = await sql<{ client_id: number; at: Date; event: string }>`
    select distinct on (client_id) client_id, at, name as event from events
    where client_id = any(${sql.val(clientIds)}::bigint[]) and name = any(${sql.val(contactEvents)}::text[])
    order by client_id, id desc`.execute(ctx.db);
  return new Map(found.rows.map(({ client_id: id, at, event }) => [id, { at, event }]));
}
