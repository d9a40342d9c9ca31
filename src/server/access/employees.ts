import type { Role } from "../../api/rights.ts";
import type { Ctx } from "../kernel/ctx.ts";

interface EmployeeFilter {
  /** Only of these, in this order. */
  ids?: readonly number[] | undefined;
  role?: Role | undefined;
  onShift?: boolean | undefined;
}

/** Active employees who fit; in the order of `ids` when they are given. */
export async function employees(ctx: Ctx, filter: EmployeeFilter): Promise<{ id: number; name: string }[]> {
  let query = ctx.db.selectFrom("users").select(["id", "name"]).where("is_active", "=", true).orderBy("id");
  if (filter.role) query = query.where("role", "=", filter.role);
  if (filter.onShift) query = query.where("is_on_shift", "=", true);
  const { ids } = filter;
  if (!ids || ids.length === 0) return query.execute();
  const found = new Map((await query.where("id", "in", [...ids]).execute()).map((user) => [user.id, user]));
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}
