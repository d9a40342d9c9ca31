import { noticeKinds, type NoticeKind } from "../../api/notices.ts";

/** By which ways a person is told of a kind: what he chose, else the house's custom. */
export interface Ways {
  bell: boolean;
  push: boolean;
  digest: boolean;
  sound: boolean;
}

/** A browser is woken for what waits for an answer; the morning letter is for those who ask for it. */
const woken: readonly NoticeKind[] = ["application", "task", "message", "call", "mention", "direct"];

/** The ways of whoever has chosen nothing. */
export const customOf = (kind: NoticeKind): Ways => ({
  bell: true,
  push: woken.includes(kind),
  digest: false,
  sound: true,
});

const others: Readonly<Record<string, NoticeKind>> = {
  "chat.mention": "mention",
  "chat.direct": "direct",
  conversation: "message",
  dialog: "message",
  mailbox: "letter",
};

/** `task.due` is of the kind "task"; what nobody named is the system's. */
export function kindOf(name: string): NoticeKind {
  const word = name.split(".")[0] ?? "";
  return others[name] ?? others[word] ?? noticeKinds.find((kind) => kind === word) ?? "system";
}

/** Notices of one cause stand as one while they follow each other within this and none was read. */
export const JOIN_MS = 15 * 60_000;

/** How many times a browser that does not answer is tried: after 30 s, 2 min, 8 min … */
export const MOST_PUSHES = 5;
