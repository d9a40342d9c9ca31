import type { Ctx } from "../kernel/ctx.ts";
import { forbidden } from "../kernel/errors.ts";
import { rootOf, type Space } from "./roots.ts";
import { mayChange } from "./store.ts";

/** The folder into which something is about to come. */
export async function makeRoot(ctx: Ctx, { clientId, matterId }: Space): Promise<number> {
  if (!mayChange(ctx, { clientId: clientId ?? matterId, readers: null, writers: null }))
    throw forbidden("no right to change this folder");
  return (await rootOf(ctx, { clientId, matterId })).id;
}
