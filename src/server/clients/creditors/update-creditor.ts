import { isDeepStrictEqual } from "node:util";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { refuseKnown } from "./known-as.ts";
import { readRequisites, type CreditorWords } from "./rules.ts";
import { columnsOf, lockCreditor, viewCreditor, wordsOf, type CreditorView } from "./store.ts";

export type CreditorChange = { [K in keyof CreditorWords]?: CreditorWords[K] | undefined } & {
  isNamesake?: boolean;
  version?: number | undefined;
};

export const updateCreditor = (
  ctx: Ctx,
  id: number,
  { isNamesake = false, version, ...change }: CreditorChange,
): Promise<CreditorView> =>
  inTx(ctx, async (ctx) => {
    const row = await lockCreditor(ctx, id);
    if (version !== undefined && version !== row.version) throw conflict("creditor-changed", { version: row.version });
    const former = wordsOf(row);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const next: CreditorWords = { ...former, ...given };
    const { read, wrong } = readRequisites(next);
    if (Object.keys(wrong).length > 0) throw invalid(wrong);
    const words = { ...next, ...read };
    if (isDeepStrictEqual(words, former)) return viewCreditor(ctx, id);
    const isSameName = words.name === former.name;
    const known = { name: words.name, inn: words.inn, isNamesake: isNamesake || isSameName, ownId: id };
    const namesake = await refuseKnown(ctx, known);
    await ctx.db
      .updateTable("creditors")
      .set({ ...columnsOf(words), namesake: isSameName ? row.namesake : namesake })
      .set((eb) => ({ version: eb("version", "+", 1), changed_at: ctx.now }))
      .where("id", "=", id)
      .execute();
    await emit(ctx, "creditor.changed", { subjectId: id }, { creditorId: id, how: "changed" });
    return viewCreditor(ctx, id);
  });
