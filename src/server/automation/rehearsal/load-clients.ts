import { sql } from "kysely";
import type { EventName } from "../../../api/events.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { cards, triggerNamed } from "../catalogue.ts";
import type { Card, FactValue } from "../define.ts";
import { factsOfMany } from "../facts.ts";
import { WAIT_EVENT, type Script } from "./script.ts";
import { newStay } from "./stay.ts";
import type { Client, PastEvent, SimCard } from "./world.ts";

// What a rehearsal reads of so many clients at once: a few queries for the whole chunk, then nothing more.

export interface Window {
  from: Date;
  to: Date;
}

export interface Chunk {
  clients: Client[];
  /** How many stays really began in the window, by stage. */
  entered: Map<number, number>;
}

export async function loadClients(ctx: Ctx, script: Script, found: readonly Card[], window: Window): Promise<Chunk> {
  const matterIds = found.map((card) => card.matterId);
  const clientIds = [...new Set(found.map((card) => card.clientId))];
  const stays = Map.groupBy(await staysOf(ctx, matterIds, window), (stay) => stay.matter_id);
  const about = new Map((await cards().describe(ctx, matterIds)).map((card) => [card.matterId, card]));
  const facts: Map<number, Record<string, FactValue>> = script.facts.size === 0
    ? new Map()
    : await factsOfMany(ctx, found, script.facts);
  const events = Map.groupBy(await eventsOf(ctx, script, clientIds, window), (event) => event.clientId);
  const deeds = await deedsBefore(ctx, script, clientIds, window.from);
  const zones = await zonesOf(ctx, script, clientIds);
  const byClient = Map.groupBy(found, (card) => card.clientId);
  const clients: Client[] = [];
  for (const [clientId, own] of byClient) {
    const client: Client = {
      clientId,
      zone: zones.get(clientId) ?? script.calendar.zone,
      lastDeedAt: deeds.get(clientId) ?? null,
      now: window.from,
      events: events.get(clientId) ?? [],
      cards: own.flatMap(({ matterId }) => {
        const known = about.get(matterId);
        const past = stays.get(matterId) ?? [];
        // A card that was over before the window has nothing to play.
        return known && past.length > 0 ? [toCard(known, past, facts.get(matterId) ?? {})] : [];
      }),
    };
    for (const card of client.cards)
      standAtBeginning(script, client, card, { past: stays.get(card.matterId) ?? [], window });
    if (client.cards.length > 0) clients.push(client);
  }
  return { clients, entered: countEntered([...stays.values()].flat(), window) };
}

type PastStay = Awaited<ReturnType<typeof staysOf>>[number];

/** Stays that lie in the window, in part or whole. */
const staysOf = (ctx: Ctx, matterIds: readonly number[], { from, to }: Window) =>
  ctx.db
    .selectFrom("stage_entries")
    .select(["id", "matter_id", "stage_id", "entered_at", "left_at", "depth", "actor_kind"])
    .where(sql<boolean>`matter_id = any(${sql.val(matterIds)}::bigint[])`)
    .where("entered_at", "<=", to)
    .where((eb) => eb.or([eb("left_at", "is", null), eb("left_at", ">=", from)]))
    .orderBy("id")
    .execute();

type About = Awaited<ReturnType<ReturnType<typeof cards>["describe"]>>[number];

const toCard = (about: About, past: readonly PastStay[], facts: Record<string, FactValue>): SimCard => ({
  matterId: about.matterId,
  clientId: about.clientId,
  number: about.number,
  clientName: about.clientName,
  responsibleId: about.responsibleId ?? null,
  facts,
  reallyStageId: past.find((stay) => stay.left_at === null)?.stage_id ?? past.at(-1)?.stage_id ?? null,
  stay: null,
  behind: [],
  automatic: [],
  isStopped: false,
  told: new Map(),
  entered: new Map(),
});

/** A card that was there before the window stands where it really stood; one that came later is opened by its event. */
function standAtBeginning(
  script: Script,
  client: Client,
  card: SimCard,
  { past, window }: { past: readonly PastStay[]; window: Window },
): void {
  const stay = past.findLast(
    (one) => one.entered_at < window.from && (one.left_at === null || one.left_at >= window.from),
  );
  if (!stay) return;
  card.stay = newStay(script, card, client.zone, {
    stageId: stay.stage_id,
    at: stay.entered_at,
    depth: stay.depth,
    isUndoable: stay.actor_kind === "employee",
  });
}

function countEntered(stays: readonly PastStay[], { from }: Window): Map<number, number> {
  const counts = new Map<number, number>();
  for (const stay of stays)
    if (stay.entered_at >= from) counts.set(stay.stage_id, (counts.get(stay.stage_id) ?? 0) + 1);
  return counts;
}

/** A client's own hours matter only to what reaches clients. */
const zonesOf = (ctx: Ctx, script: Script, clientIds: number[]): Promise<Map<number, string>> =>
  reachesClients(script) ? cards().clientZones(ctx, clientIds) : Promise.resolve(new Map());

const reachesClients = (script: Script): boolean =>
  [...script.robots.values()].some((robots) => robots.some((robot) => robot.isClientFacing));

const followsDeeds = (script: Script): boolean =>
  script.triggers.some((rule) => rule.trigger.timed?.followsDeeds === true);

const ALWAYS: readonly EventName[] = ["matter.opened", "matter.moved", "matter.move-undone"];

/** Names of the events that anything in the script hears. */
function heardBy(script: Script): EventName[] {
  const names = new Set<EventName>(ALWAYS);
  for (const rule of script.triggers) for (const name of rule.trigger.events) names.add(name);
  for (const robot of [...script.robots.values()].flat()) {
    if (robot.name !== WAIT_EVENT) continue;
    const awaited = robot.params["trigger"];
    const name = typeof awaited === "object" && awaited !== null && "name" in awaited ? String(awaited.name) : "";
    for (const heard of triggerNamed(name)?.events ?? []) names.add(heard);
  }
  return [...names];
}

const isDeed = sql<boolean>`(actor_kind in ('employee', 'client', 'visitor') or name in ('message.received', 'letter.received', 'call.logged', 'call.ended'))`;

async function eventsOf(ctx: Ctx, script: Script, clientIds: readonly number[], { from, to }: Window) {
  const rows = await ctx.db
    .selectFrom("events")
    .select(["id", "name", "at", "client_id", "matter_id", "subject_id", "data", "depth", "actor_kind"])
    .where(sql<boolean>`client_id = any(${sql.val(clientIds)}::bigint[])`)
    .where("at", ">=", from)
    .where("at", "<=", to)
    .where((eb) => {
      const heard = eb("name", "in", heardBy(script));
      return followsDeeds(script) ? eb.or([heard, isDeed]) : heard;
    })
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map((row): PastEvent => ({
    id: row.id,
    name: row.name,
    at: row.at,
    clientId: row.client_id,
    matterId: row.matter_id,
    subjectId: row.subject_id,
    data: row.data,
    depth: row.depth,
    actorKind: row.actor_kind,
  }));
}

async function deedsBefore(
  ctx: Ctx,
  script: Script,
  clientIds: readonly number[],
  from: Date,
): Promise<Map<number, Date>> {
  if (!followsDeeds(script)) return new Map();
  const rows = await sql<{ client: number; at: Date }>`
    select asked.client, deed.at from unnest(${sql.val(clientIds)}::bigint[]) asked (client)
    join lateral (select at from events where client_id = asked.client and at < ${from} and ${isDeed} order by id desc limit 1) deed on true`.execute(
    ctx.db,
  );
  return new Map(rows.rows.map((row) => [row.client, row.at]));
}
