import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import type { OutgoingMessage, SendOutcome } from "../adapters/port.ts";
import { noteSuccess } from "../connections/note-health.ts";
import { hookUrls, openChannel, settingFault, type Connection } from "../connections/open-channel.ts";
import { connectionById, type MessageToSend } from "../store.ts";
import { ourIdOf } from "../rules.ts";
import { claimMessage } from "./claim-message.ts";
import { laneFor, waitForLane } from "./lanes.ts";
import { contentOf } from "./outgoing-content.ts";
import { recordOutcome } from "./record-outcome.ts";

/** Claim, call, record: the partner is called between two transactions, and a crash between them leaves `sending`. */
export async function deliverMessage(ctx: Ctx, messageId: number): Promise<void> {
  const lane = await laneFor(ctx, messageId);
  if (lane === "full") return waitForLane(ctx, messageId);
  try {
    await deliver(ctx, messageId);
  } finally {
    lane?.leave();
  }
}

async function deliver(ctx: Ctx, messageId: number): Promise<void> {
  const message = await claimMessage(ctx, messageId);
  if (!message) return;
  const connection = await connectionById(ctx, message.connection_id);
  const outcome = await callPartner(ctx, connection, message);
  // The call may have taken its whole time-out: what follows happens now, not when the job began.
  const after = newCtx(ctx.app, ctx.actor, { cause: ctx.cause, log: ctx.log });
  await recordOutcome(after, message, outcome);
  if (outcome.kind === "accepted") await noteSuccess(after, connection);
}

async function callPartner(ctx: Ctx, connection: Connection, message: MessageToSend): Promise<SendOutcome> {
  try {
    const channel = openChannel(ctx.app, connection);
    return await channel.send(await toOutgoing(ctx, connection, message));
  } catch (error) {
    // The setting was good once and is not any more (another address rule, another key); nothing was sent.
    const fault = settingFault(error);
    if (fault) return { kind: "rejected", class: "configuration", ...fault };
    throw error;
  }
}

const toOutgoing = async (ctx: Ctx, connection: Connection, message: MessageToSend): Promise<OutgoingMessage> => ({
  to: message.address,
  ourId: ourIdOf(message.id),
  content: await contentOf(ctx, connection, message),
  ...(message.payload?.replyTo ? { replyTo: message.payload.replyTo } : {}),
  about: { clientId: message.client_id, matterId: message.matter_id },
  // Our id comes back in the address, so a callback that overtakes the answer finds its message.
  statusUrl: `${hookUrls(ctx.app, connection).statusUrl}&m=${message.id}`,
});
