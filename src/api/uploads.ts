import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Id } from "./scalars.ts";

/** The body is the file itself, as application/octet-stream; what type it is, its bytes say. */
export const MAX_UPLOAD = 50 * 1024 * 1024;
export const Upload = z.object({ id: Id, name: z.string(), type: z.string(), size: z.int() });
export const upload = endpoint({
  name: "uploads.bring-file",
  method: "POST",
  path: "/api/uploads",
  need: "signed-in",
  summary: "Bring a file; what takes it later names its id",
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  body: z.unknown(),
  reply: Upload,
  status: 201,
  bodyLimit: MAX_UPLOAD,
});
