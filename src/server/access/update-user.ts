import type { z } from "zod";
import type { updateUser as endpoint } from "../../api/access.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { endSessions, revokeTokensOf } from "./end-access.ts";
import { hashPassword } from "./password.ts";
import { getUser, type UserLine } from "./store.ts";

type Change = z.output<typeof endpoint.body>;

interface Before {
  id: number;
  name: string;
  role: string;
  is_active: boolean;
  is_on_shift: boolean;
}

/** What the users page may change. Where access shrinks, sessions end; a new password or the end of work ends tokens too. */
export async function updateUser(ctx: Ctx, id: number, change: Change): Promise<UserLine> {
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
  return inTx(ctx, async (ctx) => {
    const before = await lockUser(ctx, id, change);
    await write(ctx, before, change, passwordHash);
    const fields = fieldsOf(before, change);
    if (fields.length > 0) await emit(ctx, "user.changed", { subjectId: id }, { fields });
    await tellShift(ctx, before, change);
    const hasLost = change.isActive === false || passwordHash !== undefined;
    if (hasLost || fields.includes("role")) await endSessions(ctx, id);
    if (hasLost) await revokeTokensOf(ctx, id);
    return getUser(ctx, id);
  });
}

/** Locks all administrators too, in one order: two of them cannot switch each other off at the same moment. */
async function lockUser(ctx: Ctx, id: number, change: Change): Promise<Before> {
  const rows = await ctx.db
    .selectFrom("users")
    .select(["id", "name", "role", "is_active", "is_on_shift"])
    .where((eb) => eb.or([eb("id", "=", id), eb.and([eb("role", "=", "admin"), eb("is_active", "=", true)])]))
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  const user = rows.find((row) => row.id === id);
  if (!user) throw notFound("user");
  const isLast = rows.every((row) => row.id === id || row.role !== "admin" || !row.is_active);
  const leaves = change.isActive === false || (change.role !== undefined && change.role !== "admin");
  if (user.role === "admin" && user.is_active && isLast && leaves) throw refused("last-admin");
  return user;
}

async function write(ctx: Ctx, before: Before, change: Change, passwordHash: string | undefined): Promise<void> {
  const opens = change.unlock === true || passwordHash !== undefined;
  await ctx.db
    .updateTable("users")
    .set({
      name: change.name ?? before.name,
      ...(change.role && { role: change.role }),
      is_active: change.isActive ?? before.is_active,
      is_on_shift: shiftAfter(before, change),
      ...(passwordHash !== undefined && { password_hash: passwordHash }),
      ...(opens && { failed_sign_ins: 0, locked_until: null }),
    })
    .where("id", "=", before.id)
    .execute();
}

function fieldsOf(before: Before, change: Change): string[] {
  const isChanged = {
    name: change.name !== undefined && change.name !== before.name,
    role: change.role !== undefined && change.role !== before.role,
    isActive: change.isActive !== undefined && change.isActive !== before.is_active,
    password: change.password !== undefined,
    unlock: change.unlock === true,
  };
  return Object.entries(isChanged).flatMap(([field, is]) => (is ? [field] : []));
}

async function tellShift(ctx: Ctx, before: Before, change: Change): Promise<void> {
  const after = shiftAfter(before, change);
  if (after === before.is_on_shift) return;
  await emit(ctx, after ? "user.shift-started" : "user.shift-ended", { subjectId: before.id }, {});
}

/** Who does not work here is on no shift. */
const shiftAfter = (before: Before, change: Change): boolean =>
  (change.isActive ?? before.is_active) && (change.onShift ?? before.is_on_shift);
