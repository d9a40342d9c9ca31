import { defineSlice } from "../kernel/ctx.ts";

export const imports = defineSlice({ name: "imports" });
