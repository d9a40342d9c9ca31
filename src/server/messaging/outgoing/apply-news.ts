import { sql } from "kysely";
import { lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict } from "../../kernel/errors.ts";
import { emit, type Subject } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { isFirstSent, mergeState, type ErrorClass, type MessageState, type News } from "../rules.ts";
import { classOfCode } from "../store.ts";
import { markAddressFailed, markOptedOut } from "./mark-dialog.ts";

export interface MessageNews {
  news: News;
  at: Date;
  externalId?: string | null;
  /** Of a failure. `errorClass` is looked up by the code when it is not given. */
  errorCode?: string | null;
  errorText?: string | null;
  errorClass?: ErrorClass | null;
}

/**
 * Merges what the partner tells, by answer, callback or list, into the message. Older news changes nothing, whatever
 * the order. Returns whether the state changed.
 */
export const applyNews = (ctx: Ctx, messageId: number, told: MessageNews): Promise<boolean> =>
  inTx(ctx, async (ctx) => {
    const seen = await ctx.db
      .selectFrom("messages")
      .innerJoin("connections", "connections.id", "messages.connection_id")
      .select([
        "messages.id",
        "messages.state",
        "messages.client_id",
        "messages.matter_id",
        "messages.dialog_id",
        "messages.external_id",
        "connections.kind",
        "connections.channel",
      ])
      .where("messages.id", "=", messageId)
      .executeTakeFirstOrThrow();
    const to = mergeState(seen.state, told.news);
    // A failure may withdraw a consent, and the client is locked before his messages.
    if (to === "failed" && to !== seen.state) await lockClient(ctx, seen.client_id);
    if (told.externalId && !seen.external_id) {
      await ctx.db
        .updateTable("messages")
        .set({ external_id: told.externalId })
        .where("id", "=", seen.id)
        .where("external_id", "is", null)
        .execute();
    }
    if (to === seen.state) return false; // no event: old news
    const code = told.errorCode ?? "";
    const errorClass =
      to === "failed" ? (told.errorClass ?? (await classOfCode(ctx, seen.kind, code)) ?? "content") : null;
    const changed = await ctx.db
      .updateTable("messages")
      .set({
        ...columnsOf(to, told.at),
        error_code: errorClass && code,
        error_class: errorClass,
        error_text: errorClass && (told.errorText ?? null),
      })
      .where("id", "=", seen.id)
      .where("state", "=", seen.state)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw conflict("message-moved"); // tried again by the job, now from the newer state
    const about = { clientId: seen.client_id, matterId: seen.matter_id, subjectId: seen.id };
    await tell(ctx, { about, from: seen.state, to, errorClass });
    await mark(ctx, { ...seen, to, errorClass, code, text: told.errorText ?? null, at: told.at });
    return true;
  });

/** When the partner is asked about a message that it took and said no more of: callbacks do get lost. */
const SILENCE_MS = 10 * 60_000;

/** A later fact proves the earlier ones: what was read was delivered. */
function columnsOf(to: MessageState, at: Date) {
  const since = (column: "sent_at" | "delivered_at" | "read_at") => sql<Date>`coalesce(${sql.ref(column)}, ${at})`;
  const isDelivered = to === "delivered" || to === "read";
  return {
    state: to,
    reconcile_at: to === "accepted" ? new Date(at.getTime() + SILENCE_MS) : null,
    ...(to === "sent" || isDelivered ? { sent_at: since("sent_at") } : {}),
    ...(isDelivered ? { delivered_at: since("delivered_at") } : {}),
    ...(to === "read" ? { read_at: since("read_at") } : {}),
    failed_at: to === "failed" ? at : null,
  };
}

async function tell(
  ctx: Ctx,
  {
    about,
    from,
    to,
    errorClass,
  }: { about: Subject & { subjectId: number }; from: MessageState; to: MessageState; errorClass: ErrorClass | null },
): Promise<void> {
  const messageId = about.subjectId;
  if (isFirstSent(from, to)) await emit(ctx, "message.sent", about, { messageId });
  else if (to === "delivered") await emit(ctx, "message.delivered", about, { messageId });
  else if (to === "read") await emit(ctx, "message.read", about, { messageId });
  else if (to === "failed") await emit(ctx, "message.failed", about, { messageId, reason: errorClass ?? "content" });
  else if (to === "cancelled") await emit(ctx, "message.cancelled", about, { messageId, reason: "by-partner" });
}

interface Marking {
  client_id: number;
  dialog_id: number;
  kind: string;
  channel: string;
  to: MessageState;
  errorClass: ErrorClass | null;
  code: string;
  text: string | null;
  at: Date;
}

/** What the news says of the address itself. */
async function mark(ctx: Ctx, news: Marking): Promise<void> {
  if (news.to === "delivered" || news.to === "read") {
    await ctx.db
      .updateTable("dialogs")
      .set({ failed_at: null, failed_reason: null })
      .where("id", "=", news.dialog_id)
      .where("failed_at", "is not", null)
      .execute();
  }
  if (news.errorClass === "address") await markAddressFailed(ctx, news);
  if (news.errorClass === "opt-out")
    await markOptedOut(ctx, {
      dialogId: news.dialog_id,
      clientId: news.client_id,
      channel: news.channel,
      at: news.at,
      source: `${news.kind} ${news.code}`,
    });
}
