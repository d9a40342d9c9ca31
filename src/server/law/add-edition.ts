import type { BodyOf } from "../../api/endpoint.ts";
import type * as api from "../../api/law.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid, notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { addDays } from "../kernel/working-time.ts";
import { valueFaults } from "./rules.ts";

/**
 * A new edition of a rule from its day on. Editions before it are never written anew, only told till when they hold:
 * what was judged by them stays judged so.
 */
export const addEdition = (ctx: Ctx, input: BodyOf<typeof api.addEdition>): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    const { code, from } = input;
    const former = await ctx.db
      .selectFrom("legal_rules")
      .select(["id", "value", "in_force_from", "in_force_to"])
      .where("code", "=", code)
      .orderBy("in_force_from", "desc")
      .forUpdate()
      .execute();
    const [last] = former;
    if (!last) throw notFound("rule");
    const faults = valueFaults(input.value, { ...last.value });
    if (from <= last.in_force_from) faults["from"] = "not-later";
    if (Object.keys(faults).length > 0) throw invalid(faults);
    if (last.in_force_to === null || last.in_force_to >= from)
      await ctx.db
        .updateTable("legal_rules")
        .set({ in_force_to: addDays(from, -1) })
        .where("id", "=", last.id)
        .execute();
    const row = await ctx.db
      .insertInto("legal_rules")
      .values({
        code,
        value: JSON.stringify(input.value),
        article: input.article,
        source: input.source,
        mark: input.mark,
        in_force_from: from,
        in_force_to: null,
        changed_at: ctx.now,
        author_id: ctx.actor.kind === "employee" ? ctx.actor.id : null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "law.rule-changed", { subjectId: row.id }, { code, from });
    return { id: row.id };
  });
