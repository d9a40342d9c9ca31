import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { randomToken, tokenHash } from "../../kernel/ids.ts";
import { inTx } from "../../kernel/tx.ts";
import { noteSent } from "../papers/note-sent.ts";
import { about, lockDocument } from "../papers/store.ts";
import { ports } from "../ports.ts";

interface NewLink {
  documentId: number;
  days: number;
  asksSignature: boolean;
  /** Sends it by SMS; the paper is then sent. */
  send: boolean;
  onceKey?: string | undefined;
}

const DAY_MS = 86_400_000;

/** A client's way to one final paper; the address is told to whoever asked and is kept nowhere. */
export const createLink = (ctx: Ctx, link: NewLink): Promise<{ linkId: number; url: string }> =>
  inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, link.documentId);
    if (row.status === "draft" || row.status === "cancelled") throw refused("not-final");
    if (link.asksSignature && row.status === "signed") throw refused("signed");
    const token = randomToken();
    const { id: linkId } = await ctx.db
      .insertInto("document_links")
      .values({
        document_id: row.id,
        token_hash: tokenHash(token),
        asks_signature: link.asksSignature,
        once_key: link.onceKey ?? null,
        created_at: ctx.now,
        expires_at: new Date(ctx.now.getTime() + link.days * DAY_MS),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "document.link-made", about(row), { documentId: row.id, linkId });
    const url = `${ctx.app.config.PUBLIC_URL}/d/${token}`;
    if (link.send) {
      const what = link.asksSignature ? "Документ на подпись" : "Ваш документ";
      await ports().sms.queue(ctx, {
        clientId: row.client_id,
        matterId: row.matter_id,
        text: `${what}: ${url}`,
        onceKey: link.onceKey ?? `document-link:${linkId}`,
      });
      await noteSent(ctx, row.id);
    }
    return { linkId, url };
  });
