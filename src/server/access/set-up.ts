import { sql } from "kysely";
import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { attemptsOf } from "./attempts.ts";
import { insertUser } from "./create-user.ts";
import { openSession, type Origin } from "./open-session.ts";
import { hashPassword } from "./password.ts";
import { hasUsers } from "./store.ts";

/** The first administrator, only while nobody is there; of two who press at once one comes too late. */
export async function setUp(
  ctx: Ctx,
  input: { login: string; name: string; password: string } & Origin,
): Promise<{ userId: number; token: string }> {
  attemptsOf(ctx.app).ofAddress(input.address, ctx.now);
  if (await hasUsers(ctx)) throw refused("already-set-up");
  const passwordHash = await hashPassword(input.password);
  return inTx(ctx, async (ctx) => {
    await sql`lock table users in share row exclusive mode`.execute(ctx.db);
    if (await hasUsers(ctx)) throw refused("already-set-up");
    const { login, name } = input;
    const userId = await insertUser(ctx, { login, name, role: "admin", passwordHash });
    const token = await openSession(ctx, userId, input);
    const actor = { kind: "employee", id: userId, role: "admin" } as const;
    await emit({ ...ctx, actor }, "user.signed-in", { subjectId: userId }, { address: input.address });
    return { userId, token };
  });
}
