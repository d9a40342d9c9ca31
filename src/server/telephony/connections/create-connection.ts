import type { BodyOf } from "../../../api/endpoint.ts";
import type { createPhoneConnection as endpoint } from "../../../api/telephony.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { randomToken } from "../../kernel/ids.ts";
import { checkBaseUrl } from "../../kernel/outgoing-address.ts";
import { inTx } from "../../kernel/tx.ts";
import type { PhoneConnection } from "../store.ts";
import { checkSettings } from "./settings.ts";

/** Connects an account of telephony; its secret and the mark of its hooks are sealed before they are written. */
export const createConnection = (
  ctx: Ctx,
  input: BodyOf<typeof endpoint> & { hookMark?: string },
): Promise<PhoneConnection> =>
  inTx(ctx, async (ctx) => {
    checkBaseUrl(ctx.app.config, input.baseUrl);
    checkSettings(input);
    const row = await ctx.db
      .insertInto("phone_connections")
      .values({
        code: input.code,
        name: input.name,
        base_url: input.baseUrl,
        api_key: input.apiKey,
        secret_sealed: ctx.app.secrets.seal(input.secret),
        hook_mark_sealed: ctx.app.secrets.seal(input.hookMark ?? randomToken()),
        zone: input.zone ?? null,
        default_scenario: input.defaultScenario ?? null,
        hook_addresses: JSON.stringify(input.hookAddresses ?? []),
        ca_file: input.caFile ?? null,
        keep_years: input.keepYears ?? 3,
        is_web_phone_on: input.isWebPhoneOn ?? false,
        web_phone_host: input.webPhoneHost ?? "https://my.zadarma.com",
        is_on: input.isOn ?? true,
      })
      .onConflict((oc) => oc.column("code").doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) throw conflict("code-taken");
    await emit(ctx, "telephony.changed", { subjectId: row.id }, { connectionId: row.id, fields: Object.keys(input) });
    return row;
  });
