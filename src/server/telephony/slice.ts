import { defineSlice } from "../kernel/ctx.ts";
import { callFacts } from "./facts.ts";
import { routes } from "./routes.ts";
import { callLogged } from "./triggers.ts";
import "./tables.ts";

export const telephony = defineSlice({
  name: "telephony",
  routes,
  triggers: [callLogged],
  facts: [callFacts],
});
