import type { Ctx } from "../kernel/ctx.ts";
import { randomToken, tokenHash } from "../kernel/ids.ts";
import { sessionEnd } from "./rules.ts";

/** Where a sign-in comes from, and the session that the same browser had before. */
export interface Origin {
  address: string;
  agent: string;
  formerHash?: string | undefined;
}

const AGENT_LENGTH = 300;

/** A new token each time, the browser's former one ends: nobody can plant a session for later. */
export async function openSession(ctx: Ctx, userId: number, origin: Origin): Promise<string> {
  if (origin.formerHash) await ctx.db.deleteFrom("sessions").where("token_hash", "=", origin.formerHash).execute();
  const token = randomToken();
  await ctx.db
    .insertInto("sessions")
    .values({
      token_hash: tokenHash(token),
      user_id: userId,
      created_at: ctx.now,
      seen_at: ctx.now,
      expires_at: sessionEnd(ctx.now, ctx.now),
      address: origin.address,
      agent: origin.agent.slice(0, AGENT_LENGTH),
    })
    .execute();
  return token;
}
