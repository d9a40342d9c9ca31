// Apart from the endpoints of mail: timelines and conversations show letters too, and must stay light.
import { z } from "zod";
import { Id, Instant } from "./scalars.ts";

/**
 * Of a letter of ours: queued → sending → sent → appended (its copy lies in Sent); retry waits for its moment, failed is
 * final, unknown may have gone and is never sent again by itself. Of one that came: received.
 */
export const letterStates = [
  "received",
  "queued",
  "sending",
  "sent",
  "appended",
  "retry",
  "failed",
  "unknown",
  "cancelled",
] as const;
export const LetterPerson = z.object({ name: z.string(), address: z.string() });
export const LetterBrief = z.object({
  id: Id,
  mailboxId: Id,
  threadId: Id,
  direction: z.enum(["in", "out"]),
  state: z.enum(letterStates),
  subject: z.string(),
  from: LetterPerson,
  to: z.array(LetterPerson),
  /** When the server took it in; of ours, when it was written. */
  at: Instant,
  snippet: z.string(),
  files: z.int(),
  isRead: z.boolean(),
  isAutomatic: z.boolean(),
  /** No card, and nobody has said that it needs none. */
  isUnsorted: z.boolean(),
  isIgnored: z.boolean(),
  clientId: Id.nullable(),
  clientName: z.string().nullable(),
  matterId: Id.nullable(),
  author: z.string().nullable(),
  byRobot: z.string().nullable(),
  errorCode: z.string().nullable(),
});
