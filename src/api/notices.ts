import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant, page } from "./scalars.ts";

/** What a person chooses by: a notice's kind is its word before the dot, and what is not here is "system". */
export const noticeKinds = [
  "application",
  "task",
  "matter",
  "message",
  "call",
  "letter",
  "mention",
  "direct",
  "robot",
  "system",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** `kind` chooses the words in the interface; a robot's notice brings its own text. */
export const Notice = z.object({
  id: Id,
  kind: z.string(),
  text: z.string(),
  data: z.record(z.string(), z.unknown()),
  client: z.object({ id: Id, name: z.string() }).nullable(),
  matterId: Id.nullable(),
  at: Instant,
  isRead: z.boolean(),
  /** How many of one cause stand as one. */
  joined: z.int(),
  withSound: z.boolean(),
});
export const listNotices = endpoint({
  name: "notices.list-notices",
  method: "GET",
  path: "/api/notices",
  need: "signed-in",
  summary: "Own notices, newest first",
  query: z.object({ after: z.string().max(40).optional() }),
  reply: page(Notice).extend({ unread: z.int() }),
});
export const listJoinedNotices = endpoint({
  name: "notices.list-joined",
  method: "GET",
  path: "/api/notices/:id/joined",
  need: "signed-in",
  summary: "Own notices that stand as one, newest first",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(Notice) }),
});
export const readNotices = endpoint({
  name: "notices.read-notices",
  method: "PUT",
  path: "/api/notices/read",
  need: "signed-in",
  summary: "Mark own notices read up to an id",
  body: z.object({ upTo: Id }),
  reply: Done,
});

export const noticeWays = ["bell", "push", "digest", "sound"] as const;
const Ways = z.object({ bell: z.boolean(), push: z.boolean(), digest: z.boolean(), sound: z.boolean() });
export const NoticeChoices = z.object({
  kinds: z.array(Ways.extend({ kind: z.enum(noticeKinds) })),
  /** Whether the words of a notice leave the product; otherwise outside it only its kind is told. */
  showsText: z.boolean(),
  /** By it a browser knows that it is we who wake it. */
  pushKey: z.string(),
  browsers: z.array(z.object({ id: Id, name: z.string(), createdAt: Instant, lastSentAt: Instant.nullable() })),
});
export const getNoticeChoices = endpoint({
  name: "notices.get-choices",
  method: "GET",
  path: "/api/profile/notices",
  need: "signed-in",
  summary: "Of what and by which ways one is told",
  reply: NoticeChoices,
});
export const changeNoticeChoices = endpoint({
  name: "notices.change-choices",
  method: "PATCH",
  path: "/api/profile/notices",
  need: "signed-in",
  summary: "Change of what and by which ways one is told",
  body: z.object({
    showsText: z.boolean().optional(),
    kinds: z
      .array(Ways.partial().extend({ kind: z.enum(noticeKinds) }))
      .max(noticeKinds.length)
      .default([]),
  }),
  reply: NoticeChoices,
});
const Key = z.string().regex(/^[A-Za-z0-9_-]{16,120}={0,2}$/);
export const addPushBrowser = endpoint({
  name: "notices.add-browser",
  method: "POST",
  path: "/api/profile/push",
  need: "signed-in",
  summary: "Let this browser be woken by notices (Web Push)",
  body: z.object({
    endpoint: z.url({ protocol: /^https?$/ }).max(1000),
    p256dh: Key,
    auth: Key,
    name: z.string().trim().max(100).default(""),
  }),
  reply: z.object({ id: Id }),
  status: 201,
});
export const removePushBrowser = endpoint({
  name: "notices.remove-browser",
  method: "DELETE",
  path: "/api/profile/push/:id",
  need: "signed-in",
  summary: "Wake that browser no more",
  params: z.object({ id: IdText }),
  reply: Done,
});
