import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { wakeConversationJob } from "./job-names.ts";
import { wakeConversation, wakeDue } from "./wake-conversation.ts";

export const wake = defineJob({
  ...wakeConversationJob,
  data: z.object({ conversationId: z.int() }),
  run: (ctx, { conversationId }) => wakeConversation(ctx, conversationId),
});

/** By the calendar, every minute. */
export const wakeDueJob = defineJob({ name: "inbox.wake-due", data: z.object({}), concurrency: 1, run: wakeDue });
