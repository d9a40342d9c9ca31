import type { Ctx } from "../kernel/ctx.ts";
import { conflict, invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { attemptsOf } from "./attempts.ts";
import { endSessions } from "./end-access.ts";
import { hashPassword, isPassword } from "./password.ts";
import { employeeId } from "./store.ts";

/** One's own password; all other sessions end. Tries are counted: a found open browser must not guess it. */
export async function changePassword(ctx: Ctx, input: { current: string; next: string }): Promise<void> {
  const id = employeeId(ctx);
  attemptsOf(ctx.app).ofUser(id, ctx.now);
  const { password_hash: former } = await ctx.db
    .selectFrom("users")
    .select("password_hash")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(input.current, former))) throw invalid({ current: "wrong" });
  const passwordHash = await hashPassword(input.next);
  await inTx(ctx, async (ctx) => {
    const changed = await ctx.db
      .updateTable("users")
      .set({ password_hash: passwordHash })
      .where("id", "=", id)
      .where("password_hash", "=", former)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw conflict("password-changed");
    await endSessions(ctx, id, ctx.actor.sessionHash);
    await emit(ctx, "user.changed", { subjectId: id }, { fields: ["password"] });
  });
}
