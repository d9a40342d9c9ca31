import type { z } from "zod";
import type { changeNoticeChoices as endpoint, NoticeChoices } from "../../api/notices.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { choicesOf, showsText } from "./choices.ts";
import { pushKeys } from "./push/push-keys.ts";

type Answer = z.input<typeof NoticeChoices>;

/** Own choices whole; what is not named stays. */
export const changeChoices = (ctx: Ctx, change: z.output<typeof endpoint.body>): Promise<Answer> =>
  inTx(ctx, async (ctx) => {
    const userId = ctx.actor.id ?? 0;
    const now = new Map((await choicesOf(ctx, userId)).map(({ kind, ...ways }) => [kind, ways]));
    for (const { kind, ...ways } of change.kinds) {
      const before = now.get(kind);
      if (!before) continue;
      const next = {
        bell: ways.bell ?? before.bell,
        push: ways.push ?? before.push,
        digest: ways.digest ?? before.digest,
        sound: ways.sound ?? before.sound,
      };
      await ctx.db
        .insertInto("notice_choices")
        .values({ user_id: userId, kind, ...next })
        .onConflict((oc) => oc.columns(["user_id", "kind"]).doUpdateSet(next))
        .execute();
    }
    if (change.showsText !== undefined) {
      const shows_text = change.showsText;
      await ctx.db
        .insertInto("notice_people")
        .values({ user_id: userId, shows_text })
        .onConflict((oc) => oc.column("user_id").doUpdateSet({ shows_text }))
        .execute();
    }
    await emit(ctx, "notice.choices-changed", { subjectId: userId }, { userId });
    return readChoices(ctx);
  });

export async function readChoices(ctx: Ctx): Promise<Answer> {
  const userId = ctx.actor.id ?? 0;
  const browsers = await ctx.db
    .selectFrom("push_subscriptions")
    .select(["id", "name", "created_at as createdAt", "last_sent_at as lastSentAt"])
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return {
    kinds: await choicesOf(ctx, userId),
    showsText: await showsText(ctx, userId),
    pushKey: (await pushKeys(ctx)).publicKey,
    browsers,
  };
}
