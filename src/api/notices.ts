import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, Instant, page } from "./scalars.ts";

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
export const readNotices = endpoint({
  name: "notices.read-notices",
  method: "PUT",
  path: "/api/notices/read",
  need: "signed-in",
  summary: "Mark own notices read up to an id",
  body: z.object({ upTo: Id }),
  reply: Done,
});
