import { defineSlice } from "../kernel/ctx.ts";
import { adoptMatter } from "./adopt-matter.ts";
import { facts } from "./facts.ts";
import { passOnWhenLate, sweepOverdueJob } from "./jobs.ts";
import { routes } from "./routes.ts";
import { settleMoved } from "./settle-moved.ts";
import { overdue, received, repeated, taken } from "./triggers.ts";
import "./tables.ts";

export const applications = defineSlice({
  name: "applications",
  routes,
  jobs: [passOnWhenLate, sweepOverdueJob],
  reactions: [
    {
      events: ["matter.opened"],
      when: (data) => data["source"] !== "site",
      run: async (ctx, { matterId }) => (matterId === null ? undefined : adoptMatter(ctx, matterId)),
    },
    {
      events: ["matter.moved"],
      run: async (ctx, { matterId }) => (matterId === null ? undefined : settleMoved(ctx, matterId)),
    },
  ],
  triggers: [received, repeated, taken, overdue],
  facts: [facts],
});
