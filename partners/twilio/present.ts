import { deliveryErrorText } from "./errors.ts";
import type { MediaItem } from "./media.ts";
import type { Message } from "./message.ts";

/** RFC 2822, as Twilio's 2010 API writes dates: Tue, 24 Nov 2026 06:45:00 +0000 */
export const rfc2822 = (time: number): string => new Date(time).toUTCString().replace("GMT", "+0000");

export const messagesPath = (accountSid: string): string => `/2010-04-01/Accounts/${accountSid}/Messages`;

export function presentMessage(message: Message): Record<string, unknown> {
  const path = `${messagesPath(message.accountSid)}/${message.sid}`;
  return {
    account_sid: message.accountSid,
    api_version: "2010-04-01",
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : deliveryErrorText(message.errorCode),
    from: message.from,
    messaging_service_sid: message.serviceSid,
    num_media: String(message.media.length),
    num_segments: "1",
    price: null,
    price_unit: null,
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${path}/Media.json` },
    to: message.to,
    uri: `${path}.json`,
  };
}

export function presentMedia(message: Message, item: MediaItem): Record<string, unknown> {
  return {
    account_sid: message.accountSid,
    content_type: item.contentType,
    date_created: rfc2822(item.createdAt),
    date_updated: rfc2822(item.createdAt),
    parent_sid: message.sid,
    sid: item.sid,
    uri: `${messagesPath(message.accountSid)}/${message.sid}/Media/${item.sid}.json`,
  };
}
