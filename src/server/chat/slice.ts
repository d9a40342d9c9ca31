import { defineSlice } from "../kernel/ctx.ts";

export const chat = defineSlice({ name: "chat" });
