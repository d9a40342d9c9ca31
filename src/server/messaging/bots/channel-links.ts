import type { AnswerOf } from "../../../api/endpoint.ts";
import type { listChannelLinks as endpoint } from "../../../api/messaging.ts";
import { clientBrief } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { Connection } from "../connections/open-channel.ts";
import { failureOf, hasSubscription, openChannel } from "../connections/open-channel.ts";
import { clientToken } from "./client-token.ts";
import { linkKey } from "./link-key.ts";

/** Links by which this client opens a conversation with each of the firm's bots, and comes straight to his own card. */
export async function listChannelLinks(ctx: Ctx, clientId: number): Promise<AnswerOf<typeof endpoint>> {
  const { id } = await clientBrief(ctx, clientId);
  const connections = await ctx.db
    .selectFrom("connections")
    .selectAll()
    .where("is_on", "=", true)
    .orderBy("id")
    .execute();
  const bound = await ctx.db.selectFrom("dialogs").select("connection_id").where("client_id", "=", id).execute();
  const items: AnswerOf<typeof endpoint>["items"] = [];
  for (const connection of connections.filter(hasSubscription)) {
    const token = clientToken(linkKey(ctx.app), { connectionId: connection.id, clientId: id }, ctx.now);
    const url = await linkOf(ctx, connection, token);
    if (url === null) continue;
    const isBound = bound.some((row) => row.connection_id === connection.id);
    items.push({ connectionId: connection.id, channel: connection.channel, name: connection.name, url, isBound });
  }
  return { items };
}

/** The bot's name is asked of the partner once and kept; while it cannot be asked there is no link. */
async function linkOf(ctx: Ctx, connection: Connection, token: string): Promise<string | null> {
  try {
    const handle = connection.handle ?? (await learnHandle(ctx, connection));
    return handle === null ? null : `${handle}?start=${encodeURIComponent(token)}`;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    ctx.log.warn({ connectionId: connection.id, code: failure.code }, "the bot's name could not be asked");
    return null;
  }
}

/** Kept as the address people open, without a token. */
export async function learnHandle(ctx: Ctx, connection: Connection): Promise<string | null> {
  const handle = (await openChannel(ctx.app, connection).publicAddress?.()) ?? null;
  if (handle !== null && handle !== connection.handle)
    await ctx.db.updateTable("connections").set({ handle }).where("id", "=", connection.id).execute();
  return handle;
}
