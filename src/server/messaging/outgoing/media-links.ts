import { createHash, randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { App, Ctx } from "../../kernel/ctx.ts";
import { newCtx, visitorActor } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { nameOfFile } from "./files-rules.ts";

/** The partner's queue may hold a message for hours and fetches the file at its end. */
const LINK_MS = 12 * 3_600_000;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** An address for each file of the message, for a partner that has no session with us: random, and gone in half a day. */
export const linkFiles = (ctx: Ctx, messageId: number, count: number): Promise<string[]> =>
  // no event: an address is no change anybody sees
  inTx(ctx, async (ctx) => {
    const tokens = Array.from({ length: count }, () => randomBytes(24).toString("base64url"));
    await ctx.db.deleteFrom("media_links").where("expires_at", "<", ctx.now).execute();
    if (tokens.length > 0)
      await ctx.db
        .insertInto("media_links")
        .values(
          tokens.map((token, file_index) => ({
            token_sha256: hashOf(token),
            message_id: messageId,
            file_index,
            expires_at: new Date(ctx.now.getTime() + LINK_MS),
          })),
        )
        .execute();
    return tokens.map((token) => `${ctx.app.config.PUBLIC_URL}/m/${token}`);
  });

/** Whoever has the address gets the file: it was given to the partner alone and is not to be guessed. */
export function mediaLinks(http: FastifyInstance, app: App): void {
  http.get<{ Params: { token: string } }>("/m/:token", async (request, reply) => {
    const ctx = newCtx(app, visitorActor, { log: app.log.child({ req: request.id }) });
    const { file, index } = await linked(ctx, request.params.token);
    return reply
      .type(file.type ?? "application/octet-stream")
      .header("content-length", file.size ?? 0)
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(nameOfFile(file, index))}`)
      .header("content-security-policy", "default-src 'none'; sandbox")
      .header("x-content-type-options", "nosniff")
      .header("x-robots-tag", "noindex")
      .header("cache-control", "private, no-store")
      .send(await app.files.open(file.key));
  });
}

async function linked(ctx: Ctx, token: string) {
  const link = await ctx.db
    .selectFrom("media_links")
    .innerJoin("messages", "messages.id", "media_links.message_id")
    .select(["messages.payload", "media_links.file_index as index"])
    .where("token_sha256", "=", hashOf(token))
    .where("expires_at", ">", ctx.now)
    .executeTakeFirst();
  const file = link?.payload?.media?.[link.index];
  if (!link || !file || file.key === null) throw notFound("file");
  return { file: { ...file, key: file.key }, index: link.index };
}
