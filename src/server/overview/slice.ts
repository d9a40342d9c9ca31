import { defineSlice } from "../kernel/ctx.ts";
import { routes } from "./routes.ts";

/** Screens that need many slices' tables: reads any, writes none. */
export const overview = defineSlice({ name: "overview", routes });
