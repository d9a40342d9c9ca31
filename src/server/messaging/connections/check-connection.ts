import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { learnHandle } from "../bots/channel-links.ts";
import { failureOf, openChannel, type Connection } from "./open-channel.ts";
import { connectionById } from "../store.ts";
import { noteFailure, noteSuccess } from "./note-health.ts";
import { readTemplates } from "./read-templates.ts";

/** Asks the partner now. A refusal is not an error of ours: the connection shows it in the partner's words. */
export async function checkConnection(ctx: Ctx, id: number): Promise<Connection> {
  const connection = await connectionById(ctx, id);
  try {
    await openChannel(ctx.app, connection).check();
    await learnHandle(ctx, connection);
    await readTemplates(ctx, id);
    await noteSuccess(later(ctx), connection);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    await noteFailure(later(ctx), connection, failure);
  }
  return connectionById(ctx, id);
}

const later = (ctx: Ctx): Ctx => newCtx(ctx.app, ctx.actor, { log: ctx.log });
