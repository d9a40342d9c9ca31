import { z } from "zod";
import { nodeById, nodePath } from "./disk.ts";
import { endpoint } from "./endpoint.ts";
import { Done, Id, Instant } from "./scalars.ts";

export const createLink = endpoint({
  name: "disk.create-link",
  method: "POST",
  path: `${nodePath}/links`,
  need: "disk.write",
  summary: "A link by which anybody opens the file until its end; told this once",
  ...nodeById,
  body: z.object({ days: z.int().min(1).max(365) }),
  reply: z.object({ id: Id, url: z.string(), expiresAt: Instant }),
  status: 201,
});
export const endLink = endpoint({
  name: "disk.end-link",
  method: "DELETE",
  path: "/api/disk/links/:id",
  need: "disk.write",
  summary: "The link opens nothing any more",
  ...nodeById,
  reply: Done,
});
export const listVisits = endpoint({
  name: "disk.list-visits",
  method: "GET",
  path: "/api/disk/links/:id/visits",
  need: "disk.read",
  summary: "When the link was opened and from where",
  ...nodeById,
  reply: z.object({
    items: z.array(z.object({ id: Id, at: Instant, what: z.enum(["opened", "downloaded"]), address: z.string() })),
  }),
});
