import type { Message } from "./message.ts";
import { personOf, profileNameOf } from "./people.ts";
import { type Phone, windowEnd } from "./store.ts";
import type { World } from "./world.ts";

/** A phone as the control page shows it; the latest messages last. */
export function presentPhone(world: World, phone: Phone, limit = Infinity): Record<string, unknown> {
  const openUntil = windowEnd(phone, world.clock.now());
  const messages = limit === Infinity ? phone.messages : phone.messages.slice(-limit);
  return {
    number: phone.number,
    name: profileNameOf(phone.number),
    behaviour: personOf(phone.number).title,
    windowOpenUntil: openUntil === null ? null : new Date(openUntil).toISOString(),
    messageCount: phone.messages.length,
    messages: messages.map((message) => presentBubble(world, message)),
  };
}

function presentBubble({ store }: World, message: Message): Record<string, unknown> {
  const template = message.contentSid === null ? undefined : store.templates.get(message.contentSid);
  return {
    sid: message.sid,
    direction: message.direction,
    from: message.from,
    to: message.to,
    body: message.body,
    template: template?.friendlyName ?? null,
    status: message.status,
    errorCode: message.errorCode,
    at: new Date(message.createdAt).toISOString(),
    history: message.history.map(({ status, at }) => ({ status, at: new Date(at).toISOString() })),
    media: message.media.map((item) => ({
      contentType: item.contentType,
      url: "url" in item ? item.url : `/twilio/files/${message.sid}/${item.fileToken}`,
    })),
  };
}
