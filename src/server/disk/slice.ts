import { defineSlice } from "../kernel/ctx.ts";

export const disk = defineSlice({ name: "disk" });
