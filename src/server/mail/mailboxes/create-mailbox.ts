import type { BodyOf } from "../../../api/endpoint.ts";
import type { createMailbox as endpoint } from "../../../api/mailboxes.ts";
import { employees } from "../../access/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { checkMailHost } from "./check-host.ts";

/** A new mailbox; whoever looks after mailboxes finds it within seconds. */
export const createMailbox = (ctx: Ctx, input: BodyOf<typeof endpoint>): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    checkMailHost(ctx.app.config, input.imap);
    checkMailHost(ctx.app.config, input.smtp);
    const ownerId = input.kind === "personal" ? input.ownerId : null;
    if (input.kind === "personal" && ownerId === null) throw invalid({ ownerId: "required" });
    await checkUsers(ctx, [...(ownerId === null ? [] : [ownerId]), ...input.sharedWith]);
    const row = await ctx.db
      .insertInto("mailboxes")
      .values({
        name: input.name,
        address: input.address,
        kind: input.kind,
        owner_id: ownerId,
        imap_host: input.imap.host,
        imap_port: input.imap.port,
        imap_security: input.imap.security,
        smtp_host: input.smtp.host,
        smtp_port: input.smtp.port,
        smtp_security: input.smtp.security,
        login: input.login,
        smtp_login: input.smtpLogin,
        password_sealed: ctx.app.secrets.seal(input.password),
        certificate: input.certificate,
        sent_folder: input.sentFolder,
        import_days: input.importDays,
        signature: input.signature,
        tracks: input.tracks,
        for_robots: input.forRobots,
        limits: JSON.stringify(input.limits),
        is_on: input.isOn,
        // Servers tell times by the second: what comes in this one is no past.
        started_at: new Date(Math.floor(ctx.now.getTime() / 1000) * 1000),
      })
      .onConflict((oc) => oc.column("address").where("removed_at", "is", null).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!row) throw conflict("address-taken");
    await share(ctx, row.id, input.sharedWith);
    const fields = Object.keys(input).filter((name) => name !== "password");
    const data = { mailboxId: row.id, fields, forRobots: input.forRobots, isOn: input.isOn };
    await emit(ctx, "mailbox.changed", { subjectId: row.id }, data);
    return row;
  });

export async function checkUsers(ctx: Ctx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await employees(ctx, { ids });
  if (found.length !== new Set(ids).size) throw invalid({ sharedWith: "not-found" });
}

export async function share(ctx: Ctx, mailboxId: number, userIds: readonly number[]): Promise<void> {
  await ctx.db.deleteFrom("mailbox_shares").where("mailbox_id", "=", mailboxId).execute();
  const rows = [...new Set(userIds)].map((userId) => ({ mailbox_id: mailboxId, user_id: userId }));
  if (rows.length > 0) await ctx.db.insertInto("mailbox_shares").values(rows).execute();
}
