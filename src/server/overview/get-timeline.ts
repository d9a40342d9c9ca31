import { sql } from "kysely";
import type { AnswerOf, QueryOf } from "../../api/endpoint.ts";
import type { EventName } from "../../api/events.ts";
import { lineNames, type LineName } from "../../api/line-names.ts";
import type { getTimeline as endpoint, timelineKinds } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { idCursor } from "../kernel/cursor.ts";
import { recordRead } from "../audit/index.ts";
import { readMessages } from "../messaging/index.ts";
import { callsOf, commentsOf, lettersOf, tasksOf } from "./timeline-rows.ts";

const PAGE = 40;
type Answer = AnswerOf<typeof endpoint>;

/** What each filter of the timeline shows. */
const lines: Record<(typeof timelineKinds)[number], readonly LineName[]> = {
  messages: [
    "message.queued",
    "message.received",
    "message.brought",
    "message.given-up",
    "letter.received",
    "letter.linked",
    "letter.queued",
  ],
  calls: ["call.logged", "call.ended", "call.linked"],
  comments: ["comment.added"],
  tasks: ["task.created", "task.completed"],
  moves: ["matter.moved", "matter.opened", "matter.move-undone", "matter.assigned"],
  all: lineNames,
};

interface EventRow {
  id: number;
  at: Date;
  name: EventName;
  actor_kind: string;
  actor_name: string | null;
  robot_title: string | null;
  matter_id: number | null;
  data: Record<string, unknown>;
}

/** What happened with a client, newest first, each line with the words of the row it speaks of. */
export async function getTimeline(ctx: Ctx, clientId: number, query: QueryOf<typeof endpoint>): Promise<Answer> {
  const rows = await eventsOf(ctx, clientId, query);
  const shown = rows.slice(0, PAGE);
  const ids = (key: string) => shown.map((row) => row.data[key]).filter((id): id is number => typeof id === "number");
  const messages = new Map((await readMessages(ctx, ids("messageId"))).map((message) => [message.id, message]));
  const tasks = await tasksOf(ctx, ids("taskId"));
  const calls = await callsOf(ctx, ids("callId"));
  const comments = await commentsOf(ctx, ids("commentId"));
  const letters = await lettersOf(ctx, ids("letterId"));
  // A further page belongs to the opening before it; asked for by itself it is an opening of its own.
  await recordRead(ctx, { clientId, what: "timeline", ...(query.after ? { quietMinutes: 10 } : {}) });
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      id: row.id,
      at: row.at,
      name: row.name,
      actor: { kind: row.actor_kind, name: row.actor_name },
      robot: row.robot_title,
      matterId: row.matter_id,
      data: row.data,
      message: isMessage(row.name) ? (messages.get(Number(row.data["messageId"])) ?? null) : null,
      task: tasks.get(Number(row.data["taskId"])) ?? null,
      call: calls.get(Number(row.data["callId"])) ?? null,
      letter: isLetter(row.name) ? (letters.get(Number(row.data["letterId"])) ?? null) : null,
      comment: comments.get(Number(row.data["commentId"])) ?? null,
    })),
    next: rows.length > PAGE && last ? String(last.id) : null,
  };
}

// A call of the line stands by its end: its result and note are read from the call itself. A call that became known to
// be the client's only when it was over stands by that moment.
const oneLineACall = sql`(e.name <> 'call.logged' or e.data->>'lineOutcome' is null)
  and (e.name <> 'call.linked' or e.data->>'isOver' = 'true')`;

// A letter stands by its coming; put to the card later, by that moment.
const oneLineALetter = sql`(e.name <> 'letter.linked' or not exists (select from events f
  where f.client_id = e.client_id and f.id < e.id and f.name in ('letter.received', 'letter.linked') and f.data->>'letterId' = e.data->>'letterId'))`;

/** That a message was brought is a line of its own, though it names the message. */
const isMessage = (name: EventName): boolean => name === "message.queued" || name === "message.received";

/** That it was opened, or came back, is a line of its own. */
const isLetter = (name: EventName): boolean =>
  name === "letter.received" || name === "letter.linked" || name === "letter.queued";

async function eventsOf(ctx: Ctx, clientId: number, query: QueryOf<typeof endpoint>): Promise<EventRow[]> {
  const names = [...lines[query.kind]];
  const after = idCursor(query.after);
  const before = after === null ? sql`true` : sql`e.id < ${after}`;
  const rows = await sql<EventRow>`
    select e.id, e.at, e.name, e.actor_kind, u.name as actor_name, r.title as robot_title, e.matter_id, e.data
    from events e left join users u on u.id = e.actor_id and e.actor_kind = 'employee' left join robot_runs r on r.id = e.actor_id and e.actor_kind = 'robot'
    where e.client_id = ${clientId} and e.name = any(${names}::text[]) and ${oneLineACall} and ${oneLineALetter} and ${before} order by e.id desc limit ${PAGE + 1}`.execute(
    ctx.db,
  );
  return rows.rows;
}
