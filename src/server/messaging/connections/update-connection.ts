import type { BodyOf } from "../../../api/endpoint.ts";
import { connectionShapes, type updateConnection as endpoint } from "../../../api/connections.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { checkCertificates } from "./certificates.ts";
import type { Connection } from "./open-channel.ts";
import { checkBaseUrl, isElsewhere } from "../../kernel/outgoing-address.ts";
import { connectionById } from "../store.ts";

/** How long hooks signed by the former token are still believed. */
const ROTATION_MS = 7 * 24 * 3_600_000;

export const updateConnection = (ctx: Ctx, id: number, input: BodyOf<typeof endpoint>): Promise<Connection> =>
  inTx(ctx, async (ctx) => {
    const before = await connectionById(ctx, id);
    if (before.kind === "mailbox") throw refused("kept-by-mailbox");
    const shapes = connectionShapes[before.kind];
    const wrong = (["baseUrl", "accountSid", "sender"] as const).filter(
      (name) => input[name] !== undefined && !shapes[name].test(input[name]),
    );
    if (wrong.length > 0) throw invalid(Object.fromEntries(wrong.map((name) => [name, "wrong"])));
    if (input.baseUrl !== undefined) checkBaseUrl(ctx.app.config, input.baseUrl);
    if (input.baseUrl !== undefined && input.authToken === undefined && isElsewhere(before.base_url, input.baseUrl))
      throw invalid({ authToken: "required" });
    if (input.ca) checkCertificates(input.ca);
    const changes = definedOf({
      name: input.name,
      base_url: input.baseUrl,
      account_sid: input.accountSid,
      sender: input.sender,
      is_on: input.isOn,
      options: input.ca === undefined ? undefined : JSON.stringify(withCa(before.options, input.ca)),
      ...tokenChange(ctx, before, input.authToken),
    });
    if (Object.keys(changes).length === 0) return before; // no event: nothing was asked for
    const row = await ctx.db
      .updateTable("connections")
      .set(changes)
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await emit(ctx, "connection.changed", { subjectId: id }, { connectionId: id, fields: Object.keys(input) });
    return row;
  });

const withCa = ({ ca: _former, ...rest }: Connection["options"], ca: string | null) => ({
  ...rest,
  ...(ca ? { ca } : {}),
});

/** The former token stays good for hooks: Twilio signs with either one while they are exchanged. */
function tokenChange(ctx: Ctx, before: Connection, token: string | undefined) {
  if (token === undefined) return {};
  const former = openToken(ctx, before);
  if (former === token) return {};
  return {
    auth_token_sealed: ctx.app.secrets.seal(token),
    former_token_sealed: former === null ? null : before.auth_token_sealed,
    former_token_until: former === null ? null : new Date(ctx.now.getTime() + ROTATION_MS),
  };
}

/** Null when it was sealed with the key of another installation (a restored copy, the demo's archive): then it is lost. */
function openToken(ctx: Ctx, connection: Connection): string | null {
  try {
    return ctx.app.secrets.open(connection.auth_token_sealed);
  } catch {
    // The only failure here is a key that does not fit; the new secret replaces the old one either way.
    ctx.log.info({ connectionId: connection.id }, "the former secret was sealed with another key and is replaced");
    return null;
  }
}

const definedOf = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>; // the same keys with the same values, fewer of them
