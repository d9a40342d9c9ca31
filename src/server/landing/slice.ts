import { defineSlice } from "../kernel/ctx.ts";
import { routes } from "./routes.ts";

/** The public page of the firm. */
export const landing = defineSlice({ name: "landing", routes });
