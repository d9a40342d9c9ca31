import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id, IdText, Instant, page } from "./scalars.ts";

/** A line of the audit: a card that was read, a sign-in, or a change (from events). */
export const AuditLine = z.object({
  key: z.string(),
  at: Instant,
  kind: z.enum(["read", "sign-in", "change"]),
  name: z.string(),
  user: z.object({ id: Id, name: z.string() }).nullable(),
  client: z.object({ id: Id, name: z.string() }).nullable(),
  data: z.record(z.string(), z.unknown()),
});
export const listAudit = endpoint({
  name: "audit.list-lines",
  method: "GET",
  path: "/api/audit",
  need: "audit.read",
  summary: "Who read, who signed in, who changed",
  query: z.object({
    kind: z.enum(["read", "sign-in", "change"]).default("change"),
    userId: IdText.optional(),
    clientId: IdText.optional(),
    after: z.string().max(40).optional(),
  }),
  reply: page(AuditLine),
});
