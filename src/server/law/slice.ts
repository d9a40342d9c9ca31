import { defineSlice } from "../kernel/ctx.ts";
import { watchCalendarJob } from "./jobs.ts";
import { routes } from "./routes.ts";
import "./tables.ts";

export const law = defineSlice({ name: "law", routes, jobs: [watchCalendarJob] });
