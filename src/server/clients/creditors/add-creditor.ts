import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { refuseKnown } from "./known-as.ts";
import { readRequisites, type CreditorWords } from "./rules.ts";
import { columnsOf, viewCreditor, type CreditorView } from "./store.ts";

export type NewCreditor = Partial<CreditorWords> & Pick<CreditorWords, "kind" | "name"> & { isNamesake?: boolean };

export const addCreditor = (ctx: Ctx, { isNamesake = false, ...words }: NewCreditor): Promise<CreditorView> =>
  inTx(ctx, async (ctx) => {
    const { read, wrong } = readRequisites(words);
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    const namesake = await refuseKnown(ctx, { name: words.name, inn: read.inn ?? null, isNamesake, ownId: null });
    const row = await ctx.db
      .insertInto("creditors")
      .values({
        ...columnsOf({ phones: [], ...words, ...read }),
        kind: words.kind,
        name: words.name,
        phones: JSON.stringify(words.phones ?? []),
        namesake,
        created_at: ctx.now,
        changed_at: ctx.now,
      })
      .onConflict((on) => on.doNothing())
      .returning("id")
      .executeTakeFirst();
    // Somebody wrote the same one down while we looked.
    if (!row) throw conflict("creditor-name-known");
    await emit(ctx, "creditor.changed", { subjectId: row.id }, { creditorId: row.id, how: "added" });
    return viewCreditor(ctx, row.id);
  });
