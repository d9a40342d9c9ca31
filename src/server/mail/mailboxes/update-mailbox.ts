import type { BodyOf } from "../../../api/endpoint.ts";
import type { updateMailbox as endpoint } from "../../../api/mailboxes.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { forbidden, invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { checkMailHost } from "./check-host.ts";
import { checkUsers, share } from "./create-mailbox.ts";
import type { MailboxRow } from "./open-account.ts";
import { lockMailbox } from "./store.ts";
import type { Security } from "../tables.ts";

type Change = BodyOf<typeof endpoint>;

/** Any change starts it anew: a mailbox that had stopped tries again. */
export const updateMailbox = (ctx: Ctx, id: number, input: Change): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const before = await lockMailbox(ctx, id);
    if (Object.keys(input).length === 0) return; // no event: nothing was asked for
    if (input.imap) checkMailHost(ctx.app.config, input.imap);
    if (input.smtp) checkMailHost(ctx.app.config, input.smtp);
    if (input.password === undefined && isMoved(before, input)) throw invalid({ password: "required" });
    if (input.sharedWith) {
      await checkUsers(ctx, input.sharedWith);
      await checkLetIn(ctx, before, input.sharedWith);
    }
    await ctx.db
      .updateTable("mailboxes")
      .set({
        ...columnsOf(input),
        ...(input.password === undefined ? {} : { password_sealed: ctx.app.secrets.seal(input.password) }),
        version: before.version + 1,
        stopped_at: null,
        last_error_at: null,
        last_error_code: null,
        last_error_text: null,
      })
      .where("id", "=", id)
      .execute();
    if (input.sharedWith) await share(ctx, id, input.sharedWith);
    const data = { forRobots: input.forRobots ?? before.for_robots, isOn: input.isOn ?? before.is_on };
    await emit(ctx, "mailbox.changed", { subjectId: id }, { mailboxId: id, fields: Object.keys(input), ...data });
  });

/** The kept password is for the servers it was given for: another one, or an open wire, would learn it. */
const isMoved = (before: MailboxRow, { imap, smtp }: Change): boolean =>
  (imap !== undefined && (imap.host !== before.imap_host || isLaxer(imap.security, before.imap_security))) ||
  (smtp !== undefined && (smtp.host !== before.smtp_host || isLaxer(smtp.security, before.smtp_security)));

const isLaxer = (now: Security, before: Security): boolean => now === "plain" && before !== "plain";

/** Into a personal mailbox only its owner lets anybody; to let out is no reading. */
async function checkLetIn(ctx: Ctx, { id, kind, owner_id }: MailboxRow, userIds: readonly number[]): Promise<void> {
  if (kind === "shared" || owner_id === ctx.actor.id) return;
  const rows = await ctx.db.selectFrom("mailbox_shares").select("user_id").where("mailbox_id", "=", id).execute();
  const inside = new Set(rows.map((row) => row.user_id));
  if (userIds.some((userId) => !inside.has(userId))) throw forbidden("only its owner lets others in");
}

function columnsOf(input: Change) {
  const server = <K extends "imap" | "smtp">(kind: K, value: Change["imap"]) =>
    value ? { [`${kind}_host`]: value.host, [`${kind}_port`]: value.port, [`${kind}_security`]: value.security } : {};
  return {
    ...server("imap", input.imap),
    ...server("smtp", input.smtp),
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.login === undefined ? {} : { login: input.login }),
    ...(input.smtpLogin === undefined ? {} : { smtp_login: input.smtpLogin }),
    ...(input.certificate === undefined ? {} : { certificate: input.certificate }),
    ...(input.sentFolder === undefined ? {} : { sent_folder: input.sentFolder }),
    ...(input.signature === undefined ? {} : { signature: input.signature }),
    ...(input.tracks === undefined ? {} : { tracks: input.tracks }),
    ...(input.forRobots === undefined ? {} : { for_robots: input.forRobots }),
    ...(input.limits === undefined ? {} : { limits: JSON.stringify(input.limits) }),
    ...(input.isOn === undefined ? {} : { is_on: input.isOn }),
  };
}

/** What its owner may change himself. */
export const changeOwnMailbox = (
  ctx: Ctx,
  id: number,
  input: { signature?: string | undefined; sharedWith?: number[] | undefined },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const before = await lockMailbox(ctx, id);
    if (before.owner_id === null || before.owner_id !== ctx.actor.id) throw forbidden("only its owner may");
    if (input.sharedWith) {
      await checkUsers(ctx, input.sharedWith);
      await share(ctx, id, input.sharedWith);
    }
    if (input.signature !== undefined)
      await ctx.db.updateTable("mailboxes").set({ signature: input.signature }).where("id", "=", id).execute();
    const data = { forRobots: before.for_robots, isOn: before.is_on };
    await emit(ctx, "mailbox.changed", { subjectId: id }, { mailboxId: id, fields: Object.keys(input), ...data });
  });
