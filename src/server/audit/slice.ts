import { defineSlice } from "../kernel/ctx.ts";
import { routes } from "./routes.ts";
import "./tables.ts";

export const audit = defineSlice({ name: "audit", routes });
