import { recordRead } from "../../audit/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import type { ServedFile } from "../../kernel/serve-file.ts";
import { nameOfFile } from "../outgoing/files-rules.ts";

/** A file of a message; who opened whose is written down. */
export async function readFile(ctx: Ctx, { id, n }: { id: number; n: number }): Promise<ServedFile> {
  const message = await ctx.db
    .selectFrom("messages")
    .select(["client_id", "payload"])
    .where("id", "=", id)
    .executeTakeFirst();
  const file = message?.payload?.media?.[n];
  if (!message || !file || file.key === null) throw notFound("file");
  // Pictures of a conversation are asked for again with each look at it.
  await recordRead(ctx, { clientId: message.client_id, what: "message-file", quietMinutes: 60 });
  return {
    key: file.key,
    name: nameOfFile(file, n),
    type: file.type ?? "application/octet-stream",
    size: file.size ?? 0,
  };
}
