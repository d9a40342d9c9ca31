import { nameCases } from "../../../api/paper-facts.ts";
import { lockClient, readPaperFacts } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { decline, sexOf, type NameCase } from "../model/names.ts";
import { nameForms } from "./read-model.ts";

type Forms = Record<NameCase, { value: string; isOwn: boolean }>;

/** The client's name in cases: by the rules, or as somebody set them. */
export async function readNameForms(ctx: Ctx, clientId: number): Promise<{ name: string; forms: Forms }> {
  const { fields, kind } = await readPaperFacts(ctx, clientId);
  const name = String(fields.name?.value ?? "");
  const told = fields.sex?.value;
  const sex = told === "male" || told === "female" ? told : kind === "person" ? sexOf(name) : null;
  const own = (await nameForms(ctx, clientId)).get(name) ?? {};
  const formOf = (form: NameCase) => ({
    value: own[form] ?? (sex ? decline(name, form, sex) : name),
    isOwn: form in own,
  });
  return { name, forms: { gen: formOf("gen"), dat: formOf("dat"), acc: formOf("acc"), ins: formOf("ins") } };
}

/** Sets cases by hand for the name as it is now; an empty one returns to the rules. */
export const setNameForms = (ctx: Ctx, clientId: number, forms: Partial<Record<NameCase, string>>) =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    const before = await readNameForms(ctx, clientId);
    const { name } = before;
    const changed = nameCases.filter((form) => {
      const value = forms[form];
      if (value === undefined) return false;
      return value === "" ? before.forms[form].isOwn : value !== before.forms[form].value || !before.forms[form].isOwn;
    });
    if (changed.length === 0) return before; // no event: nothing differs
    for (const form of changed) {
      const value = forms[form] ?? "";
      await ctx.db
        .deleteFrom("name_forms")
        .where("client_id", "=", clientId)
        .where("name", "=", name)
        .where("form", "=", form)
        .execute();
      if (value !== "")
        await ctx.db.insertInto("name_forms").values({ client_id: clientId, name, form, value }).execute();
    }
    await emit(ctx, "client.name-forms-changed", { clientId, subjectId: clientId }, { fields: changed });
    return readNameForms(ctx, clientId);
  });
