import type { z } from "zod";
import type { Connection as ConnectionReply } from "../../../api/messaging.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { hookUrls, type Connection } from "./open-channel.ts";

/** A connection as an administrator sees it: the secret never leaves. */
export const presentConnection = (ctx: Pick<Ctx, "app">, row: Connection): z.input<typeof ConnectionReply> => ({
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
  ...hookUrls(ctx.app.config.PUBLIC_URL, row.code),
  lastSuccessAt: row.last_success_at,
  lastError: row.last_error,
  lastErrorAt: row.last_error_at,
  templatesReadAt: row.templates_read_at,
});
