import { defineSlice } from "../kernel/ctx.ts";
import { deliver, process, sweep } from "./jobs.ts";
import { send } from "./robots.ts";
import { routes } from "./routes.ts";
import { received } from "./triggers.ts";
import "./tables.ts";

export const webhooks = defineSlice({
  name: "webhooks",
  routes,
  jobs: [deliver, process, sweep],
  robots: [send],
  triggers: [received],
});
