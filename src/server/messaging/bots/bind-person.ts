import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { latestOpenMatter, openMatter } from "../../matters/index.ts";
import { lockClient } from "../../clients/index.ts";
import type { HookPerson } from "../adapters/port.ts";
import type { Connection } from "../connections/open-channel.ts";
import { askPhone } from "./ask-phone.ts";
import { clientOfToken } from "./client-token.ts";
import { linkKey } from "./link-key.ts";
import { moveDialog } from "./move-dialog.ts";
import { lockAddress, personOf } from "./person-of.ts";
import { welcomeBack } from "./person-words.ts";

export interface Started {
  connection: Connection;
  person: HookPerson;
  /** What our link carried. */
  token: string | null;
  at: Date;
}

/** A person opened the conversation with a bot: by a client's link he is that client, else he is whoever he was, or new. */
export const bindPerson = (ctx: Ctx, { connection, person, token, at }: Started): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockAddress(ctx, connection, person.address);
    const named = await clientOfLink(ctx, connection, person, token);
    const known = await ctx.db
      .selectFrom("dialogs")
      .select(["id", "client_id", "started_at"])
      .where("connection_id", "=", connection.id)
      .where("address", "=", person.address)
      .executeTakeFirst();
    if (known && named !== null && known.client_id !== named)
      await moveDialog(ctx, { dialogId: known.id, from: known.client_id, to: named });
    const clientId = named ?? (await personOf(ctx, connection, { ...person, phone: null })).clientId;
    if (!known) await openDialog(ctx, { connection, person, clientId, at });
    else if (known.started_at === null || person.chat !== null)
      await ctx.db
        .updateTable("dialogs")
        .set({ started_at: known.started_at ?? at, ...(person.chat === null ? {} : { chat: person.chat }) })
        .where("id", "=", known.id)
        .execute();
    await welcomeBack(ctx, { connection, person, at });
    if (!known && named === null) await askPhone(ctx, { connection, clientId });
  });

async function openDialog(
  ctx: Ctx,
  { connection, person, clientId, at }: Omit<Started, "token"> & { clientId: number },
): Promise<void> {
  const matterId =
    (await latestOpenMatter(ctx, clientId)) ??
    (await openMatter(ctx, { clientId, pipelineCode: "applications", source: connection.channel })).id;
  const { id } = await ctx.db
    .insertInto("dialogs")
    .values({
      connection_id: connection.id,
      client_id: clientId,
      channel: connection.channel,
      address: person.address,
      chat: person.chat,
      started_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await emit(ctx, "dialog.started", { clientId, matterId, subjectId: id }, { channel: connection.channel });
}

/**
 * A link is one person's: once somebody has come by it, another who got it forwarded is a stranger and reads nothing of
 * the client's.
 */
async function clientOfLink(
  ctx: Ctx,
  connection: Connection,
  person: HookPerson,
  token: string | null,
): Promise<number | null> {
  const clientId = token && clientOfToken(linkKey(ctx.app), connection.id, token, ctx.now);
  if (!clientId) return null;
  const exists = await ctx.db.selectFrom("clients").select("id").where("id", "=", clientId).executeTakeFirst();
  if (!exists) return null;
  await lockClient(ctx, clientId);
  const another = await ctx.db
    .selectFrom("dialogs")
    .select("id")
    .where("connection_id", "=", connection.id)
    .where("client_id", "=", clientId)
    .where("address", "!=", person.address)
    .where("opted_out_at", "is", null)
    .executeTakeFirst();
  if (another)
    ctx.log.warn({ connectionId: connection.id, clientId }, "a link that somebody has used is used by another");
  return another ? null : clientId;
}
