import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { forget } from "../../kernel/remember.ts";
import { inTx } from "../../kernel/tx.ts";
import { today } from "../today.ts";

interface SetDay {
  day: string;
  /** Null: an ordinary day of its weekday. */
  kind: "off" | "short" | "work" | null;
  note: string;
}

/** What is special about a day. Robots that keep to working time are planned anew. */
export const setDay = (ctx: Ctx, { day, kind, note }: SetDay): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const former = await ctx.db
      .selectFrom("calendar_days")
      .select("kind")
      .where("day", "=", day)
      .forUpdate()
      .executeTakeFirst();
    if (kind === null) await ctx.db.deleteFrom("calendar_days").where("day", "=", day).execute();
    else
      await ctx.db
        .insertInto("calendar_days")
        .values({ day, kind, note })
        .onConflict((oc) => oc.column("day").doUpdateSet({ kind, note }))
        .execute();
    await ctx.db
      .insertInto("calendar_changes")
      .values({
        day,
        kind_before: former?.kind ?? null,
        kind_after: kind,
        user_id: ctx.actor.kind === "employee" ? ctx.actor.id : null,
        at: ctx.now,
      })
      .execute();
    forget(ctx, `calendar ${await today(ctx)}`);
    await emit(ctx, "law.calendar-changed", {}, { day });
  });
