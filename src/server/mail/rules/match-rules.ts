import type { Ctx } from "../../kernel/ctx.ts";
import { emit, type Subject } from "../../kernel/events.ts";
import { isCourt } from "../rules.ts";

interface Came {
  id: number;
  mailboxId: number;
  sender: string;
  subject: string;
}

/** Each rule that fits is told; its trigger moves cards. */
export async function matchRules(ctx: Ctx, letter: Came, about: Subject): Promise<void> {
  const rules = await ctx.db
    .selectFrom("mail_rules")
    .selectAll()
    .where("is_on", "=", true)
    .where("removed_at", "is", null)
    .where((eb) => eb.or([eb("mailbox_id", "is", null), eb("mailbox_id", "=", letter.mailboxId)]))
    .orderBy("id")
    .execute();
  for (const rule of rules) {
    if (!letter.sender.includes(rule.sender)) continue;
    if (!letter.subject.toLowerCase().includes(rule.subject.toLowerCase())) continue;
    if (rule.from_court && !isCourt(letter.sender)) continue;
    await ctx.db
      .updateTable("mail_rules")
      .set((eb) => ({ matched: eb("matched", "+", 1) }))
      .where("id", "=", rule.id)
      .execute();
    await emit(ctx, "letter.matched", about, { letterId: letter.id, ruleId: rule.id });
  }
}
