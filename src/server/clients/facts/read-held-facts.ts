import type { FieldValue } from "../../../api/client-values.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { findClient } from "../store.ts";
import { heldFacts } from "./store.ts";

/** What holds of a client, by field; what is not known is absent. No audit: for rules, not for eyes. */
export const readHeldFacts = async (ctx: Ctx, clientId: number): Promise<Map<string, FieldValue>> =>
  heldFacts(ctx, await findClient(ctx, clientId));
