import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { randomToken, tokenHash } from "../kernel/ids.ts";
import { inTx } from "../kernel/tx.ts";
import { employeeId, type TokenLine } from "./store.ts";

/** The prefix lets people and secret scanners know the text for what it is. */
const PREFIX = "oplot_";

/** A token that works with the rights of its owner. Its text is told this once; only the hash is kept. */
export const createToken = (ctx: Ctx, name: string): Promise<TokenLine & { token: string }> =>
  inTx(ctx, async (ctx) => {
    const userId = employeeId(ctx);
    const token = PREFIX + randomToken();
    const { id } = await ctx.db
      .insertInto("api_tokens")
      .values({ user_id: userId, name, token_hash: tokenHash(token), created_at: ctx.now })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "token.created", { subjectId: userId }, { tokenId: id });
    return { id, name, createdAt: ctx.now, lastUsedAt: null, token };
  });
