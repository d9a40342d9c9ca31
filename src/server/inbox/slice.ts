import { defineSlice } from "../kernel/ctx.ts";

export const inbox = defineSlice({ name: "inbox" });
