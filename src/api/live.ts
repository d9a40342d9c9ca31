import { z } from "zod";

/** What the live feed says: that something happened; only what its slice gives to its own hearers travels with it. */
export const LiveEvent = z.object({
  id: z.int(),
  name: z.string(),
  clientId: z.int().nullable(),
  matterId: z.int().nullable(),
  subjectId: z.int().nullable(),
  /** The employee who did it, so that a page can tell its own changes. */
  actorId: z.int().nullable(),
  /** Read by the slice's own schema (chat.ts: ChatNews). */
  payload: z.unknown().optional(),
});
export type LiveEvent = z.infer<typeof LiveEvent>;

/** Messages of `GET /api/live?after=<last id>` (WebSocket). `reset`: too much was missed, read everything anew. */
export const LiveMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("events"), events: z.array(LiveEvent) }),
  z.object({ type: z.literal("reset"), lastId: z.int() }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;
