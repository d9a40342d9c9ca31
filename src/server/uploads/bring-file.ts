import { MAX_UPLOAD } from "../../api/uploads.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid, unauthorized } from "../kernel/errors.ts";
import { typeOfBytes } from "../kernel/file-type.ts";
import { inTx } from "../kernel/tx.ts";

/** Keeps the file as it comes; nobody but who brought it may take it. */
export async function bringFile(ctx: Ctx, { name, content }: { name: string; content: AsyncIterable<Uint8Array> }) {
  const userId = ctx.actor.kind === "employee" ? ctx.actor.id : null;
  if (userId === null) throw unauthorized();
  const kept = await ctx.app.files.putStream(content, MAX_UPLOAD);
  if (kept.size === 0) {
    await ctx.app.files.remove(kept.key);
    throw invalid({ body: "required" });
  }
  const type = typeOfBytes(kept.head);
  const { key: file_key, size, sha256 } = kept;
  // no event: a file that nothing holds is no change anybody sees
  const row = await inTx(ctx, (ctx) =>
    ctx.db
      .insertInto("uploads")
      .values({ user_id: userId, file_key, name, type, size, sha256, at: ctx.now })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  return { id: row.id, name, type, size };
}
