import { noticeKinds, type NoticeKind } from "../../api/notices.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { customOf, type Ways } from "./rules.ts";

export interface Chosen extends Ways {
  /** Some browser of his would be woken. */
  hasBrowser: boolean;
}

/** What each of the people chose for a kind, by one statement; who does not exist is left out. */
export async function choicesFor(ctx: Ctx, kind: NoticeKind, userIds: readonly number[]): Promise<Map<number, Chosen>> {
  if (userIds.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("users as u")
    .leftJoin("notice_choices as c", (join) => join.onRef("c.user_id", "=", "u.id").on("c.kind", "=", kind))
    .select(["u.id", "c.bell", "c.push", "c.digest", "c.sound"])
    .select((eb) =>
      eb
        .exists(eb.selectFrom("push_subscriptions as s").select("s.id").whereRef("s.user_id", "=", "u.id"))
        .as("hasBrowser"),
    )
    .where("u.id", "in", userIds)
    .execute();
  const custom = customOf(kind);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        bell: row.bell ?? custom.bell,
        push: row.push ?? custom.push,
        digest: row.digest ?? custom.digest,
        sound: row.sound ?? custom.sound,
        hasBrowser: row.hasBrowser === true,
      },
    ]),
  );
}

/** All kinds of one person, in the order of the list. */
export async function choicesOf(ctx: Ctx, userId: number): Promise<({ kind: NoticeKind } & Ways)[]> {
  const rows = await ctx.db.selectFrom("notice_choices").selectAll().where("user_id", "=", userId).execute();
  const own = new Map(rows.map(({ kind, bell, push, digest, sound }) => [kind, { bell, push, digest, sound }]));
  return noticeKinds.map((kind) => ({ kind, ...(own.get(kind) ?? customOf(kind)) }));
}

/** Whether names and words may leave the product, to a locked screen or a mailbox: off until he says so. */
export async function showsText(ctx: Ctx, userId: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("notice_people")
    .select("shows_text")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row?.shows_text ?? false;
}
