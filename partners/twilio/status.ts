import { demoAccount } from "./demo-account.ts";
import { deliveryErrorText } from "./errors.ts";
import { bare, type Message, type Status } from "./message.ts";
import type { FormParams } from "./signature.ts";
import type { World } from "./world.ts";

/** Sets the status and tells the product, if it asked to be told. */
export async function applyStatus(
  world: World,
  message: Message,
  status: Status,
  errorCode: number | null,
): Promise<void> {
  setStatus(world, message, status, errorCode);
  await tellStatus(world, message);
}

export function setStatus(world: World, message: Message, status: Status, errorCode: number | null): void {
  const now = world.clock.now();
  message.status = status;
  message.errorCode = errorCode;
  message.updatedAt = now;
  message.sentAt ??= status === "queued" || status === "canceled" ? null : now;
  message.history.push({ status, at: now });
}

export async function tellStatus(world: World, message: Message): Promise<void> {
  if (!message.statusCallback) return;
  const { sid: lane, statusCallback: url } = message;
  await world.callbacks.send({ route: "callback.status", lane, url, params: statusParams(message) });
}

const events: Partial<Record<Status, string>> = {
  delivered: "DELIVERED",
  read: "READ",
  undelivered: "UNDELIVERED",
  failed: "UNDELIVERED",
};

function statusParams(message: Message): FormParams {
  const { status, errorCode } = message;
  const event = events[status];
  const text = errorCode === null ? "" : deliveryErrorText(errorCode);
  return {
    AccountSid: message.accountSid,
    ApiVersion: "2010-04-01",
    ChannelInstallSid: demoAccount.channelInstall,
    ChannelPrefix: "whatsapp",
    ChannelToAddress: `${bare(message.to).slice(0, -4)}XXXX`,
    From: message.from,
    MessageSid: message.sid,
    MessageStatus: status,
    SmsSid: message.sid,
    SmsStatus: status,
    StructuredMessage: "false",
    To: message.to,
    ...(event ? { EventType: event } : {}),
    ...(message.serviceSid ? { MessagingServiceSid: message.serviceSid } : {}),
    ...(errorCode === null ? {} : { ErrorCode: String(errorCode), ErrorMessage: text, ChannelStatusMessage: text }),
  };
}
