import { events } from "../../../api/events.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { eventById } from "../../kernel/event-log.ts";
import { applyNews } from "./apply-news.ts";

const OURS = /^oplot-message-(\d+)$/;

/** Whether the letter that came back was a message of a dialog. */
export const isOurLetter = (data: Record<string, unknown>): boolean =>
  typeof data["ourId"] === "string" && OURS.test(data["ourId"]);

/** A letter came back: its message turns red, and a ladder that stood on it goes on. */
export async function noteBounce(ctx: Ctx, eventId: number): Promise<void> {
  const event = await eventById(ctx, eventId);
  const { ourId, code } = events["letter.bounced"].data.parse(event.data);
  const id = Number(OURS.exec(ourId ?? "")?.[1]);
  const message = id
    ? await ctx.db
        .selectFrom("messages")
        .innerJoin("connections", "connections.id", "messages.connection_id")
        .select("messages.id")
        .where("messages.id", "=", id)
        .where("connections.channel", "=", "email")
        .executeTakeFirst()
    : undefined;
  // 5.x.x is for good (RFC 3463); a delay that was given up says nothing against the address.
  if (message)
    await applyNews({ ...ctx, actor: { kind: "provider", id: null } }, message.id, {
      news: "failed",
      at: event.at,
      errorCode: code,
      errorClass: code.startsWith("5.1") ? "address" : "content",
    });
}
