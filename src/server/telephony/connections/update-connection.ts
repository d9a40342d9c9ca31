import type { BodyOf } from "../../../api/endpoint.ts";
import type { updatePhoneConnection as endpoint } from "../../../api/telephony.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { randomToken } from "../../kernel/ids.ts";
import { checkBaseUrl, isElsewhere } from "../../kernel/outgoing-address.ts";
import { inTx } from "../../kernel/tx.ts";
import { connectionById, type PhoneConnection } from "../store.ts";
import { checkSettings } from "./settings.ts";

export const updateConnection = (
  ctx: Ctx,
  id: number,
  input: BodyOf<typeof endpoint> & { hookMark?: string },
): Promise<PhoneConnection> =>
  inTx(ctx, async (ctx) => {
    const before = await connectionById(ctx, id);
    if (input.baseUrl !== undefined) checkBaseUrl(ctx.app.config, input.baseUrl);
    if (input.baseUrl !== undefined && input.secret === undefined && isElsewhere(before.base_url, input.baseUrl))
      throw invalid({ secret: "required" });
    checkSettings(input);
    const changes = definedOf({
      name: input.name,
      base_url: input.baseUrl,
      api_key: input.apiKey,
      secret_sealed: input.secret === undefined ? undefined : ctx.app.secrets.seal(input.secret),
      hook_mark_sealed: input.hookMark === undefined ? undefined : ctx.app.secrets.seal(input.hookMark),
      zone: input.zone,
      default_scenario: input.defaultScenario,
      hook_addresses: input.hookAddresses && JSON.stringify(input.hookAddresses),
      ca_file: input.caFile,
      keep_years: input.keepYears,
      is_web_phone_on: input.isWebPhoneOn,
      web_phone_host: input.webPhoneHost,
      is_on: input.isOn,
    });
    if (Object.keys(changes).length === 0) return before; // no event: nothing was asked for
    return change(ctx, id, changes, Object.keys(input));
  });

/** A new mark in the address of the hooks; the former stops working at once. */
export const rotateHookMark = (ctx: Ctx, id: number): Promise<PhoneConnection> =>
  inTx(ctx, async (ctx) => {
    await connectionById(ctx, id);
    return change(ctx, id, { hook_mark_sealed: ctx.app.secrets.seal(randomToken()) }, ["hookUrl"]);
  });

async function change(ctx: Ctx, id: number, changes: object, fields: string[]): Promise<PhoneConnection> {
  const row = await ctx.db
    .updateTable("phone_connections")
    .set(changes)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await emit(ctx, "telephony.changed", { subjectId: id }, { connectionId: id, fields });
  return row;
}

const definedOf = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>; // the same keys with the same values, fewer of them
