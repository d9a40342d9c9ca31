import { z } from "zod";

/** Jobs that verbs ask for by name; what they do stands in jobs.ts. */
export const readTextJob = { name: "disk.read-text", data: z.object({ versionId: z.int() }) };
export const makePreviewJob = { name: "disk.make-preview", data: z.object({ versionId: z.int() }) };
export const dropContentJob = { name: "disk.drop-content", data: z.object({ keys: z.array(z.string()) }) };
