import type { AnswerOf } from "../../api/endpoint.ts";
import { RuleValue, type listRules as endpoint } from "../../api/law.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { today } from "./today.ts";

/** All rules by code, each with its editions, the newest first. */
export async function listRules(ctx: Ctx): Promise<AnswerOf<typeof endpoint>> {
  const day = await today(ctx);
  const rows = await ctx.db
    .selectFrom("legal_rules as r")
    .leftJoin("users as a", "a.id", "r.author_id")
    .leftJoin("users as c", "c.id", "r.checked_by")
    .select(["r.id", "r.code", "r.value", "r.article", "r.source", "r.mark", "r.changed_at as changedAt"])
    .select(["r.in_force_from as from", "r.in_force_to as to", "r.checked_at as checkedAt"])
    .select(["a.id as authorId", "a.name as authorName", "c.id as checkerId", "c.name as checkerName"])
    .orderBy("r.code")
    .orderBy("r.in_force_from", "desc")
    .execute();
  const items = [...Map.groupBy(rows, (row) => row.code)].map(([code, editions]) => ({
    code,
    editions: editions.map(({ authorId, authorName, checkerId, checkerName, code: _code, value, ...edition }) => ({
      ...edition,
      value: RuleValue.parse(value),
      author: person(authorId, authorName),
      checkedBy: person(checkerId, checkerName),
    })),
    currentId: editions.find(({ from, to }) => from <= day && (to === null || to >= day))?.id ?? null,
  }));
  return { today: day, items };
}

const person = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name });
