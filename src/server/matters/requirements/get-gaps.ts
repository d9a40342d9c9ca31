import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getGaps as endpoint } from "../../../api/requirements.ts";
import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { gapsOf } from "./gaps-of.ts";

const MOST_PASSES = 5;

/** What the card's stage needs, and what the next one will ask for. */
export async function getGaps(ctx: Ctx, matterId: number): Promise<AnswerOf<typeof endpoint>> {
  const matter = await ctx.db
    .selectFrom("matters as m")
    .innerJoin("stages as s", "s.id", "m.stage_id")
    .select(["m.client_id", "m.stage_id", "s.pipeline_id", "s.position"])
    .where("m.id", "=", matterId)
    .executeTakeFirst();
  if (!matter) throw notFound("matter");
  await recordRead(ctx, { clientId: matter.client_id, what: "card", quietMinutes: 10 });
  const next = await ctx.db
    .selectFrom("stages")
    .select("id")
    .where("pipeline_id", "=", matter.pipeline_id)
    .where("position", ">", matter.position)
    .where("kind", "in", ["open", "won"])
    .where("removed_at", "is", null)
    .orderBy("position")
    .limit(1)
    .executeTakeFirst();
  return {
    clientId: matter.client_id,
    here: { stageId: matter.stage_id, items: await gapsOf(ctx, matterId) },
    next: next
      ? { stageId: next.id, items: (await gapsOf(ctx, matterId, next.id)).filter(({ isGate }) => isGate) }
      : null,
    passes: await passesOf(ctx, matterId),
  };
}

async function passesOf(ctx: Ctx, matterId: number) {
  const rows = await ctx.db
    .selectFrom("gap_passes as g")
    .leftJoin("users as u", "u.id", "g.user_id")
    .select(["g.stage_id as stageId", "g.missing", "g.by_kind as by", "g.reason", "g.at", "u.id as userId", "u.name"])
    .where("g.matter_id", "=", matterId)
    .orderBy("g.id", "desc")
    .limit(MOST_PASSES)
    .execute();
  return rows.map(({ userId, name, ...pass }) => ({
    ...pass,
    user: userId !== null && name !== null ? { id: userId, name } : null,
  }));
}
