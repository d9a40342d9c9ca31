import { z } from "zod";
import { defineJob, type Ctx } from "../kernel/ctx.ts";

/** Ended sessions open nothing already; the sweep only keeps the table small. */
export const sweepSessions = defineJob({
  name: "access.sweep-sessions",
  data: z.object({}),
  run: async (ctx: Ctx) => {
    await ctx.db.deleteFrom("sessions").where("expires_at", "<=", ctx.now).execute();
  },
});
