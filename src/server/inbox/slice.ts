import { defineSlice } from "../kernel/ctx.ts";
import { wake, wakeDueJob } from "./jobs.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes.ts";
import "./tables.ts";

/** One queue of conversations over all channels: whose turn it is, who answers, what waits until when. */
export const inbox = defineSlice({ name: "inbox", routes, jobs: [wake, wakeDueJob], reactions });
