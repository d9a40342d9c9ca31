import { z } from "zod";

export const Id = z.int().positive();
/** An id in a path or query, where everything is text. */
export const IdText = z.coerce.number().int().positive();
/** Integer kopecks. */
export const Kopecks = z.int();
/** A sum that a person enters: up to ten billion rubles, so that sums of sums stay exact. */
export const KopecksInput = Kopecks.nonnegative().max(1_000_000_000_000);
/** Written as Date by the server, read as an ISO text by the interface. */
export const Instant = z
  .union([z.date(), z.iso.datetime({ offset: true })])
  .transform((v) => (v instanceof Date ? v.toISOString() : v))
  .meta({ oplot: "instant" });
/** An instant in a body or query. */
export const InstantText = z.iso.datetime({ offset: true }).transform((v) => new Date(v));
/** A calendar date in the firm's zone. */
export const Day = z.iso.date().refine((day) => day >= "0001-01-01", "wrong");
/** One-line text typed by a person. */
export const Line = (max = 200) => z.string().trim().min(1).max(max);
export const Flag = z.enum(["true", "false"]).transform((v) => v === "true");
/** A page of a long list: `next` goes into `after` of the next call; null at the end. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
export const Done = z.object({ ok: z.literal(true) });
