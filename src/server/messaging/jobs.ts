import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { followMailbox } from "./connections/mailbox.ts";
import { readAllTemplates } from "./connections/read-templates.ts";
import { answerButton } from "./bots/answer-button.ts";
import { watchSubscriptions } from "./connections/watch-subscriptions.ts";
import { fetchMedia } from "./incoming/fetch-media.ts";
import { liftOptOut } from "./incoming/lift-opt-out.ts";
import { processCallback } from "./incoming/process-callback.ts";
import { reconcileInbound } from "./incoming/reconcile-inbound.ts";
import { deliverMessage } from "./outgoing/deliver-message.ts";
import { readBeforeMass } from "./outgoing/mass-sending.ts";
import { noteBounce } from "./outgoing/note-bounce.ts";
import { reconcileUnknown } from "./outgoing/reconcile-unknown.ts";
import { sweepMessages } from "./outgoing/sweep-messages.ts";
import { judgeChannels } from "./connections/judge-channels.ts";
import { advanceLadder } from "./policy/advance-ladder.ts";
import { tryNextChannel } from "./policy/try-next-channel.ts";

const nothing = z.object({});

export const sendMessage = defineJob({
  name: "messaging.send-message",
  data: z.object({ messageId: z.int() }),
  concurrency: 4,
  run: (ctx, { messageId }) => deliverMessage(ctx, messageId),
});

export const processHook = defineJob({
  name: "messaging.process-callback",
  data: z.object({ callbackId: z.int() }),
  concurrency: 4,
  run: (ctx, { callbackId }) => processCallback(ctx, callbackId),
});

export const fetchFiles = defineJob({
  name: "messaging.fetch-media",
  data: z.object({ messageId: z.int() }),
  retryDelaySeconds: 5,
  run: (ctx, { messageId }) => fetchMedia(ctx, messageId),
});

export const answerPress = defineJob({
  name: "messaging.answer-button",
  data: z.object({ connectionId: z.int(), callbackId: z.string() }),
  run: answerButton,
});

export const watchHooks = defineJob({
  name: "messaging.watch-subscriptions",
  data: nothing,
  concurrency: 1,
  run: watchSubscriptions,
});

export const sweep = defineJob({ name: "messaging.sweep", data: nothing, concurrency: 1, run: sweepMessages });

export const reconcile = defineJob({
  name: "messaging.reconcile-unknown",
  data: nothing,
  concurrency: 1,
  run: reconcileUnknown,
});

export const readTemplates = defineJob({
  name: "messaging.read-templates",
  data: z.object({ connectionId: z.int().optional() }),
  concurrency: 1,
  run: (ctx, { connectionId }) =>
    connectionId === undefined ? readAllTemplates(ctx) : readBeforeMass(ctx, connectionId),
});

export const liftOptOuts = defineJob({
  name: "messaging.lift-opt-out",
  data: z.object({ eventId: z.int() }),
  run: (ctx, { eventId }) => liftOptOut(ctx, eventId),
});

export const climbLadder = defineJob({
  name: "messaging.advance-ladder",
  data: z.object({ policyMessageId: z.int() }),
  run: (ctx, { policyMessageId }) => advanceLadder(ctx, policyMessageId),
});

const ofEvent = z.object({ eventId: z.int() });

export const mailboxChanged = defineJob({
  name: "messaging.follow-mailbox",
  data: ofEvent,
  run: (ctx, { eventId }) => followMailbox(ctx, eventId),
});

export const letterBounced = defineJob({
  name: "messaging.note-bounce",
  data: ofEvent,
  run: (ctx, { eventId }) => noteBounce(ctx, eventId),
});

export const reconcileIncoming = defineJob({
  name: "messaging.reconcile-inbound",
  data: nothing,
  concurrency: 1,
  run: reconcileInbound,
});

/** After a failure or a success, and each minute for what was put back and fails silently. */
export const judgeChannel = defineJob({
  name: "messaging.judge-channels",
  data: z.object({}).loose(),
  concurrency: 1,
  run: judgeChannels,
});

export const nextChannel = defineJob({
  name: "messaging.try-next-channel",
  data: z.object({ eventId: z.int() }),
  run: (ctx, { eventId }) => tryNextChannel(ctx, eventId),
});
