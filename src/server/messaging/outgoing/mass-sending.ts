import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { readTemplates } from "../connections/read-templates.ts";
import type { Connection } from "../connections/open-channel.ts";
import { readTemplatesJob } from "../job-names.ts";
import { connectionById, type MessageToSend } from "../store.ts";

/** So many messages by template that wait at once are a mass sending. */
const MASS = 20;
/** Those that wait for the reading already are of the mass too. */
const SOON_MS = 60_000;
const FRESH_MS = 15 * 60_000;
/** A partner that cannot be asked keeps nobody waiting longer: the approval last read is believed. */
const PATIENCE_MS = 10 * 60_000;

/** Before a mass sending approvals are read anew: WhatsApp pauses templates without telling us. */
export async function awaitsReading(ctx: Ctx, connection: Connection, message: MessageToSend): Promise<boolean> {
  if (message.kind !== "template" || isFresh(ctx, connection)) return false;
  if (ctx.now.getTime() - message.created_at.getTime() > PATIENCE_MS) return false;
  const waiting = await ctx.db
    .selectFrom("messages")
    .select("id")
    .where("connection_id", "=", connection.id)
    .where("state", "=", "queued")
    .where("kind", "=", "template")
    .where("not_before", "<=", new Date(ctx.now.getTime() + SOON_MS))
    .limit(MASS)
    .execute();
  if (waiting.length < MASS) return false;
  enqueue(ctx, readTemplatesJob, { connectionId: connection.id });
  return true;
}

/** Each of the messages asks; the first answer is enough. */
export async function readBeforeMass(ctx: Ctx, connectionId: number): Promise<void> {
  if (!isFresh(ctx, await connectionById(ctx, connectionId))) await readTemplates(ctx, connectionId);
}

const isFresh = (ctx: Ctx, { templates_read_at: at }: Connection): boolean =>
  at !== null && ctx.now.getTime() - at.getTime() < FRESH_MS;
