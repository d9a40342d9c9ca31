import type { BodyOf } from "../../../api/endpoint.ts";
import { channelOfKind, type ConnectionKind, type createConnection as endpoint } from "../../../api/connections.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { checkCertificates } from "./certificates.ts";
import type { Connection } from "./open-channel.ts";
import { checkBaseUrl } from "../../kernel/outgoing-address.ts";
import type { ConnectionOptions } from "../tables.ts";

/** Connects an account at Twilio or a mail server; its secret is sealed before it is written. */
export const createConnection = (
  ctx: Ctx,
  input: Omit<BodyOf<typeof endpoint>, "kind"> & { kind?: ConnectionKind; options?: ConnectionOptions },
): Promise<Connection> =>
  inTx(ctx, async (ctx) => {
    const kind = input.kind ?? "twilio";
    checkBaseUrl(ctx.app.config, input.baseUrl);
    if (input.ca) checkCertificates(input.ca);
    const row = await ctx.db
      .insertInto("connections")
      .values({
        code: input.code,
        kind,
        channel: channelOfKind[kind],
        name: input.name,
        base_url: input.baseUrl,
        account_sid: input.accountSid,
        auth_token_sealed: ctx.app.secrets.seal(input.authToken),
        sender: input.sender,
        is_on: input.isOn,
        options: JSON.stringify({ ...input.options, ...(input.ca ? { ca: input.ca } : {}) }),
      })
      .onConflict((oc) => oc.column("code").doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) throw conflict("code-taken");
    await emit(ctx, "connection.changed", { subjectId: row.id }, { connectionId: row.id, fields: Object.keys(input) });
    return row;
  });
