import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { PartnerMessage } from "../adapters/port.ts";
import { failureOf, openChannel } from "../connections/open-channel.ts";
import { couldBe, nextReconcile, ourIdOf } from "../rules.ts";
import { connectionById } from "../store.ts";
import { applyNews, type MessageNews } from "./apply-news.ts";

const AT_ONCE = 50;
const EARLIER_MS = 5 * 60_000;

/** Asks the partner what became of messages that are unknown, or taken and silent since. It never sends anything. */
export async function reconcileUnknown(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom("messages")
    .innerJoin("dialogs", "dialogs.id", "messages.dialog_id")
    .select([
      "messages.id",
      "messages.body",
      "messages.dialog_id",
      "messages.connection_id",
      "messages.sending_at",
      "messages.external_id",
      "dialogs.address",
      "dialogs.chat",
    ])
    .where("messages.state", "in", ["unknown", "accepted"])
    .where("messages.reconcile_at", "<=", ctx.now)
    .orderBy("messages.reconcile_at")
    .limit(AT_ONCE)
    .execute();
  for (const { sending_at: at, ...message } of due) {
    if (at) await reconcileOne(newCtx(ctx.app, ctx.actor, { log: ctx.log }), { ...message, at });
  }
}

interface Unknown {
  id: number;
  body: string;
  dialog_id: number;
  connection_id: number;
  external_id: string | null;
  address: string;
  chat: string | null;
  at: Date;
}

async function reconcileOne(ctx: Ctx, message: Unknown): Promise<void> {
  const connection = await connectionById(ctx, message.connection_id);
  const found = await askPartner(ctx, message, () =>
    openChannel(ctx.app, connection).reconcile(new Date(message.at.getTime() - EARLIER_MS), message.address, {
      ourId: ourIdOf(message.id),
      externalId: message.external_id,
      chat: message.chat,
    }),
  );
  // no event: applyNews tells what was found, and a fruitless look changes nothing
  await inTx(ctx, async (ctx) => {
    const match = found && (await matchOf(ctx, message, found));
    if (match && (await applyNews(ctx, message.id, newsOf(match, ctx.now)))) return;
    await ctx.db
      .updateTable("messages")
      .set({ reconcile_at: nextReconcile(message.at, ctx.now) })
      .where("id", "=", message.id)
      .where("state", "in", ["unknown", "accepted"])
      .execute();
  });
}

const newsOf = (match: PartnerMessage, at: Date): MessageNews => ({
  news: match.news ?? "accepted",
  at,
  externalId: match.externalId,
  errorCode: match.errorCode,
  errorText: match.errorText,
});

/** A failed look is no answer: the message stays unknown and is asked about again. */
async function askPartner(
  ctx: Ctx,
  message: Unknown,
  ask: () => Promise<PartnerMessage[]>,
): Promise<PartnerMessage[] | null> {
  try {
    return await ask();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    ctx.log.warn({ messageId: message.id, code: failure.code }, "an unknown message could not be asked about");
    return null;
  }
}

async function matchOf(ctx: Ctx, message: Unknown, found: readonly PartnerMessage[]): Promise<PartnerMessage | null> {
  const named = found.find((theirs) => theirs.ourId === ourIdOf(message.id));
  if (named) return named;
  if (message.external_id === null) return onlyMatch(ctx, message, found);
  return found.find((theirs) => theirs.externalId === message.external_id) ?? null;
}

/** Only a match that leaves no doubt: one of theirs that is not another of ours, and no second of ours that it could be. */
async function onlyMatch(ctx: Ctx, message: Unknown, found: readonly PartnerMessage[]): Promise<PartnerMessage | null> {
  const alike = found.filter((theirs) => couldBe(message, theirs));
  const taken =
    alike.length === 0
      ? []
      : await ctx.db
          .selectFrom("messages")
          .select("external_id")
          .where("connection_id", "=", message.connection_id)
          .where(
            "external_id",
            "in",
            alike.map((m) => m.externalId),
          )
          .execute();
  const free = alike.filter((theirs) => !taken.some((row) => row.external_id === theirs.externalId));
  const [only] = free;
  if (!only || free.length > 1) return null;
  const twins = await ctx.db
    .selectFrom("messages")
    .select(["body", "sending_at"])
    .where("dialog_id", "=", message.dialog_id)
    .where("id", "!=", message.id)
    .where("state", "in", ["unknown", "sending"])
    .execute();
  return twins.some((twin) => twin.sending_at && couldBe({ body: twin.body, at: twin.sending_at }, only)) ? null : only;
}
