import type { Selectable } from "kysely";
import type { BodyOf } from "../../../api/endpoint.ts";
import type { createMailRule } from "../../../api/mailboxes.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { mailboxById } from "../mailboxes/store.ts";
import type { MailRulesTable } from "../tables.ts";

type Input = BodyOf<typeof createMailRule>;

const view = (row: Selectable<MailRulesTable>) => ({
  id: row.id,
  name: row.name,
  mailboxId: row.mailbox_id,
  sender: row.sender,
  subject: row.subject,
  fromCourt: row.from_court,
  isOn: row.is_on,
  matched: row.matched,
});

export async function listRules(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom("mail_rules")
    .selectAll()
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  return { items: rows.map(view) };
}

const columns = (input: Input) => ({
  name: input.name,
  mailbox_id: input.mailboxId,
  sender: input.sender,
  subject: input.subject,
  from_court: input.fromCourt,
  is_on: input.isOn,
});

// no event: a rule is a setting of triggers; who changed those the versions tell
export const createRule = (ctx: Ctx, input: Input) =>
  inTx(ctx, async (ctx) => {
    if (input.mailboxId !== null) await mailboxById(ctx, input.mailboxId);
    return view(await ctx.db.insertInto("mail_rules").values(columns(input)).returningAll().executeTakeFirstOrThrow());
  });

export const updateRule = (ctx: Ctx, id: number, input: Input) =>
  inTx(ctx, async (ctx) => {
    if (input.mailboxId !== null) await mailboxById(ctx, input.mailboxId);
    const row = await ctx.db
      .updateTable("mail_rules")
      .set(columns(input))
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw notFound("mail rule");
    return view(row);
  });

/** Its row stays: events name it. */
export const removeRule = (ctx: Ctx, id: number) =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("mail_rules")
      .set({ removed_at: ctx.now, is_on: false })
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!row) throw notFound("mail rule");
  });
