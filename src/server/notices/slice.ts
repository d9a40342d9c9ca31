import { defineSlice } from "../kernel/ctx.ts";
import { robots } from "./robots.ts";
import { routes } from "./routes.ts";
import "./tables.ts";

export const notices = defineSlice({ name: "notices", routes, robots });
