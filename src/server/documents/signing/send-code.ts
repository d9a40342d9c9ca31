import { randomInt } from "node:crypto";
import { clientBrief } from "../../clients/index.ts";
import type { App, Ctx } from "../../kernel/ctx.ts";
import { HouseError, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { signText } from "../../kernel/ids.ts";
import { inTx } from "../../kernel/tx.ts";
import type { OpenedLink } from "../links/open-link.ts";
import { mayBecome } from "../papers/rules.ts";
import { about, lockDocument } from "../papers/store.ts";
import { ports } from "../ports.ts";
import { CODE_MINUTES, codeRefusal } from "./rules.ts";

/** Keyed: a million codes are hashed in a second, so a stolen table alone must not tell which it was. */
export const codeHash = (app: App, linkId: number, code: string): string =>
  signText(app.secrets.keyFor("documents.signing-codes"), "signing-code", `${linkId}:${code}`).split(".")[1] ?? "";

/**
 * Sends the client a code to sign with, to the phone of his card. The code is written down, sent outside of the
 * transaction, and ends at once where it did not go.
 */
export async function sendCode(ctx: Ctx, link: OpenedLink): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const claimed = await inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, link.documentId);
    if (!link.asksSignature || !mayBecome(row.status, "signed")) throw refused("nothing-to-sign");
    const phone = (await clientBrief(ctx, row.client_id)).primaryPhone;
    if (phone === null) throw refused("no-phone");
    const before = await sentBefore(ctx, row.id);
    const refusal = codeRefusal(before, ctx.now);
    if (refusal) throw new HouseError("too-many", "wait for another code", { reason: refusal });
    const { id } = await ctx.db
      .insertInto("signing_codes")
      .values({
        link_id: link.id,
        code_hash: codeHash(ctx.app, link.id, code),
        phone,
        sent_at: ctx.now,
        expires_at: new Date(ctx.now.getTime() + CODE_MINUTES * 60_000),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "document.code-sent", about(row), { documentId: row.id });
    return { id, phone, clientId: row.client_id };
  });
  const text = `Код для подписания документа: ${code}. Никому его не сообщайте. Действует ${CODE_MINUTES} минут.`;
  if (await ports().sms.sendSecret(ctx, { ...claimed, text })) return;
  // no event: nothing reached the client
  await inTx(ctx, (ctx) =>
    ctx.db.updateTable("signing_codes").set({ expires_at: ctx.now }).where("id", "=", claimed.id).execute(),
  );
  throw refused("sms-not-sent");
}

const sentBefore = async (ctx: Ctx, documentId: number): Promise<Date[]> =>
  (
    await ctx.db
      .selectFrom("signing_codes as c")
      .innerJoin("document_links as l", "l.id", "c.link_id")
      .select("c.sent_at")
      .where("l.document_id", "=", documentId)
      .where("c.sent_at", ">", new Date(ctx.now.getTime() - 86_400_000))
      .execute()
  ).map((row) => row.sent_at);
