import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { endSessions } from "./end-access.ts";
import { hashPassword } from "./password.ts";

/** Gives all users of the demo firm one password; other logins are left alone. Returns the logins. */
export async function setDemoPasswords(ctx: Ctx, password: string): Promise<string[]> {
  const passwordHash = await hashPassword(password);
  return inTx(ctx, async (ctx) => {
    const changed = await ctx.db
      .updateTable("users")
      .set({ password_hash: passwordHash, failed_sign_ins: 0, locked_until: null })
      .where("login", "like", "%@demo.local")
      .returning(["id", "login"])
      .execute();
    for (const { id } of changed) {
      await endSessions(ctx, id);
      await emit(ctx, "user.changed", { subjectId: id }, { fields: ["password"] });
    }
    return changed.map(({ login }) => login).toSorted();
  });
}
