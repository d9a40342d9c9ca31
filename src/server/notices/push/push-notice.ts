import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineJob, type Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { eventById } from "../../kernel/event-log.ts";
import { checkBaseUrl } from "../../kernel/outgoing-address.ts";
import { readFirm } from "../../kernel/settings.ts";
import { wakeBrowser, type Woken } from "../adapters/web-push.ts";
import { showsText } from "../choices.ts";
import { kindOf, MOST_PUSHES } from "../rules.ts";
import { pushKeys } from "./push-keys.ts";
import { openOplot, pushTitles } from "./push-words-data.ts";

/** After `notice.sent` to somebody with a browser to wake. */
export const pushNoticeJob = defineJob({
  name: "notices.push-notice",
  data: z.object({ eventId: z.int() }),
  retryLimit: MOST_PUSHES,
  retryDelaySeconds: 30,
  async run(ctx, { eventId }) {
    const { data } = await eventById(ctx, eventId);
    await pushNotice(ctx, events["notice.sent"].data.parse(data).noticeId);
  },
});

/** Wakes each browser of the notice's reader once: claim, call, record. What the services could not take now goes again. */
export async function pushNotice(ctx: Ctx, noticeId: number): Promise<void> {
  const notice = await ctx.db
    .selectFrom("notices as n")
    .innerJoin("users as u", "u.id", "n.user_id")
    .select(["n.id", "n.kind", "n.text", "n.data", "n.client_id", "n.user_id", "u.locale"])
    .where("n.id", "=", noticeId)
    .where("n.read_at", "is", null)
    .where("u.is_active", "=", true)
    .executeTakeFirst();
  if (!notice) return;
  const payload = JSON.stringify(wordsOf(notice, await showsText(ctx, notice.user_id)));
  const vapid = { ...(await pushKeys(ctx)), subject: await subjectOf(ctx) };
  let waits: string | null = null;
  for (const browser of await browsersOf(ctx, notice.user_id)) {
    if (!(await claim(ctx, noticeId, browser.id))) continue;
    const outcome = await wake(ctx, { ...browser, payload, vapid });
    await record(ctx, noticeId, browser.id, outcome);
    if (outcome.kind === "later") waits = outcome.reason;
  }
  if (waits !== null) throw new HouseError("unavailable", `a push service answered ${waits}`, { retryable: true });
}

interface Told {
  id: number;
  kind: string;
  text: string;
  data: Record<string, unknown>;
  client_id: number | null;
  locale: "ru" | "en";
}

/** The page opened by it is named by ids alone. */
function wordsOf({ id, kind, text, data, client_id, locale }: Told, withText: boolean) {
  const at = locale === "ru" ? 0 : 1;
  const said = [data["author"], text || data["title"] || data["text"]].filter(
    (part) => typeof part === "string" && part !== "",
  );
  const roomId = typeof data["roomId"] === "number" ? data["roomId"] : null;
  const url = roomId !== null ? `/app/chat?room=${roomId}` : client_id === null ? "/app" : `/app/clients/${client_id}`;
  return {
    title: pushTitles[kindOf(kind)][at],
    body: withText && said.length > 0 ? said.join(": ") : openOplot[at],
    url,
    tag: roomId === null ? `notice-${id}` : `room-${roomId}`,
  };
}

/** Whom a push service may write to about us. */
async function subjectOf(ctx: Ctx): Promise<string> {
  const { email } = await readFirm(ctx);
  if (ctx.app.config.PUBLIC_URL.startsWith("https:")) return ctx.app.config.PUBLIC_URL;
  return `mailto:${email || "oplot@example.com"}`;
}

/** Only where the session that agreed still lives: at a browser somebody left, another person may sit. */
const browsersOf = (ctx: Ctx, userId: number) =>
  ctx.db
    .selectFrom("push_subscriptions as s")
    .leftJoin("sessions as l", "l.token_hash", "s.session_hash")
    .select(["s.id", "s.endpoint", "s.p256dh", "s.auth"])
    .where("s.user_id", "=", userId)
    .where((eb) => eb.or([eb("s.session_hash", "is", null), eb("l.expires_at", ">", ctx.now)]))
    .orderBy("s.id")
    .execute();

async function claim(ctx: Ctx, noticeId: number, subscriptionId: number): Promise<boolean> {
  const row = await ctx.db
    .insertInto("push_sends")
    .values({ notice_id: noticeId, subscription_id: subscriptionId, state: "sending", at: ctx.now })
    .onConflict((oc) =>
      oc
        .columns(["notice_id", "subscription_id"])
        .doUpdateSet((eb) => ({ state: "sending", attempts: eb("push_sends.attempts", "+", 1), at: ctx.now }))
        .where("push_sends.state", "=", "failed")
        .where("push_sends.attempts", "<", MOST_PUSHES),
    )
    .returning("notice_id")
    .executeTakeFirst();
  return row !== undefined;
}

async function wake(ctx: Ctx, what: Parameters<typeof wakeBrowser>[0]): Promise<Woken> {
  try {
    checkBaseUrl(ctx.app.config, what.endpoint);
  } catch {
    return { kind: "gone" }; // it was let in under another setting and must not be called now
  }
  return wakeBrowser(what);
}

async function record(ctx: Ctx, noticeId: number, subscriptionId: number, outcome: Woken): Promise<void> {
  if (outcome.kind === "gone") {
    await ctx.db.deleteFrom("push_subscriptions").where("id", "=", subscriptionId).execute();
    return;
  }
  await ctx.db
    .updateTable("push_sends")
    .set({ state: outcome.kind === "sent" ? "sent" : "failed" })
    .$if(outcome.kind === "failed", (q) => q.set({ attempts: MOST_PUSHES }))
    .where("notice_id", "=", noticeId)
    .where("subscription_id", "=", subscriptionId)
    .execute();
  if (outcome.kind === "sent")
    await ctx.db
      .updateTable("push_subscriptions")
      .set({ last_sent_at: ctx.now })
      .where("id", "=", subscriptionId)
      .execute();
}
