import { defineSlice } from "../kernel/ctx.ts";

export const documents = defineSlice({ name: "documents" });
