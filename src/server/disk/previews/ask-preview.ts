import type { z } from "zod";
import type { DiskPreview } from "../../../api/disk.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { officeAvailable } from "../../kernel/office.ts";
import type { ServedFile } from "../../kernel/serve-file.ts";
import { inTx } from "../../kernel/tx.ts";
import { makePreviewJob } from "../job-names.ts";
import { parted } from "../names.ts";
import { officeOf } from "../rules.ts";
import { nodeFor, noteRead, type Node } from "../store.ts";

type Preview = z.input<typeof DiskPreview>;

export const MOST_OFFICE = 50 * 1024 * 1024;
/** A picture of more is not shown beside a list: the browser would unpack hundreds of megabytes. */
const MOST_PICTURE = 60 * 1024 * 1024;
/** A process that died while making one: another may try. */
export const STALE_MS = 5 * 60_000;

const no = (reason: Preview["reason"]): Preview => ({ as: "none", reason });

/** How the newest version can be looked at. An office paper is made into PDF, once a content. */
export async function askPreview(ctx: Ctx, nodeId: number): Promise<Preview> {
  const node = await nodeFor(ctx, nodeId);
  await noteRead(ctx, node, "file");
  const version = await newest(ctx, node);
  if (version.type.startsWith("image/"))
    return version.size > MOST_PICTURE ? no("too-large") : { as: "picture", reason: null };
  if (version.type === "application/pdf") return { as: "pdf", reason: null };
  if (/^(audio|video)\//.test(version.type)) return { as: "media", reason: null };
  if (officeOf(node.name, version.type) === null) return no("kind");
  if (version.size > MOST_OFFICE) return no("too-large");
  const made = await ctx.db
    .selectFrom("disk_previews")
    .select(["state", "at"])
    .where("sha256", "=", version.sha256)
    .executeTakeFirst();
  if (made?.state === "done") return { as: "pdf", reason: null };
  if (made?.state === "failed") return no("failed");
  if (!officeAvailable(ctx.app)) return no("absent");
  if (!made || made.at.getTime() < ctx.now.getTime() - STALE_MS) await ask(ctx, version.id);
  return { as: "making", reason: null };
}

// no event: a picture of a file is no change of it
const ask = (ctx: Ctx, versionId: number): Promise<void> =>
  inTx(ctx, async (ctx) => enqueue(ctx, makePreviewJob, { versionId }));

/** The PDF that was made of an office paper. */
export async function previewFile(ctx: Ctx, nodeId: number): Promise<ServedFile> {
  const node = await nodeFor(ctx, nodeId);
  await noteRead(ctx, node, "file");
  const { sha256 } = await newest(ctx, node);
  const made = await ctx.db
    .selectFrom("disk_previews")
    .select(["file_key", "size"])
    .where("sha256", "=", sha256)
    .where("state", "=", "done")
    .executeTakeFirst();
  if (!made || made.file_key === null || made.size === null) throw notFound("preview");
  return { key: made.file_key, name: `${parted(node.name).stem}.pdf`, type: "application/pdf", size: made.size };
}

async function newest(ctx: Ctx, node: Node) {
  const version = await ctx.db
    .selectFrom("disk_versions")
    .select(["id", "type", "size", "sha256"])
    .where("id", "=", node.versionId ?? 0)
    .executeTakeFirst();
  if (!version) throw notFound("file");
  return version;
}
