import { defineSlice } from "../kernel/ctx.ts";
import { clientFacts } from "./facts.ts";
import { changeField, commentCard } from "./robots.ts";
import { routes } from "./routes.ts";
import { fieldFilled } from "./triggers.ts";
import "./tables.ts";

export const clients = defineSlice({
  name: "clients",
  routes,
  robots: [changeField, commentCard],
  triggers: [fieldFilled],
  facts: [clientFacts],
});
