import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { RANK_STEP, rankBetween } from "./rules.ts";

export interface Place {
  stageId: number;
  matterId: number | null;
  /** The card that will stand right above, and the one right below; a card that has left the column is not counted. */
  beforeId?: number | null | undefined;
  afterId?: number | null | undefined;
}

interface Neighbour {
  id: number;
  rank: number;
}

/** The rank for a card between its new neighbours; on top of the column when there are none. */
export async function placeCard(ctx: Ctx, place: Place): Promise<number> {
  const rank = await rankIn(ctx, place);
  if (rank !== null) return rank;
  await renumber(ctx, place.stageId);
  const again = await rankIn(ctx, place);
  if (again === null) throw new Error(`stage ${place.stageId}: no room after numbering the column anew`);
  return again;
}

/** The rank of a new card on top of a column, to stand inside its insert. */
export const topOfColumn = (stageId: number) =>
  sql<number>`coalesce((select min(rank) from matters where stage_id = ${stageId}) - ${RANK_STEP}::float8, 0)`;

async function rankIn(ctx: Ctx, place: Place): Promise<number | null> {
  const above = await neighbour(ctx, place, place.beforeId);
  const below = await neighbour(ctx, place, place.afterId);
  if (above)
    return rankBetween(
      above.rank,
      below && below.rank > above.rank ? below.rank : await nextTo(ctx, place, above, "below"),
    );
  if (below) return rankBetween(await nextTo(ctx, place, below, "above"), below.rank);
  return rankBetween(null, await topRank(ctx, place));
}

async function neighbour(ctx: Ctx, place: Place, id: number | null | undefined): Promise<Neighbour | null> {
  if (!id || id === place.matterId) return null;
  const row = await ctx.db
    .selectFrom("matters")
    .select(["id", "rank"])
    .where("id", "=", id)
    .where("stage_id", "=", place.stageId)
    .executeTakeFirst();
  return row ?? null;
}

async function nextTo(ctx: Ctx, place: Place, card: Neighbour, side: "above" | "below"): Promise<number | null> {
  const [sign, order] = side === "below" ? ([">", "asc"] as const) : (["<", "desc"] as const);
  const row = await others(ctx, place)
    .where((eb) => eb(eb.refTuple("rank", "id"), sign, eb.tuple(card.rank, card.id)))
    .orderBy("rank", order)
    .orderBy("id", order)
    .limit(1)
    .executeTakeFirst();
  return row?.rank ?? null;
}

async function topRank(ctx: Ctx, place: Place): Promise<number | null> {
  const row = await others(ctx, place).orderBy("rank").orderBy("id").limit(1).executeTakeFirst();
  return row?.rank ?? null;
}

function others(ctx: Ctx, place: Place) {
  const column = ctx.db.selectFrom("matters").select("rank").where("stage_id", "=", place.stageId);
  return place.matterId === null ? column : column.where("id", "<>", place.matterId);
}

/** Gives the column fresh ranks in its present order. One at a time for a column: two would lock its cards crosswise. */
async function renumber(ctx: Ctx, stageId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('matters.renumber'), ${stageId}::int)`.execute(ctx.db);
  await sql`update matters set rank = fresh.place * ${RANK_STEP}::float8
    from (select id, row_number() over (order by rank, id) as place from matters where stage_id = ${stageId}) as fresh
    where matters.id = fresh.id`.execute(ctx.db);
}
