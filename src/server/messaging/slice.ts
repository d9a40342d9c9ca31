import { defineSlice } from "../kernel/ctx.ts";
import { facts } from "./facts.ts";
import {
  fetchFiles,
  liftOptOuts,
  nextChannel,
  processHook,
  readTemplates,
  reconcile,
  sendMessage,
  sweep,
} from "./jobs.ts";
import { isStoppedByHouse } from "./policy/try-next-channel.ts";
import { sendByPolicy } from "./robots/send-by-policy.ts";
import { sendEmail } from "./robots/send-email.ts";
import { sendSms } from "./robots/send-sms.ts";
import { sendTemplate } from "./robots/send-template.ts";
import { sendText } from "./robots/send-text.ts";
import { routes } from "./routes.ts";
import { delivered, deliveryFailed, read, sent } from "./triggers/delivery.ts";
import { messageReceived } from "./triggers/message-received.ts";
import { noAnswer } from "./triggers/no-answer.ts";
import { unanswered } from "./triggers/unanswered.ts";
import "./tables.ts";

export const messaging = defineSlice({
  name: "messaging",
  routes,
  jobs: [sendMessage, processHook, fetchFiles, sweep, reconcile, readTemplates, liftOptOuts, nextChannel],
  subscribers: [
    { events: ["consent.given"], job: liftOptOuts.name, when: (data) => data["purpose"] === "messages" },
    { events: ["message.failed"], job: nextChannel.name },
    { events: ["message.cancelled"], job: nextChannel.name, when: isStoppedByHouse },
  ],
  robots: [sendByPolicy, sendTemplate, sendText, sendSms, sendEmail],
  triggers: [messageReceived, sent, delivered, read, deliveryFailed, noAnswer, unanswered],
  facts: [facts],
});
