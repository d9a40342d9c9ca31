import { sql } from "kysely";
import type { AnswerOf, QueryOf } from "../../api/endpoint.ts";
import { COUNT_CAP, type getBoard as boardEndpoint, type getColumn as columnEndpoint } from "../../api/overview.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import {
  afterCursor,
  cardColumns,
  conditionOf,
  cursorOf,
  orderOf,
  toCard,
  type BoardFilter,
  type Card,
  type CardRow,
} from "./board-rows.ts";

/** The answer stays of one size however many cards there are: so many a column, the rest on scrolling. */
const FIRST_CARDS = 20;
const MORE_CARDS = 40;

type Board = AnswerOf<typeof boardEndpoint>;
interface Tally {
  stage_id: number;
  count: number;
  /** Null past the cap. */
  debt: number | null;
}

export async function getBoard(ctx: Ctx, pipelineId: number, query: QueryOf<typeof boardEndpoint>): Promise<Board> {
  const stages = await sql<{
    id: number;
  }>`select id from stages where pipeline_id = ${pipelineId} and removed_at is null order by position`.execute(ctx.db);
  if (stages.rows.length === 0) throw notFound("pipeline");
  const stageIds = stages.rows.map((s) => s.id);
  const cards = await firstCards(ctx, stageIds, query);
  const tallies = await talliesOf(ctx, stageIds, query);
  const overdue = await overdueCounts(
    ctx,
    stageIds,
    query.responsibleId ?? (query.filter === "mine" ? (ctx.actor.id ?? undefined) : undefined),
  );
  const columns = stageIds.map((stageId) => {
    const rows = cards.filter((row) => row.stage_id === stageId);
    const shown = rows.slice(0, FIRST_CARDS);
    const last = shown.at(-1);
    const tally = tallies.find((t) => t.stage_id === stageId);
    return {
      stageId,
      count: tally?.count ?? 0,
      debtKopecks: tally ? tally.debt : 0,
      overdue: overdue.find((t) => t.stage_id === stageId)?.count ?? 0,
      cards: shown.map(toCard),
      next: rows.length > FIRST_CARDS && last ? cursorOf(query.filter, last) : null,
    };
  });
  return { columns, counts: await filterCounts(ctx, stageIds) };
}

export async function getColumn(
  ctx: Ctx,
  stageId: number,
  query: QueryOf<typeof columnEndpoint>,
): Promise<AnswerOf<typeof columnEndpoint>> {
  const rows = await sql<CardRow>`
    select ${cardColumns} from matters m join clients c on c.id = m.client_id left join users u on u.id = m.responsible_id
    where m.stage_id = ${stageId} and ${conditionOf(ctx, query.filter, query.responsibleId)} and ${afterCursor(query.filter, query.after)}
    order by ${orderOf(query.filter)} limit ${MORE_CARDS + 1}`.execute(ctx.db);
  const shown = rows.rows.slice(0, MORE_CARDS);
  const last = shown.at(-1);
  return {
    items: shown.map(toCard),
    next: rows.rows.length > MORE_CARDS && last ? cursorOf(query.filter, last) : null,
  };
}

export async function getBoardCard(ctx: Ctx, matterId: number): Promise<Card> {
  const rows = await sql<CardRow>`
    select ${cardColumns} from matters m join clients c on c.id = m.client_id left join users u on u.id = m.responsible_id where m.id = ${matterId}`.execute(
    ctx.db,
  );
  const row = rows.rows[0];
  if (!row) throw notFound("matter");
  return toCard(row);
}

async function firstCards(ctx: Ctx, stageIds: number[], query: QueryOf<typeof boardEndpoint>): Promise<CardRow[]> {
  const rows = await sql<CardRow>`
    select ${cardColumns} from unnest(${stageIds}::bigint[]) s (id)
    cross join lateral (select * from matters m where m.stage_id = s.id and ${conditionOf(ctx, query.filter, query.responsibleId)}
      order by ${orderOf(query.filter)} limit ${FIRST_CARDS + 1}) m
    join clients c on c.id = m.client_id left join users u on u.id = m.responsible_id
    order by ${orderOf(query.filter)}`.execute(ctx.db);
  return rows.rows;
}

/** Whole columns are tallied by the database as cards move (stage_tally); filtered ones are counted up to the cap. */
async function talliesOf(ctx: Ctx, stageIds: number[], query: QueryOf<typeof boardEndpoint>): Promise<Tally[]> {
  const whose = query.filter === "mine" ? ctx.actor.id : query.responsibleId;
  if (query.filter !== "all" && query.filter !== "mine")
    return cappedCounts(ctx, stageIds, query.filter, query.responsibleId);
  const rows = await sql<Tally>`
    select stage_id, sum(matters)::float8 as count, sum(debt_kopecks)::float8 as debt from stage_tally
    where stage_id = any(${stageIds}::bigint[]) and ${whose === undefined || whose === null ? sql`true` : sql`responsible_id = ${whose}`} group by stage_id`.execute(
    ctx.db,
  );
  return rows.rows;
}

/** A sum of a part of a column would mislead, so past the cap there is none; below it debts are looked up card by card. */
async function cappedCounts(
  ctx: Ctx,
  stageIds: number[],
  filter: BoardFilter,
  responsibleId: number | undefined,
): Promise<Tally[]> {
  const rows = await sql<Tally>`
    select s.id as stage_id, t.count, case when t.count < ${COUNT_CAP}::int then coalesce((select sum(debt_kopecks) from clients where id = any(t.client_ids)), 0)::float8 end as debt
    from unnest(${stageIds}::bigint[]) s (id)
    cross join lateral (select count(*)::int as count, array_agg(client_id) as client_ids from
      (select m.client_id from matters m where m.stage_id = s.id and ${conditionOf(ctx, filter, responsibleId)} limit ${COUNT_CAP}) m) t`.execute(
    ctx.db,
  );
  return rows.rows;
}

async function overdueCounts(
  ctx: Ctx,
  stageIds: number[],
  responsibleId: number | undefined,
): Promise<{ stage_id: number; count: number }[]> {
  const rows = await sql<{ stage_id: number; count: number }>`
    select s.id as stage_id, (select count(*)::int from (select 1 from matters m where m.stage_id = s.id and ${conditionOf(ctx, "overdue", responsibleId)} limit ${COUNT_CAP}) x) as count
    from unnest(${stageIds}::bigint[]) s (id)`.execute(ctx.db);
  return rows.rows;
}

async function filterCounts(ctx: Ctx, stageIds: number[]): Promise<Board["counts"]> {
  const all = await talliesOf(ctx, stageIds, { filter: "all", responsibleId: undefined });
  const mine = await talliesOf(ctx, stageIds, { filter: "mine", responsibleId: undefined });
  const count = async (filter: BoardFilter) => {
    const row = await sql<{
      n: number;
    }>`select count(*)::int as n from (select 1 from matters m where m.stage_id = any(${stageIds}::bigint[]) and ${conditionOf(ctx, filter, undefined)} limit ${COUNT_CAP}) x`.execute(
      ctx.db,
    );
    return row.rows[0]?.n ?? 0;
  };
  const total = (tallies: Tally[]) => tallies.reduce((sum, t) => sum + t.count, 0);
  return {
    all: total(all),
    mine: total(mine),
    overdue: await count("overdue"),
    "no-step": await count("no-step"),
    unread: await count("unread"),
  };
}
