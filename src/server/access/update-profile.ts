import type { z } from "zod";
import type { updateProfile as endpoint } from "../../api/access.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { employeeId } from "./store.ts";

const columns = ["name", "locale", "theme", "sound"] as const;

export const updateProfile = (ctx: Ctx, change: z.output<typeof endpoint.body>): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const id = employeeId(ctx);
    const before = await ctx.db
      .selectFrom("users")
      .select(columns)
      .where("id", "=", id)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const after = { ...before, ...dropUnset(change) };
    const fields = columns.filter((column) => after[column] !== before[column]);
    if (fields.length === 0) return;
    await ctx.db.updateTable("users").set(after).where("id", "=", id).execute();
    await emit(ctx, "user.changed", { subjectId: id }, { fields });
  });

type Set<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

// `undefined` means "not sent"; the type that remains is what `filter` makes sure of.
const dropUnset = <T extends object>(change: T): Set<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Set<T>;
