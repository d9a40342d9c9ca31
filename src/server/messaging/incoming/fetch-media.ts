import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { PartnerError } from "../adapters/port.ts";
import { openChannel } from "../connections/open-channel.ts";
import { connectionById } from "../store.ts";
import type { MediaFact, MessagePayload } from "../tables.ts";

/** Takes the files of a message over to our side, each once; what is gone for good is marked, the rest is tried again. */
export async function fetchMedia(ctx: Ctx, messageId: number): Promise<void> {
  const message = await ctx.db
    .selectFrom("messages")
    .select(["connection_id", "payload"])
    .where("id", "=", messageId)
    .executeTakeFirst();
  const waiting = message?.payload?.mediaState === "waiting" ? (message.payload.media ?? []) : [];
  if (!message || waiting.length === 0) return;
  const channel = openChannel(ctx.app, await connectionById(ctx, message.connection_id));
  let later: PartnerError | null = null;
  for (const [index, file] of waiting.entries()) {
    if (file.key !== null || file.error !== null) continue;
    try {
      const { content, type } = await channel.fetchMedia(file.url);
      await keep(ctx, messageId, index, { key: await ctx.app.files.put(content), type, size: content.length });
    } catch (error) {
      if (!(error instanceof PartnerError)) throw error;
      if (error.retryable) later = error;
      else await keep(ctx, messageId, index, { error: error.code });
    }
  }
  if (later) throw later;
}

/** Read anew under the lock: another run may have taken another file meanwhile. */
async function keep(ctx: Ctx, messageId: number, index: number, found: Partial<MediaFact>): Promise<void> {
  // no event: the message was told when it came; its file is only brought nearer
  const loser = await inTx(newCtx(ctx.app, ctx.actor, { log: ctx.log }), async (ctx) => {
    const row = await ctx.db
      .selectFrom("messages")
      .select("payload")
      .where("id", "=", messageId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const payload: MessagePayload = row.payload ?? {};
    const media = payload.media ?? [];
    if (media[index]?.key != null) return found.key ?? null;
    const next = media.map((file, i) => (i === index ? { ...file, ...found } : file));
    const isDone = next.every((file) => file.key !== null || file.error !== null);
    await ctx.db
      .updateTable("messages")
      .set({ payload: JSON.stringify({ ...payload, media: next, mediaState: isDone ? "done" : "waiting" }) })
      .where("id", "=", messageId)
      .execute();
    return null;
  });
  if (loser) await ctx.app.files.remove(loser);
}
