import type { z } from "zod";
import type { Connection as ConnectionReply } from "../../../api/connections.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { certificatesIn } from "./certificates.ts";
import { hasSubscription, hookUrls, type Connection } from "./open-channel.ts";

/** A connection as an administrator sees it: the secret never leaves. */
export async function presentConnection(ctx: Ctx, row: Connection): Promise<z.input<typeof ConnectionReply>> {
  return { ...shownOf(ctx, row), ...(await wordsOf(ctx, row)) };
}

const shownOf = (ctx: Ctx, row: Connection) => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  channel: row.channel,
  name: row.name,
  baseUrl: row.base_url,
  accountSid: row.account_sid,
  sender: row.sender,
  isOn: row.is_on,
  hasSecret: row.auth_token_sealed !== "",
  ...hookUrls(ctx.app, row),
  lastSuccessAt: row.last_success_at,
  lastError: row.last_error,
  lastErrorAt: row.last_error_at,
  templatesReadAt: row.templates_read_at,
  handle: row.handle,
  hasCa: row.options.ca !== undefined,
  caSubjects: row.options.ca === undefined ? [] : certificatesIn(row.options.ca),
  subscription: hasSubscription(row) ? { isOn: row.hooks_on, checkedAt: row.hooks_checked_at } : null,
  sickAt: row.sick_at,
  sickReason: row.sick_reason,
  isDefault: row.is_default,
  inboundCheckedAt: row.inbound_checked_at,
  inboundDifference: row.inbound_difference,
  inboundMissed: row.inbound_missed,
});

/** What stands before the partner's own words is its code. */
async function wordsOf(ctx: Ctx, { kind, last_error }: Connection) {
  const code = /^([\w.-]{1,60}): /.exec(last_error ?? "")?.[1];
  const known =
    code === undefined
      ? undefined
      : await ctx.db
          .selectFrom("provider_errors")
          .select(["text", "text_en"])
          .where("kind", "in", [kind === "sms" ? "twilio" : kind, "oplot"])
          .where("code", "=", code)
          .executeTakeFirst();
  return { lastErrorWords: known?.text ?? null, lastErrorWordsEn: known?.text_en ?? null };
}
