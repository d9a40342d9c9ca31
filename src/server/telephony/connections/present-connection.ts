import type { z } from "zod";
import type { PhoneConnection as Reply } from "../../../api/telephony.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { openSecret, type PhoneConnection } from "../store.ts";

/** A connection as an administrator sees it: the secret never leaves; the address of hooks holds their mark. */
export const presentConnection = (ctx: Pick<Ctx, "app">, row: PhoneConnection): z.input<typeof Reply> => ({
  id: row.id,
  code: row.code,
  name: row.name,
  baseUrl: row.base_url,
  apiKey: row.api_key,
  hasSecret: row.secret_sealed !== "",
  zone: row.zone,
  accountZone: row.account_zone,
  defaultScenario: row.default_scenario,
  hookAddresses: row.hook_addresses,
  hasCaFile: row.ca_file !== null,
  hookUrl: hookUrl(ctx, row),
  keepYears: row.keep_years,
  isWebPhoneOn: row.is_web_phone_on,
  webPhoneHost: row.web_phone_host,
  isOn: row.is_on,
  extensions: row.extensions,
  balanceText: row.balance_text,
  lastSuccessAt: row.last_success_at,
  lastHookAt: row.last_hook_at,
  lastError: row.last_error,
  lastErrorAt: row.last_error_at,
});

/** Empty when the mark was sealed with another installation's key: a new one must be made. */
export function hookUrl({ app }: Pick<Ctx, "app">, row: PhoneConnection): string {
  try {
    return `${app.config.PUBLIC_URL}/hooks/zadarma?c=${row.code}&t=${openSecret(app, row.hook_mark_sealed)}`;
  } catch {
    return ""; // the connection itself says that its secrets are unreadable
  }
}

export async function listConnections(ctx: Ctx): Promise<z.input<typeof Reply>[]> {
  const rows = await ctx.db.selectFrom("phone_connections").selectAll().orderBy("id").execute();
  return rows.map((row) => presentConnection(ctx, row));
}
