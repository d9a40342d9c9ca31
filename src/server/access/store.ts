import { sql } from "kysely";
import type { z } from "zod";
import type { Colleague, Me, Token, User } from "../../api/access.ts";
import { roles, type Right, type Role } from "../../api/rights.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound, unauthorized } from "../kernel/errors.ts";
import { readFirm } from "../kernel/settings.ts";
import { rightsOfRole, rolesWith } from "./rights.ts";
import { isLocked } from "./rules.ts";

export type UserLine = z.input<typeof User>;
export type TokenLine = z.input<typeof Token>;

const userColumns = [
  "id",
  "login",
  "name",
  "role",
  "is_active",
  "is_on_shift",
  "created_at",
  "last_seen_at",
  "locked_until",
] as const;
const byName = sql`name collate ru`;

/** The employee behind the request. */
export function employeeId(ctx: Ctx): number {
  if (ctx.actor.kind !== "employee" || ctx.actor.id === null) throw unauthorized();
  return ctx.actor.id;
}

export async function hasUsers(ctx: Ctx): Promise<boolean> {
  return (await ctx.db.selectFrom("users").select("id").limit(1).executeTakeFirst()) !== undefined;
}

export async function getMe(ctx: Ctx, userId: number): Promise<z.input<typeof Me>> {
  const row = await ctx.db
    .selectFrom("users")
    .select(["id", "name", "login", "role", "locale", "theme", "sound", "is_on_shift as onShift"])
    .where("id", "=", userId)
    .executeTakeFirstOrThrow();
  const { name, zone, undoSeconds } = await readFirm(ctx);
  const { config, database } = ctx.app;
  return {
    user: row,
    rights: [...rightsOfRole[row.role]],
    firm: { name, zone, undoSeconds, isDemo: config.DEMO, isEmbedded: database.kind === "embedded" },
  };
}

export async function getUser(ctx: Ctx, id: number): Promise<UserLine> {
  const row = await ctx.db.selectFrom("users").select(userColumns).where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("user");
  return toUser(ctx, row);
}

export async function listUsers(ctx: Ctx): Promise<UserLine[]> {
  const rows = await ctx.db
    .selectFrom("users")
    .select(userColumns)
    .orderBy("is_active", "desc")
    .orderBy(byName)
    .orderBy("id")
    .execute();
  return rows.map((row) => toUser(ctx, row));
}

export const listColleagues = (ctx: Ctx): Promise<z.input<typeof Colleague>[]> =>
  ctx.db
    .selectFrom("users")
    .select(["id", "name", "role", "is_on_shift as onShift", "is_active as isActive"])
    .orderBy("is_active", "desc")
    .orderBy(byName)
    .orderBy("id")
    .execute();

/** One's own tokens that still work, newest first. */
export const listTokens = (ctx: Ctx): Promise<TokenLine[]> =>
  ctx.db
    .selectFrom("api_tokens")
    .select(["id", "name", "created_at as createdAt", "last_used_at as lastUsedAt"])
    .where("user_id", "=", employeeId(ctx))
    .where("revoked_at", "is", null)
    .orderBy("id", "desc")
    .execute();

export async function findUser(
  ctx: Ctx,
  id: number,
): Promise<{ id: number; name: string; role: Role; isActive: boolean } | null> {
  const row = await ctx.db
    .selectFrom("users")
    .select(["id", "name", "role", "is_active as isActive"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** Who answers for the firm: its heads, or the administrators of a firm that has no head yet. */
export async function heads(ctx: Ctx): Promise<{ id: number; name: string }[]> {
  const found = await usersWithRole(ctx, ["head"]);
  return found.length > 0 ? found : usersWithRole(ctx, ["admin"]);
}

export const usersWithRole = (ctx: Ctx, wanted: readonly Role[]): Promise<{ id: number; name: string }[]> =>
  ctx.db
    .selectFrom("users")
    .select(["id", "name"])
    .where("is_active", "=", true)
    .where(
      "role",
      "in",
      roles.filter((role) => wanted.includes(role)),
    )
    .orderBy("id")
    .execute();

/** Active employees whose role holds the right. */
export async function usersWithRight(ctx: Ctx, right: Right): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom("users")
    .select("id")
    .where("is_active", "=", true)
    .where("role", "in", rolesWith(right))
    .execute();
  return rows.map(({ id }) => id);
}

export const usersOnShift = (ctx: Ctx): Promise<{ id: number; name: string }[]> =>
  ctx.db
    .selectFrom("users")
    .select(["id", "name"])
    .where("is_active", "=", true)
    .where("is_on_shift", "=", true)
    .orderBy("id")
    .execute();

interface UserRow {
  id: number;
  login: string;
  name: string;
  role: Role;
  is_active: boolean;
  is_on_shift: boolean;
  created_at: Date;
  last_seen_at: Date | null;
  locked_until: Date | null;
}

const toUser = (ctx: Ctx, row: UserRow): UserLine => ({
  id: row.id,
  login: row.login,
  name: row.name,
  role: row.role,
  onShift: row.is_on_shift,
  isActive: row.is_active,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  isLocked: isLocked(row.locked_until, ctx.now),
});
