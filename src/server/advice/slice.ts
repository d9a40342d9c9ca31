import { defineSlice } from "../kernel/ctx.ts";

export const advice = defineSlice({ name: "advice" });
