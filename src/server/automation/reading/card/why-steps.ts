import { sql } from "kysely";
import type { getCardAutomation as endpoint } from "../../../../api/automation-card.ts";
import type { AnswerOf } from "../../../../api/endpoint.ts";
import { events, type EventName } from "../../../../api/events.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { MAX_DEPTH } from "../../../kernel/events.ts";
import type { Card } from "../../define.ts";
import { personBehind } from "../names.ts";

type Step = AnswerOf<typeof endpoint>["why"][number];

/** A refusal may be told at the limit once more, so a chain is a little longer than the limit at most. */
const MOST_STEPS = MAX_DEPTH + 4;

/** The event that opened the stay, what led to it, and so on back to a person, a partner or a form. */
export async function whySteps(ctx: Ctx, card: Card, causeId: number | null): Promise<Step[]> {
  if (causeId === null) return [];
  const chain = await chainOf(ctx, causeId);
  const rules = await rulesBehind(ctx, chain);
  return chain.map((event) => ({
    eventId: event.id,
    name: event.name,
    at: event.at,
    actor: { kind: event.actor_kind, name: event.person_name },
    data: mayTell(ctx, card, event) ? event.data : {},
    rule: rules.get(event.id) ?? null,
  }));
}

interface ChainRow {
  id: number;
  name: EventName;
  at: Date;
  actor_kind: string;
  actor_id: number | null;
  client_id: number | null;
  matter_id: number | null;
  data: Record<string, unknown>;
  cause_id: number | null;
  person_name: string | null;
}

async function chainOf(ctx: Ctx, causeId: number): Promise<ChainRow[]> {
  const result = await sql<ChainRow>`
    with recursive chain (event_id, before_id, step) as (
      select id, cause_id, 1 from events where id = ${causeId}::bigint
      union all
      select event.id, event.cause_id, step + 1 from chain join events event on event.id = before_id where step < ${MOST_STEPS}::int
    )
    select event.id, event.name, event.at, event.actor_kind, event.actor_id, event.client_id, event.matter_id, event.data, event.cause_id,
      ${personBehind("event")} as person_name
    from chain join events event on event.id = event_id order by step`.execute(ctx.db);
  return result.rows;
}

/** The particulars of another client's event, or of one that the reader may not hear of, are not this card's to show. */
function mayTell(ctx: Ctx, card: Card, event: ChainRow): boolean {
  const isOfCard = event.client_id === null || event.client_id === card.clientId;
  return isOfCard && ctx.app.mayDo(ctx.actor, events[event.name].need);
}

/** A robot's event names its run; a trigger's names nobody, and is the answer to the event that it follows from. */
async function rulesBehind(ctx: Ctx, chain: readonly ChainRow[]): Promise<Map<number, Step["rule"]>> {
  const byRobot = chain.filter((event) => event.actor_kind === "robot" && event.actor_id !== null);
  const byTrigger = chain.filter((event) => event.actor_kind === "robot" && event.actor_id === null);
  const runs = await runsNamed(ctx, ids(byRobot.map((event) => event.actor_id)));
  const firings = await movesBy(ctx, ids(byTrigger.map((event) => event.cause_id)));
  const found = new Map<number, Step["rule"]>();
  for (const event of byRobot)
    found.set(
      event.id,
      ruleOf(
        "robot",
        runs.find((run) => run.id === event.actor_id),
      ),
    );
  for (const event of byTrigger)
    found.set(
      event.id,
      ruleOf(
        "trigger",
        firings.find((firing) => isMoveOf(firing, event)),
      ),
    );
  return found;
}

const ruleOf = (kind: "robot" | "trigger", row: { rule_id: number; title: string } | undefined): Step["rule"] =>
  row ? { ruleId: row.rule_id, kind, title: row.title } : null;

/** One event may move several cards, each by a trigger of its own. */
const isMoveOf = (firing: { event_id: number; matter_id: number }, event: ChainRow): boolean =>
  firing.event_id === event.cause_id && firing.matter_id === event.matter_id;

const runsNamed = async (ctx: Ctx, runIds: readonly number[]) =>
  runIds.length === 0
    ? []
    : ctx.db.selectFrom("robot_runs").select(["id", "rule_id", "title"]).where("id", "in", runIds).execute();

const movesBy = async (ctx: Ctx, eventIds: readonly number[]) =>
  eventIds.length === 0
    ? []
    : ctx.db
        .selectFrom("trigger_firings")
        .select(["event_id", "matter_id", "rule_id", "title"])
        .where("event_id", "in", eventIds)
        .where("outcome", "=", "moved")
        .execute();

const ids = (values: readonly (number | null)[]): number[] => values.flatMap((value) => value ?? []);
