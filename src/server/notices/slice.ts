import { defineSlice } from "../kernel/ctx.ts";
import { makeDigestsJob } from "./digest/make-digests.ts";
import { noticesLive } from "./live.ts";
import { pushNoticeJob } from "./push/push-notice.ts";
import { notifyEmployee, notifyHead } from "./robots/notify.ts";
import { postToTeam } from "./robots/post-to-team.ts";
import { routes } from "./routes.ts";
import { noticesAsChat } from "./team-chat.ts";
import "./tables.ts";

export const notices = defineSlice({
  name: "notices",
  routes,
  jobs: [pushNoticeJob, makeDigestsJob],
  subscribers: [{ events: ["notice.sent"], job: pushNoticeJob.name, when: (data) => data["push"] === true }],
  robots: [notifyEmployee, notifyHead, postToTeam(noticesAsChat)],
  live: noticesLive,
});
