import type { Ctx } from "../../kernel/ctx.ts";
import type { ClaimState } from "../tables.ts";
import type { Word } from "./rules.ts";

export interface NewWord {
  field: string;
  word: Word;
  state: ClaimState;
  /** When it was said; now unless told. */
  at?: Date;
  /** The former word that a person took back. */
  restoredId?: number | undefined;
}

/** All words of one statement in one round trip: an import says twenty at once. */
export async function writeWords(
  ctx: Ctx,
  clientId: number,
  words: readonly NewWord[],
): Promise<{ id: number; field: string; state: ClaimState }[]> {
  if (words.length === 0) return [];
  return ctx.db
    .insertInto("fact_claims")
    .values(
      words.map(({ field, word, state, at, restoredId }) => ({
        client_id: clientId,
        field,
        value: JSON.stringify(word.value),
        source_kind: word.kind,
        source_id: word.sourceId,
        user_id: word.userId,
        at: at ?? ctx.now,
        state,
        restored_id: restoredId ?? null,
      })),
    )
    .returning(["id", "field", "state"])
    .execute();
}
