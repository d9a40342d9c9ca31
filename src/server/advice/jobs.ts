import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { rejudge } from "./rejudge.ts";

export const rejudgeJob = defineJob({
  name: "advice.rejudge",
  data: z.object({ eventId: z.int() }),
  run: (ctx, { eventId }) => rejudge(ctx, eventId),
});
