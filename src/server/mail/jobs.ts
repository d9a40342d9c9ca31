import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { sendDigest } from "./sending/send-digest.ts";
import { sendLetter } from "./sending/send-letter.ts";
import { sweepLetters } from "./sending/sweep-letters.ts";

export const send = defineJob({
  name: "mail.send-letter",
  data: z.object({ letterId: z.int() }),
  run: async (ctx, { letterId }) => void (await sendLetter(ctx, letterId)),
});

export const sweep = defineJob({
  name: "mail.sweep",
  data: z.object({}),
  concurrency: 1,
  run: (ctx) => sweepLetters(ctx),
});

export const digest = defineJob({
  name: "mail.send-digest",
  data: z.object({ eventId: z.int() }),
  run: (ctx, { eventId }) => sendDigest(ctx, eventId),
});
