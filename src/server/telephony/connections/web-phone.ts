import { HouseError, refused } from "../../kernel/errors.ts";
import type { App, Ctx } from "../../kernel/ctx.ts";
import { LineError } from "../adapters/port.ts";
import { openLine, ownPhone, type PhoneConnection } from "../store.ts";
import { askLine } from "./note-health.ts";

/** The partner's keys live for 72 hours. */
const LIFE_MS = 48 * 3_600_000;
const kept = new WeakMap<App, Map<string, { key: string; sip: string; until: number }>>();

/** The key of the widget in the browser, for the caller's own extension; the account's secret never leaves. */
export async function webPhoneKey(ctx: Ctx): Promise<{ key: string; sip: string; host: string }> {
  const { connection, extension } = await ownPhone(ctx);
  if (!connection.is_web_phone_on) throw refused("web-phone-off");
  const keys = kept.get(ctx.app) ?? new Map<string, { key: string; sip: string; until: number }>();
  kept.set(ctx.app, keys);
  const name = `${connection.id} ${connection.secret_sealed} ${extension}`;
  const known = keys.get(name);
  const host = connection.web_phone_host;
  if (known && known.until > ctx.now.getTime()) return { key: known.key, sip: known.sip, host };
  const fresh = await askLine(ctx, connection, () => askKey(ctx, connection, extension)).catch(toldToPerson);
  keys.set(name, { ...fresh, until: ctx.now.getTime() + LIFE_MS });
  return { ...fresh, host };
}

/** The connection has kept the partner's words; a person only hears that there is no phone now. */
function toldToPerson(cause: unknown): never {
  if (!(cause instanceof LineError)) throw cause;
  throw new HouseError("unavailable", "the partner gives no key", { reason: "partner-refused", cause });
}

/** The full login is asked for first: exchanges differ in which form they take. */
async function askKey(ctx: Ctx, connection: PhoneConnection, extension: string): Promise<{ key: string; sip: string }> {
  const line = await openLine(ctx, connection);
  const login = connection.pbx_id ? `${connection.pbx_id}-${extension}` : extension;
  try {
    return { key: await line.webPhoneKey(login), sip: login };
  } catch (error) {
    if (!(error instanceof LineError) || error.code !== "refused" || login === extension) throw error;
    return { key: await line.webPhoneKey(extension), sip: login };
  }
}
