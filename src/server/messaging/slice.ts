import { defineSlice } from "../kernel/ctx.ts";
import { facts } from "./facts.ts";
import {
  answerPress,
  climbLadder,
  fetchFiles,
  judgeChannel,
  letterBounced,
  mailboxChanged,
  reconcileIncoming,
  liftOptOuts,
  nextChannel,
  processHook,
  readTemplates,
  reconcile,
  sendMessage,
  sweep,
  watchHooks,
} from "./jobs.ts";
import { isOfTheChannel } from "./connections/judge-channels.ts";
import type { LetterPost } from "./adapters/letter-post.ts";
import { postLettersBy } from "./connections/mailbox.ts";
import { isOurLetter } from "./outgoing/note-bounce.ts";
import { isOthersDoing, wakeLadder, wakeLadders } from "./policy/try-next-channel.ts";
import { sendByPolicy } from "./robots/send-by-policy.ts";
import { sendEmail } from "./robots/send-email.ts";
import { sendSms } from "./robots/send-sms.ts";
import { sendTemplate } from "./robots/send-template.ts";
import { sendText } from "./robots/send-text.ts";
import { sendToBot } from "./robots/send-to-bot.ts";
import { routes } from "./routes.ts";
import { brought, givenUp } from "./triggers/ladder.ts";
import { delivered, deliveryFailed, read, sent } from "./triggers/delivery.ts";
import { dialogStarted } from "./triggers/dialog-started.ts";
import { messageReceived } from "./triggers/message-received.ts";
import { noAnswer } from "./triggers/no-answer.ts";
import { unanswered } from "./triggers/unanswered.ts";
import "./tables.ts";

interface Given {
  /** Letters by the house's own mailboxes; null while the program has no mail. */
  letterPost: LetterPost | null;
}

export function makeMessaging({ letterPost }: Given) {
  postLettersBy(letterPost);
  return messaging;
}

export const messaging = defineSlice({
  name: "messaging",
  routes,
  jobs: [
    sendMessage,
    processHook,
    answerPress,
    watchHooks,
    fetchFiles,
    sweep,
    reconcile,
    readTemplates,
    liftOptOuts,
    nextChannel,
    climbLadder,
    judgeChannel,
    mailboxChanged,
    letterBounced,
    reconcileIncoming,
  ],
  subscribers: [
    { events: ["consent.given"], job: liftOptOuts.name, when: (data) => data["purpose"] === "messages" },
    { events: ["message.failed"], job: nextChannel.name },
    { events: ["mailbox.changed"], job: mailboxChanged.name },
    { events: ["letter.bounced"], job: letterBounced.name, when: isOurLetter },
    { events: ["message.failed"], job: judgeChannel.name, when: isOfTheChannel },
    { events: ["message.cancelled"], job: nextChannel.name, when: isOthersDoing },
  ],
  reactions: [
    { events: ["message.sent", "message.delivered", "message.read", "message.unknown"], run: wakeLadder },
    { events: ["message.received"], run: wakeLadders },
  ],
  robots: [sendByPolicy, sendTemplate, sendText, sendToBot, sendSms, sendEmail],
  triggers: [
    messageReceived,
    dialogStarted,
    sent,
    delivered,
    read,
    deliveryFailed,
    brought,
    givenUp,
    noAnswer,
    unanswered,
  ],
  facts: [facts],
});
