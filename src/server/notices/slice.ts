import { defineSlice } from "../kernel/ctx.ts";
import { notifyEmployee, notifyHead } from "./robots/notify.ts";
import { postToTeam } from "./robots/post-to-team.ts";
import { routes } from "./routes.ts";
import { noticesAsChat } from "./team-chat.ts";
import "./tables.ts";

export const notices = defineSlice({
  name: "notices",
  routes,
  robots: [notifyEmployee, notifyHead, postToTeam(noticesAsChat)],
});
