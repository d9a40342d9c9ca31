import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";

export interface TakenFile {
  key: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
}

/** Files the actor brought, in the order named, inside the taker's transaction; each can be taken once. */
export async function takeUploads(ctx: Ctx, ids: readonly number[]): Promise<TakenFile[]> {
  if (!ctx.tx) throw new Error("files are taken inside the change that holds them");
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .updateTable("uploads")
    .set({ taken_at: ctx.now })
    .where("id", "in", ids)
    .where("user_id", "=", ctx.actor.kind === "employee" ? (ctx.actor.id ?? 0) : 0)
    .where("taken_at", "is", null)
    .returning(["id", "file_key", "name", "type", "size", "sha256"])
    .execute();
  return ids.map((id) => {
    const row = rows.find((found) => found.id === id);
    if (!row) throw invalid({ files: "not-found" });
    return { key: row.file_key, name: row.name, type: row.type, size: row.size, sha256: row.sha256 };
  });
}
