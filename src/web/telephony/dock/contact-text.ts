import { defineTexts, say } from "../../lib/i18n.ts";

const texts = defineTexts({
  call: ["звонок", "a call"],
  missed: ["пропущенный звонок", "a missed call"],
  messageIn: ["написал нам", "wrote to us"],
  messageOut: ["мы написали", "we wrote"],
  letterIn: ["прислал письмо", "sent a letter"],
  letterOut: ["мы послали письмо", "we sent a letter"],
  application: ["заявка", "an application"],
});

const WORDS: Record<string, keyof typeof texts> = {
  "call.logged": "call",
  "call.ended": "call",
  "call.answered": "call",
  "call.missed": "missed",
  "message.received": "messageIn",
  "message.queued": "messageOut",
  "message.sent": "messageOut",
  "message.delivered": "messageOut",
  "message.read": "messageOut",
  "letter.received": "letterIn",
  "letter.linked": "letterIn",
  "letter.queued": "letterOut",
  "letter.sent": "letterOut",
  "application.received": "application",
  "application.repeated": "application",
};

/** What the last contact was; "" for an event that has no word here: its time is enough. */
export function contactText(event: string): string {
  const key = Object.hasOwn(WORDS, event) ? WORDS[event] : undefined;
  return key ? say(texts, key) : "";
}
