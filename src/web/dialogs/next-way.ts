import type { ReplyOf } from "../../api/endpoint.ts";
import type { getDialogs } from "../../api/messaging.ts";
import type { Message } from "./queries.ts";

type Way = ReplyOf<typeof getDialogs>["items"][number];

/** The first way of another channel by which the very text may go now; null of what only a template may say. */
export function nextWay(message: Message, ways: readonly Way[], now: Date): Way | null {
  if (message.deliveryId !== null || message.body === "" || message.files.length > 0) return null;
  const isOpen = (way: Way) => !way.hasWindow || (way.windowUntil !== null && new Date(way.windowUntil) > now);
  return (
    ways.find(
      (way) =>
        way.channel !== message.channel &&
        way.isOn &&
        !way.isSick &&
        !way.isOptedOut &&
        way.failedReason === null &&
        message.body.length <= way.maxText &&
        isOpen(way),
    ) ?? null
  );
}
