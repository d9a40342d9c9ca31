import { z } from "zod";
import { workCalendar } from "../../kernel/calendar.ts";
import { defineJob, type Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { dayOf, hoursOf } from "../../kernel/working-time.ts";
import { digestRows } from "./digest-rows.ts";

/** By the calendar, in the morning of the firm's zone. */
export const makeDigestsJob = defineJob({
  name: "notices.make-digests",
  data: z.object({}),
  concurrency: 1,
  run: makeDigests,
});

/** The first letter of a person looks no further back than this. */
const FIRST_MS = 24 * 3_600_000;

/** On a working day: a letter for each who asked for one and has something unread of the kinds he chose. */
export async function makeDigests(ctx: Ctx): Promise<void> {
  const calendar = await workCalendar(ctx);
  const day = dayOf(ctx.now, calendar.zone);
  if (!hoursOf(day, calendar)) return;
  const people = await ctx.db
    .selectFrom("users as u")
    .select("u.id")
    .where("u.is_active", "=", true)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("notice_choices as c")
          .select("c.user_id")
          .whereRef("c.user_id", "=", "u.id")
          .where("c.digest", "=", true),
      ),
    )
    .execute();
  for (const { id } of people) await makeDigest(ctx, id, day);
}

/** The unique day decides: of two mornings one writes. */
const makeDigest = (ctx: Ctx, userId: number, day: string): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const last = await ctx.db
      .selectFrom("digests")
      .select((eb) => eb.fn.max("until").as("until"))
      .where("user_id", "=", userId)
      .executeTakeFirst();
    const since = last?.until ?? new Date(ctx.now.getTime() - FIRST_MS);
    if ((await digestRows(ctx, { userId, since, until: ctx.now })).length === 0) return;
    const row = await ctx.db
      .insertInto("digests")
      .values({ user_id: userId, day, since, until: ctx.now, created_at: ctx.now })
      .onConflict((oc) => oc.columns(["user_id", "day"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (row) await emit(ctx, "notice.digest-due", { subjectId: row.id }, { digestId: row.id, userId });
  });
