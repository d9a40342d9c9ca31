import type { FieldValue } from "../../../api/client-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { knownCustomFields } from "../custom-fields/known-custom-fields.ts";
import { guessFirstName } from "../names/rules.ts";
import { refreshSearch } from "../refresh-search.ts";
import { holdFacts, type ClientRow } from "./store.ts";

/** Fields of the registry in which the search looks. */
const searched = ["name", "email", "inn", "snils", "passport"];

/** Writes what holds from now on, what follows from it, and says so; without a change it says nothing. */
export async function takeIntoForce(
  ctx: Ctx,
  client: Pick<ClientRow, "id" | "kind">,
  changed: ReadonlyMap<string, FieldValue>,
): Promise<void> {
  if (changed.size === 0) return;
  await holdFacts(ctx, client.id, changed);
  const name = changed.get("name");
  if (typeof name === "string" && client.kind === "person")
    await ctx.db
      .updateTable("clients")
      .set({ first_name: guessFirstName(name) })
      .where("id", "=", client.id)
      .execute();
  const custom = await knownCustomFields(ctx);
  const isSearched = (field: string) =>
    searched.includes(field) || custom.some((one) => one.name === field && one.isSearchable);
  if ([...changed.keys()].some(isSearched)) await refreshSearch(ctx, client.id);
  await emit(ctx, "client.changed", { clientId: client.id, subjectId: client.id }, { fields: [...changed.keys()] });
}
