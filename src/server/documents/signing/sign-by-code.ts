import { clientBrief } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { sameText } from "../../kernel/ids.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { dayOf } from "../../kernel/working-time.ts";
import type { OpenedLink } from "../links/open-link.ts";
import { day } from "../model/words.ts";
import { mayBecome } from "../papers/rules.ts";
import { about, lockDocument, type DocumentRow } from "../papers/store.ts";
import { consentText, tryRefusal } from "./rules.ts";
import { codeHash } from "./send-code.ts";
import { shownSha256 } from "./signed-file.ts";

interface Attempt {
  code: string;
  address: string;
  agent: string;
}

/**
 * Signs with the code the client got. A wrong try is counted for good, so it is told only after its commit. Throws
 * Refused "code-wrong", "code-expired", "code-spent", "nothing-to-sign".
 */
export async function signByCode(ctx: Ctx, link: OpenedLink, attempt: Attempt): Promise<void> {
  const outcome = await inTx(ctx, async (ctx) => {
    const row = await lockDocument(ctx, link.documentId);
    if (!link.asksSignature || !mayBecome(row.status, "signed")) return "nothing-to-sign"; // no event: nothing changes
    const known = await ctx.db
      .selectFrom("signing_codes")
      .selectAll()
      .where("link_id", "=", link.id)
      .orderBy("id", "desc")
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    const refusal = tryRefusal(known, ctx.now);
    if (refusal || !known) return refusal ?? "code-expired"; // no event: the code is not even compared
    const isRight = sameText(codeHash(ctx.app, link.id, attempt.code), known.code_hash);
    await ctx.db
      .updateTable("signing_codes")
      .set((eb) => ({ tries: eb("tries", "+", 1), used_at: isRight ? ctx.now : null }))
      .where("id", "=", known.id)
      .execute();
    if (!isRight) return "code-wrong"; // no event: only the try is counted
    await sign(ctx, row, known.phone, attempt);
    return null;
  });
  if (outcome) throw refused(outcome);
}

async function sign(ctx: Ctx, row: DocumentRow, phone: string, { address, agent }: Attempt): Promise<void> {
  const { name } = await clientBrief(ctx, row.client_id);
  const on = row.finalised_at && dayOf(row.finalised_at, (await readFirm(ctx)).zone);
  await ctx.db
    .insertInto("document_signatures")
    .values({
      document_id: row.id,
      how: "sms",
      at: ctx.now,
      sha256: await shownSha256(ctx, row),
      phone,
      address,
      agent: agent.slice(0, 300),
      consent: consentText({ clientName: name, title: row.title, number: row.number_text, day: day(on ?? ""), phone }),
      scan_node_id: null,
      by_id: null,
    })
    .execute();
  await markSigned(ctx, row, "sms");
}

/** The caller holds the paper and has written the evidence. */
export async function markSigned(ctx: Ctx, row: DocumentRow, how: "sms" | "scan"): Promise<void> {
  await ctx.db
    .updateTable("documents")
    .set({ status: "signed", signed_at: ctx.now, changed_at: ctx.now })
    .where("id", "=", row.id)
    .execute();
  await emit(ctx, "document.signed", about(row), { documentId: row.id, kind: row.kind, how });
}
