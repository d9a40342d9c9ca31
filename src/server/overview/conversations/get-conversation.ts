import { sql } from "kysely";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getConversation as endpoint } from "../../../api/inbox.ts";
import { recordRead } from "../../audit/index.ts";
import { clientBrief } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { briefsOf, lineOf } from "./brief.ts";
import type { ConversationLine } from "./line.ts";
import { seenConversations } from "./sight.ts";

type Answer = AnswerOf<typeof endpoint>;
type Facts = NonNullable<Answer["facts"]>;
/** What the page reads anew by itself while it is open is one opening. */
const ONE_OPENING_MINUTES = 10;

/** A conversation and what is to be known of its client. Opening it is written down (152-FZ art. 19). */
export async function getConversation(ctx: Ctx, id: number): Promise<Answer> {
  const { columns, joins } = lineOf(ctx);
  const rows = await sql<ConversationLine>`
    select ${columns} from conversations v ${joins} where v.id = ${id} and ${seenConversations(ctx)}`.execute(ctx.db);
  const [line] = rows.rows;
  const [brief] = await briefsOf(ctx, rows.rows);
  if (!line || !brief) throw notFound("conversation");
  if (line.client_id === null) return { ...brief, facts: null };
  await recordRead(ctx, { clientId: line.client_id, what: "conversation", quietMinutes: ONE_OPENING_MINUTES });
  return { ...brief, facts: await factsOf(ctx, line.client_id) };
}

async function factsOf(ctx: Ctx, clientId: number): Promise<Facts> {
  const { zone, city, primaryPhone } = await clientBrief(ctx, clientId);
  const client = await ctx.db
    .selectFrom("clients")
    .select(["email", "debt_kopecks", "creditors"])
    .where("id", "=", clientId)
    .executeTakeFirstOrThrow();
  const tags = await ctx.db
    .selectFrom("client_tags")
    .select("tag")
    .where("client_id", "=", clientId)
    .orderBy("tag")
    .execute();
  return {
    phone: primaryPhone,
    email: client.email,
    city,
    zone,
    debtKopecks: client.debt_kopecks,
    creditors: client.creditors,
    tags: tags.map(({ tag }) => tag),
    matters: await mattersOf(ctx, clientId),
    tasks: ctx.app.mayDo(ctx.actor, "tasks.read") ? await tasksOf(ctx, clientId) : [],
  };
}

async function mattersOf(ctx: Ctx, clientId: number): Promise<Facts["matters"]> {
  const rows = await ctx.db
    .selectFrom("matters as m")
    .leftJoin("users as u", "u.id", "m.responsible_id")
    .select(["m.id", "m.number", "m.pipeline_id", "m.stage_id", "m.stage_entered_at", "m.is_open"])
    .select(["m.next_task_title", "m.next_due_at", "u.id as user_id", "u.name as user_name"])
    .where("m.client_id", "=", clientId)
    .orderBy("m.is_open", "desc")
    .orderBy("m.id", "desc")
    .limit(10)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    pipelineId: row.pipeline_id,
    stageId: row.stage_id,
    stageEnteredAt: row.stage_entered_at,
    isOpen: row.is_open,
    responsible: row.user_id !== null && row.user_name !== null ? { id: row.user_id, name: row.user_name } : null,
    nextStep: row.next_task_title === null ? null : { title: row.next_task_title, dueAt: row.next_due_at },
  }));
}

const tasksOf = (ctx: Ctx, clientId: number): Promise<Facts["tasks"]> =>
  ctx.db
    .selectFrom("tasks")
    .leftJoin("users", "users.id", "tasks.user_id")
    .select(["tasks.id", "tasks.title", "tasks.due_at as dueAt", "users.name as user"])
    .where("tasks.client_id", "=", clientId)
    .where("tasks.state", "=", "open")
    .orderBy(sql`tasks.due_at nulls last`)
    .orderBy("tasks.id")
    .limit(8)
    .execute();
