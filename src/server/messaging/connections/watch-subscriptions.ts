import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { usersWithRole } from "../../access/index.ts";
import { notify } from "../../notices/index.ts";
import { PartnerError } from "../adapters/port.ts";
import { connectionById } from "../store.ts";
import { noteFailure, noteSuccess } from "./note-health.ts";
import { failureOf, hasSubscription, hookUrls, openChannel, type Connection } from "./open-channel.ts";

const later = (ctx: Ctx): Ctx => newCtx(ctx.app, ctx.actor, { log: ctx.log });

/** Tells the partner to call us, whether or not it already does: the secret may be another since. */
export async function subscribeConnection(ctx: Ctx, id: number): Promise<Connection> {
  const connection = await connectionById(ctx, id);
  try {
    const { subscription } = openChannel(ctx.app, connection);
    if (!subscription) throw new PartnerError("no-subscription", "this partner is told in its own console", false);
    await subscription.turnOn(hookUrls(ctx.app, connection).statusUrl);
    await noteSubscribed(later(ctx), connection, { wasLost: false });
    await noteSuccess(later(ctx), connection);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    await noteFailure(later(ctx), connection, failure);
  }
  return connectionById(ctx, id);
}

/**
 * Partners that we told to call us may cease to: MAX does after eight hours without our answer. Each hour they are
 * asked, told again where they have ceased, and the administrators hear of it.
 */
export async function watchSubscriptions(ctx: Ctx): Promise<void> {
  const connections = await ctx.db
    .selectFrom("connections")
    .selectAll()
    .where("is_on", "=", true)
    .orderBy("id")
    .execute();
  for (const connection of connections.filter(hasSubscription)) await watchOne(ctx, connection);
}

async function watchOne(ctx: Ctx, connection: Connection): Promise<void> {
  try {
    const { subscription } = openChannel(ctx.app, connection);
    const url = hookUrls(ctx.app, connection).statusUrl;
    if (!subscription) return;
    if (await subscription.isOn(url)) {
      await mark(later(ctx), connection.id, true);
      return;
    }
    ctx.log.warn({ connectionId: connection.id }, "the partner does not call us any more and is told again");
    await mark(later(ctx), connection.id, false);
    await subscription.turnOn(url);
    await noteSubscribed(later(ctx), connection, { wasLost: true });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    await noteFailure(later(ctx), connection, failure);
  }
}

const mark = (ctx: Ctx, id: number, isOn: boolean) =>
  ctx.db.updateTable("connections").set({ hooks_on: isOn, hooks_checked_at: ctx.now }).where("id", "=", id).execute();

/** Who pressed the button knows; what was lost and found by the clock is told to the administrators. */
const noteSubscribed = (ctx: Ctx, connection: Connection, { wasLost }: { wasLost: boolean }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await mark(ctx, connection.id, true);
    const { eventId } = await emit(
      ctx,
      "connection.subscribed",
      { subjectId: connection.id },
      { connectionId: connection.id },
    );
    if (!wasLost) return;
    await notify(ctx, {
      userIds: (await usersWithRole(ctx, ["admin"])).map((user) => user.id),
      kind: "connection-resubscribed",
      data: { name: connection.name },
      text: `Партнёр перестал сообщать о новом в «${connection.name}»: подписка включена снова, проверьте переписки`,
      onceKey: `resubscribed ${eventId}`,
    });
  });
