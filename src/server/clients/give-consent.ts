import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { holdClient } from "./store.ts";

export interface ConsentWord {
  clientId: number;
  purpose: "personal-data" | "advertising" | "messages";
  channel?: string | null;
  isGiven: boolean;
  /** Which version of the firm's text was shown; empty when it was on paper or by voice. */
  textVersion: string;
  source: string;
  /** When the person said so; now unless told. */
  at?: Date;
  address?: string | null;
  agent?: string | null;
}

/** Writes down that a person gave or withdrew a consent. Rows are only added: they are the proof (152-FZ art. 9 p. 3). */
export const giveConsent = (ctx: Ctx, word: ConsentWord): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await holdClient(ctx, word.clientId);
    const row = await ctx.db
      .insertInto("consents")
      .values({
        client_id: word.clientId,
        purpose: word.purpose,
        channel: word.channel ?? null,
        is_given: word.isGiven,
        text_version: word.textVersion,
        source: word.source,
        at: word.at ?? ctx.now,
        address: word.address ?? null,
        agent: word.agent ?? null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const about = { clientId: word.clientId, subjectId: row.id };
    if (word.isGiven) await emit(ctx, "consent.given", about, { purpose: word.purpose, textVersion: word.textVersion });
    else
      await emit(ctx, "consent.withdrawn", about, {
        purpose: word.purpose,
        ...(word.channel ? { channel: word.channel } : {}),
      });
  });
