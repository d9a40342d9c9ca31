import { lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { Connection } from "../connections/open-channel.ts";
import type { MessagePayload } from "../tables.ts";

interface Changed {
  connection: Connection;
  externalId: string;
  /** Null: the person took it back. */
  text: string | null;
  at: Date;
}

/** The person changed what he wrote, or took it back. What was there stays: the firm has read it and acted by it. */
export const changeMessage = (ctx: Ctx, { connection, externalId, text, at }: Changed): Promise<number | null> =>
  inTx(ctx, async (ctx) => {
    const seen = await ctx.db
      .selectFrom("messages")
      .select(["id", "client_id", "matter_id"])
      .where("connection_id", "=", connection.id)
      .where("external_id", "=", externalId)
      .where("direction", "=", "in")
      .executeTakeFirst();
    if (!seen) return null; // no event: it was never here, or it is ours
    await lockClient(ctx, seen.client_id);
    const { body, payload } = await ctx.db
      .selectFrom("messages")
      .select(["body", "payload"])
      .where("id", "=", seen.id)
      .executeTakeFirstOrThrow();
    if (text === null ? payload?.removedAt !== undefined : text === body) return seen.id; // no event: it is so already
    const next: MessagePayload =
      text === null
        ? { ...payload, removedAt: at.toISOString() }
        : { ...payload, former: [...(payload?.former ?? []), { text: body, at: at.toISOString() }] };
    await ctx.db
      .updateTable("messages")
      .set({ ...(text === null ? {} : { body: text }), payload: JSON.stringify(next) })
      .where("id", "=", seen.id)
      .execute();
    const about = { clientId: seen.client_id, matterId: seen.matter_id, subjectId: seen.id };
    const how = text === null ? ("removed" as const) : ("edited" as const);
    await emit(ctx, "message.changed", about, { messageId: seen.id, how });
    return seen.id;
  });
