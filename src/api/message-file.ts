import { z } from "zod";

/** A file of a message; served at `/api/messages/:id/files/:n` once it is here. */
export const MessageFile = z.object({
  n: z.int(),
  name: z.string(),
  type: z.string(),
  size: z.int().nullable(),
  isHere: z.boolean(),
  error: z.string().nullable(),
});
