import type { Ctx } from "../../kernel/ctx.ts";
import { knownCustomFields } from "./known-custom-fields.ts";
import { viewOf, type FieldView } from "./store.ts";

export const listFields = async (ctx: Ctx): Promise<{ items: FieldView[] }> => ({
  items: (await knownCustomFields(ctx)).map(viewOf),
});
