import type { Role } from "../../api/rights.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { hashPassword } from "./password.ts";
import { getUser, type UserLine } from "./store.ts";

interface NewUser {
  login: string;
  name: string;
  role: Role;
}

export async function createUser(ctx: Ctx, input: NewUser & { password: string }): Promise<UserLine> {
  const passwordHash = await hashPassword(input.password);
  return inTx(ctx, async (ctx) => {
    const id = await insertUser(ctx, { login: input.login, name: input.name, role: input.role, passwordHash });
    return getUser(ctx, id);
  });
}

/** Inside an open transaction; a login that is already there is refused as a field of the form. */
export async function insertUser(ctx: Ctx, input: NewUser & { passwordHash: string }): Promise<number> {
  const { login, name, role, passwordHash } = input;
  const row = await ctx.db
    .insertInto("users")
    .values({ login: login.toLowerCase(), name, role, password_hash: passwordHash, created_at: ctx.now })
    .onConflict((oc) => oc.column("login").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) throw invalid({ login: "taken" });
  await emit(ctx, "user.created", { subjectId: row.id }, { role });
  return row.id;
}
