import type { MediaItem } from "./media.ts";

export const outcomes = ["sent", "delivered", "read", "undelivered", "failed"] as const;
export type Outcome = (typeof outcomes)[number];
export type Status = Outcome | "accepted" | "scheduled" | "queued" | "canceled" | "received";

export type Message = {
  sid: string;
  accountSid: string;
  serviceSid: string | null;
  from: string;
  to: string;
  body: string;
  media: MediaItem[];
  contentSid: string | null;
  direction: "inbound" | "outbound-api" | "outbound-reply";
  status: Status;
  history: { status: Status; at: number }[];
  errorCode: number | null;
  statusCallback: string | null;
  createdAt: number;
  updatedAt: number;
  sentAt: number | null;
  sendAt: number | null;
  /** What WhatsApp will find wrong with it; known at once, told later. */
  flaw: number | null;
};

/** The other side of the conversation, as a phone: whatsapp:+7913… → +7913… */
export function phoneOf(message: Message): string {
  return bare(message.direction === "inbound" ? message.from : message.to);
}

export const bare = (address: string): string => address.replace(/^whatsapp:/, "");

export const isFinal = (status: Status): boolean =>
  status === "read" || status === "undelivered" || status === "failed" || status === "canceled";

const ranks: Record<Status, number> = {
  accepted: 1,
  scheduled: 1,
  queued: 2,
  sent: 4,
  delivered: 5,
  read: 6,
  undelivered: 6,
  failed: 6,
  canceled: 6,
  received: 6,
};

export const isLater = (next: Status, current: Status): boolean => ranks[next] > ranks[current];

type Given = Partial<Message> & Pick<Message, "sid" | "accountSid" | "from" | "to" | "direction" | "status">;

export function newMessage(now: number, given: Given): Message {
  return {
    serviceSid: null,
    body: "",
    media: [],
    contentSid: null,
    history: [{ status: given.status, at: now }],
    errorCode: null,
    statusCallback: null,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
    sendAt: null,
    flaw: null,
    ...given,
  };
}
