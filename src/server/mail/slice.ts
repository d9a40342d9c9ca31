import { defineSlice } from "../kernel/ctx.ts";

export const mail = defineSlice({ name: "mail" });
