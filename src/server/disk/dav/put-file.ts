import type { Ctx } from "../../kernel/ctx.ts";
import { forbidden, HouseError, invalid } from "../../kernel/errors.ts";
import { typeOfBytes } from "../../kernel/file-type.ts";
import { addInto } from "../add-file.ts";
import { addVersion } from "../add-version.ts";
import { checkLimits, mostBytes, readDiskSettings } from "../disk-settings.ts";
import { isServiceName } from "../names.ts";
import { isProgram } from "../rules.ts";
import { mayChange, nodeFor } from "../store.ts";
import { checkLocks } from "./locks.ts";
import { folderOf, type Place } from "./places.ts";

interface Coming {
  content: AsyncIterable<Uint8Array>;
  /** As told; null where it comes in pieces of untold number. */
  length: number | null;
  ifHeader: string | undefined;
}

/** A file saved by a program: new content of what stands there, or a new file. */
export async function putFile(ctx: Ctx, place: Place, coming: Coming): Promise<"made" | "changed"> {
  if (place.is === "node" && place.node.kind === "file") {
    const { id, name } = place.node;
    if (!mayChange(ctx, place.node)) throw forbidden("no right to change this file");
    await checkLocks(ctx, id, coming.ifHeader);
    await keep(ctx, name, coming, (ctx, file) => addVersion(ctx, id, file));
    return "changed";
  }
  if (place.is !== "nothing") throw new HouseError("conflict", "a folder stands there");
  const folderId = await folderOf(ctx, place.above);
  if (!mayChange(ctx, await nodeFor(ctx, folderId))) throw forbidden("no right to change this folder");
  await keep(ctx, place.name, coming, (ctx, file) => addInto(ctx, folderId, place.name, file));
  return "made";
}

type Held = { key: string; type: string; size: number; sha256: string };

async function keep(ctx: Ctx, name: string, coming: Coming, put: (ctx: Ctx, file: Held) => Promise<unknown>) {
  if (!isServiceName(name)) await checkLimits(ctx, name, coming.length ?? 0);
  const kept = await ctx.app.files.putStream(coming.content, await mostBytes(ctx, name));
  try {
    if (coming.length !== null && kept.size !== coming.length) throw invalid({ body: "cut-short" });
    if (isProgram(kept.head) && (await readDiskSettings(ctx)).refusedEndings.includes("exe"))
      throw invalid({ name: "kind-refused" });
    await put(ctx, { key: kept.key, type: typeOfBytes(kept.head), size: kept.size, sha256: kept.sha256 });
  } catch (error) {
    await ctx.app.files.remove(kept.key);
    throw error;
  }
}

/** What a program locks before it saves there for the first time. */
export const putEmpty = (ctx: Ctx, place: Place): Promise<unknown> =>
  putFile(ctx, place, { content: nothing(), length: 0, ifHeader: undefined });

async function* nothing(): AsyncGenerator<Uint8Array> {}
