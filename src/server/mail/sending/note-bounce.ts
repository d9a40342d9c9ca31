import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { isOurMessageId } from "../letters/own-message-id.ts";
import type { Bounce } from "../parsing/parsed-letter.ts";

/** A report of non-delivery turns the letter it speaks of: 5.x.x for good; 4.x.x says only that it is late. */
export async function noteBounce(ctx: Ctx, bounce: Bounce): Promise<void> {
  if (bounce.of === null || !bounce.code.startsWith("5") || !isOurMessageId(ctx.app, bounce.of)) return;
  const letter = await ctx.db
    .selectFrom("letters")
    .select(["id", "client_id", "matter_id", "our_id", "state", "error_code"])
    .where("message_id", "=", bounce.of)
    .where("direction", "=", "out")
    .where("once_key", "is not", null)
    .forUpdate()
    .executeTakeFirst();
  if (!letter || letter.error_code === bounce.code) return;
  if (bounce.address !== "")
    await ctx.db
      .insertInto("letter_recipients")
      .values({ letter_id: letter.id, address: bounce.address, state: "refused", code: bounce.code, text: bounce.text })
      .onConflict((oc) =>
        oc.columns(["letter_id", "address"]).doUpdateSet({ state: "refused", code: bounce.code, text: bounce.text }),
      )
      .execute();
  await ctx.db
    .updateTable("letters")
    .set({ state: "failed", error_code: bounce.code, error_text: bounce.text })
    .where("id", "=", letter.id)
    .execute();
  const about = { clientId: letter.client_id, matterId: letter.matter_id, subjectId: letter.id };
  const data = { letterId: letter.id, code: bounce.code, ...(letter.our_id === null ? {} : { ourId: letter.our_id }) };
  await emit(ctx, "letter.bounced", about, data);
}
