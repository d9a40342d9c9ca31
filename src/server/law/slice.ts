import { defineSlice } from "../kernel/ctx.ts";
import "./tables.ts";

/** The law answers other slices through its door; nothing of it is plugged in yet. */
export const law = defineSlice({ name: "law" });
