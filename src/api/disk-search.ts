import { z } from "zod";
import { DiskItem, PathStep } from "./disk.ts";
import { endpoint } from "./endpoint.ts";
import { IdText, page } from "./scalars.ts";

export const DiskHit = DiskItem.extend({
  path: z.array(PathStep),
  clientName: z.string().nullable(),
  /** Where the words stand in the text; null when found by name. */
  snippet: z.string().nullable(),
});
export const searchDisk = endpoint({
  name: "disk.search-files",
  method: "GET",
  path: "/api/disk/search",
  need: "disk.read",
  summary: "Files by any part of the name and by words inside",
  query: z.object({ q: z.string().trim().min(2).max(200), clientId: IdText.optional(), after: z.string().optional() }),
  reply: page(DiskHit),
});
