import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { findOrMakeFolders } from "./create-folder.ts";
import { insertNode, insertVersion, type Added, type KeptContent } from "./insert.ts";
import { fittingName, freeName, isServiceName } from "./names.ts";
import { rootOf, type Space } from "./roots.ts";
import { folderToChange, namesIn } from "./store.ts";

interface NewFile extends Space {
  /** "Документы/Суд" under the client's or matter's folder; made if absent. */
  folder?: string;
  name: string;
  file: KeptContent;
}

/** Puts a file into the folder of a client, a matter or the firm; a name that stands already gets " (2)". */
export const addFile = (ctx: Ctx, { clientId, matterId, folder, name, file }: NewFile): Promise<Added> =>
  inTx(ctx, async (ctx) => {
    const root = await rootOf(ctx, { clientId, matterId });
    const path = (folder ?? "").split("/").filter((part) => part.trim() !== "");
    return addInto(ctx, await findOrMakeFolders(ctx, root.id, path), name, file);
  });

/** The same into a folder that is known; the folder's lock keeps two of one name apart. */
export async function addInto(ctx: Ctx, folderId: number, name: string, file: KeptContent): Promise<Added> {
  return inTx(ctx, async (ctx) => {
    const folder = await folderToChange(ctx, folderId);
    const taken = await namesIn(ctx, folderId);
    const nodeId = await insertNode(
      ctx,
      folder,
      "file",
      freeName(fittingName(name), (key) => taken.has(key)),
    );
    const versionId = await insertVersion(ctx, nodeId, 1, file);
    if (!isServiceName(name)) {
      const { clientId, matterId } = folder;
      await emit(ctx, "file.added", { clientId, matterId, subjectId: nodeId }, { nodeId });
    }
    return { nodeId, versionId };
  });
}
