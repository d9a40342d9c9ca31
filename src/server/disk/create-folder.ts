import type { Ctx } from "../kernel/ctx.ts";
import { conflict, invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { insertNode } from "./insert.ts";
import { cleanName, fittingName, nameKey } from "./names.ts";
import { childNamed, folderToChange, pathOf } from "./store.ts";

/** Deeper than any person sorts papers; endless depth would only exhaust whoever walks it. */
const MAX_DEPTH = 40;

/** A new folder of a name that does not stand there yet. */
export const createFolder = (ctx: Ctx, parentId: number, raw: string): Promise<number> =>
  inTx(ctx, async (ctx) => {
    const name = cleanName(raw);
    const parent = await folderToChange(ctx, parentId);
    if (await childNamed(ctx, parentId, nameKey(name))) throw conflict("name-taken");
    if ((await pathOf(ctx, parentId)).length >= MAX_DEPTH) throw invalid({ name: "too-deep" });
    const id = await insertNode(ctx, parent, "folder", name);
    const { clientId, matterId } = parent;
    await emit(ctx, "file.added", { clientId, matterId, subjectId: id }, { nodeId: id, isFolder: true });
    return id;
  });

/**
 * Goes down by names from a folder, making those that are missing; a file of that name is gone round by " (2)". Only a
 * folder in which something is made is held: whoever puts a file straight into a lower one holds that one first.
 */
export async function findOrMakeFolders(ctx: Ctx, fromId: number, names: readonly string[]): Promise<number> {
  let at = fromId;
  for (const raw of names) {
    const name = fittingName(raw);
    const find = () => childNamed(ctx, at, nameKey(name));
    let found = await find();
    if (found?.kind !== "folder") {
      await folderToChange(ctx, at);
      // Another may have made it while this one waited.
      found = await find();
    }
    at = found?.kind === "folder" ? found.id : await createFolder(ctx, at, found ? `${name} (2)` : name);
  }
  return at;
}
