import { z } from "zod";
import { DiskKind, nodeById, PathStep } from "./disk.ts";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant, page } from "./scalars.ts";

export const listBin = endpoint({
  name: "disk.list-bin",
  method: "GET",
  path: "/api/disk/bin",
  need: "disk.read",
  summary: "What was thrown away, newest first",
  query: z.object({ clientId: IdText.optional(), after: z.string().optional() }),
  reply: page(
    z.object({
      id: Id,
      isFolder: z.boolean(),
      name: z.string(),
      where: z.array(PathStep),
      clientName: z.string().nullable(),
      removedAt: Instant,
      removedBy: z.string().nullable(),
      goneAt: Instant,
      mayChange: z.boolean(),
    }),
  ),
});
export const purgeNode = endpoint({
  name: "disk.purge-node",
  method: "DELETE",
  path: "/api/disk/bin/:id",
  need: "firm.write",
  summary: "Out of the bin for ever",
  ...nodeById,
  reply: Done,
});

export const DiskSettings = z.object({
  binDays: z.int().min(1).max(3650).default(30),
  maxMb: z.int().min(1).max(2048).default(2048),
  /** A lower limit for some kinds. */
  maxMbByKind: z.partialRecord(DiskKind, z.int().min(1).max(2048)).default({}),
  /** Endings that are not taken: programs do not belong among papers. */
  refusedEndings: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[\p{L}\p{N}]{1,10}$/u),
    )
    .max(100)
    .default([
      "exe",
      "com",
      "scr",
      "pif",
      "bat",
      "cmd",
      "ps1",
      "vbs",
      "js",
      "jse",
      "wsf",
      "hta",
      "msi",
      "reg",
      "lnk",
      "jar",
      "apk",
    ]),
});
export type DiskSettings = z.infer<typeof DiskSettings>;
export const getDiskSettings = endpoint({
  name: "disk.get-settings",
  method: "GET",
  path: "/api/disk/settings",
  need: "disk.read",
  summary: "The term of the bin and the limits",
  reply: DiskSettings,
});
export const changeDiskSettings = endpoint({
  name: "disk.change-settings",
  method: "PATCH",
  path: "/api/disk/settings",
  need: "firm.write",
  summary: "Change the term of the bin and the limits",
  body: DiskSettings.partial(),
  reply: DiskSettings,
});
