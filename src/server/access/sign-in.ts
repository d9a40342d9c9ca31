import type { Ctx } from "../kernel/ctx.ts";
import { HouseError } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { attemptsOf, refuseLocked } from "./attempts.ts";
import { openSession, type Origin } from "./open-session.ts";
import { isPassword } from "./password.ts";
import { afterFailure, isLocked, type Lock } from "./rules.ts";

interface Account {
  id: number;
  password_hash: string;
  is_active: boolean;
  failed_sign_ins: number;
  locked_until: Date | null;
}

/** Opens a session for the right password. An unknown, a switched-off and a wrong account are told alike. */
export async function signIn(
  ctx: Ctx,
  input: { login: string; password: string } & Origin,
): Promise<{ userId: number; token: string }> {
  attemptsOf(ctx.app).ofAddress(input.address, ctx.now);
  const account = await findAccount(ctx, input.login);
  refuseLocked(account ? lockOf(account) : attemptsOf(ctx.app).strangerLock(input.login), ctx.now);
  const isRight = await isPassword(input.password, account?.password_hash ?? null);
  if (!account || !isRight || !account.is_active) return fail(ctx, input, account ?? null);
  const opened = await enter(ctx, account, input);
  return opened ?? fail(ctx, input, account);
}

const findAccount = (ctx: Ctx, login: string): Promise<Account | undefined> =>
  ctx.db
    .selectFrom("users")
    .select(["id", "password_hash", "is_active", "failed_sign_ins", "locked_until"])
    .where("login", "=", login)
    .executeTakeFirst();

/** Null when the account was locked, switched off or given another password while this one was being checked. */
const enter = (ctx: Ctx, account: Account, origin: Origin) =>
  inTx(ctx, async (ctx) => {
    const user = await ctx.db
      .updateTable("users")
      .set({ failed_sign_ins: 0, locked_until: null, last_seen_at: ctx.now })
      .where("id", "=", account.id)
      .where("password_hash", "=", account.password_hash)
      .where("is_active", "=", true)
      .where((eb) => eb.or([eb("locked_until", "is", null), eb("locked_until", "<=", ctx.now)]))
      .returning(["id", "role"])
      .executeTakeFirst();
    if (!user) return null;
    const token = await openSession(ctx, user.id, origin);
    const actor = { kind: "employee", id: user.id, role: user.role } as const;
    await emit({ ...ctx, actor }, "user.signed-in", { subjectId: user.id }, { address: origin.address });
    return { userId: user.id, token };
  });

async function fail(ctx: Ctx, input: { login: string; address: string }, account: Account | null): Promise<never> {
  const lock = await recordFailure(ctx, input, account);
  refuseLocked(lock, ctx.now);
  throw new HouseError("unauthorized", "wrong login or password", { reason: "wrong-password" });
}

/** Committed although the request is refused: the count and the audit need it. */
const recordFailure = (ctx: Ctx, input: { login: string; address: string }, account: Account | null): Promise<Lock> =>
  inTx(ctx, async (ctx) => {
    const lock = account
      ? await countFailure(ctx, account.id)
      : attemptsOf(ctx.app).strangerFailed(input.login, ctx.now);
    const locked = isLocked(lock.lockedUntil, ctx.now);
    await emit(ctx, "user.sign-in-failed", { subjectId: account?.id ?? null }, { address: input.address, locked });
    return lock;
  });

async function countFailure(ctx: Ctx, userId: number): Promise<Lock> {
  const row = await ctx.db
    .selectFrom("users")
    .select(["failed_sign_ins", "locked_until"])
    .where("id", "=", userId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const lock = afterFailure(lockOf(row), ctx.now);
  await ctx.db
    .updateTable("users")
    .set({ failed_sign_ins: lock.failures, locked_until: lock.lockedUntil })
    .where("id", "=", userId)
    .execute();
  return lock;
}

const lockOf = (row: Pick<Account, "failed_sign_ins" | "locked_until">): Lock => ({
  failures: row.failed_sign_ins,
  lockedUntil: row.locked_until,
});
