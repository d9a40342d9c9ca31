import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { readAllTemplates } from "./connections/read-templates.ts";
import { fetchMedia } from "./incoming/fetch-media.ts";
import { liftOptOut } from "./incoming/lift-opt-out.ts";
import { processCallback } from "./incoming/process-callback.ts";
import { deliverMessage } from "./outgoing/deliver-message.ts";
import { reconcileUnknown } from "./outgoing/reconcile-unknown.ts";
import { sweepMessages } from "./outgoing/sweep-messages.ts";
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

export const sweep = defineJob({ name: "messaging.sweep", data: nothing, concurrency: 1, run: sweepMessages });

export const reconcile = defineJob({
  name: "messaging.reconcile-unknown",
  data: nothing,
  concurrency: 1,
  run: reconcileUnknown,
});

export const readTemplates = defineJob({
  name: "messaging.read-templates",
  data: nothing,
  concurrency: 1,
  run: readAllTemplates,
});

export const liftOptOuts = defineJob({
  name: "messaging.lift-opt-out",
  data: z.object({ eventId: z.int() }),
  run: (ctx, { eventId }) => liftOptOut(ctx, eventId),
});

export const nextChannel = defineJob({
  name: "messaging.try-next-channel",
  data: z.object({ eventId: z.int() }),
  run: (ctx, { eventId }) => tryNextChannel(ctx, eventId),
});
