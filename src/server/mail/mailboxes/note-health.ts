import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { MailFault } from "../adapters/mail-fault.ts";
import type { MailboxRow } from "./open-account.ts";

const FRESH_MS = 30_000;
/** Where trying again by itself does harm or is vain: a person must change the settings. */
const STOPS = new Set(["wrong-password", "secret-unreadable"]);

/** The server answered well. Written at most twice a minute, and at once after a failure. */
export async function noteSuccess(ctx: Ctx, { id }: Pick<MailboxRow, "id">): Promise<void> {
  await ctx.db
    .updateTable("mailboxes")
    .set({ last_success_at: ctx.now, last_error_code: null, last_error_text: null, last_error_at: null })
    .where("id", "=", id)
    .where((eb) =>
      eb.or([
        eb("last_success_at", "is", null),
        eb("last_error_at", "is not", null),
        eb("last_success_at", "<", new Date(ctx.now.getTime() - FRESH_MS)),
      ]),
    )
    .execute();
}

/** The first failure after a success is an event; those that follow only refresh the words. */
export const noteFailure = (
  ctx: Ctx,
  { id, version }: Pick<MailboxRow, "id" | "version">,
  fault: MailFault,
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const before = await ctx.db.selectFrom("mailboxes").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
    // Changed meanwhile: the failure is of settings that are no more.
    if (!before || before.version !== version) return; // no event: it is not known how it stands now
    const stops = STOPS.has(fault.code);
    await ctx.db
      .updateTable("mailboxes")
      .set({
        last_error_code: fault.code,
        last_error_text: withoutPeople(fault.message),
        last_error_at: ctx.now,
        ...(stops ? { stopped_at: before.stopped_at ?? ctx.now } : {}),
      })
      .where("id", "=", id)
      .execute();
    if (before.last_error_code === fault.code && (before.stopped_at !== null || !stops)) return;
    await emit(ctx, "mailbox.failed", { subjectId: id }, { mailboxId: id, reason: fault.code });
  });

/** Servers quote addresses and numbers; ours are shown to administrators and need none. */
const withoutPeople = (text: string): string =>
  text
    .replaceAll(/[^\s<>"']+@[^\s<>"']+/g, "***")
    .replaceAll(/\+?\d(?:[ \u00a0()-]*\d){6,}/g, "***")
    .slice(0, 300);
