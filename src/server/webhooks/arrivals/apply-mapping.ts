import { setCardVariable, valueFromText } from "../../automation/index.ts";
import { factsFrom, stateFacts } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError, invalid } from "../../kernel/errors.ts";
import { textAt } from "../rules.ts";
import type { SourceRow } from "../sources/store.ts";
import type { FoundCard } from "./find-card.ts";

// no event: stateFacts and setCardVariable tell theirs
/** Writes what the body brings into the card. What it does not bring stays as it is; a value that does not fit stops all. */
export async function applyMapping(ctx: Ctx, source: SourceRow, card: FoundCard, body: unknown): Promise<void> {
  for (const { path, to, name } of source.mapping) {
    const text = textAt(body, path);
    if (text === null) continue;
    try {
      if (to === "client") {
        const facts = await factsFrom(ctx, name, text);
        await stateFacts(ctx, card.clientId, facts, { kind: "partner", id: source.id });
      } else {
        const value = await valueFromText(ctx, name, text);
        await setCardVariable(ctx, { matterId: card.matterId, code: name, value });
      }
    } catch (error) {
      // Which value it was is what a person must know to mend the sender or the mapping.
      if (error instanceof HouseError && error.code === "invalid") throw invalid({ [path]: "wrong" });
      throw error;
    }
  }
}
