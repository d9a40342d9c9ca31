import type { ClientField } from "../../../api/client-fields.ts";
import { knownCustomFields } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { Leaf, LeafKind } from "../model/field-kinds.ts";

const kinds: Partial<Record<ClientField["kind"], LeafKind>> = {
  long: "lines",
  day: "day",
  money: "money",
  flag: "flag",
};

/** The firm's own fields of cards, as templates name them: {client.custom.7}. */
export const customLeaves = async (ctx: Ctx): Promise<Leaf[]> =>
  (await knownCustomFields(ctx)).map(({ name, kind, title }) => ({
    path: `client.${name}`,
    kind: kinds[kind] ?? "text",
    title,
    example: "…",
  }));
