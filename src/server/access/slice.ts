import { defineSlice } from "../kernel/ctx.ts";
import { sweepSessions } from "./jobs.ts";
import { routes } from "./routes.ts";
import "./tables.ts";

export { gate } from "./gate.ts";
export const access = defineSlice({ name: "access", routes, jobs: [sweepSessions] });
