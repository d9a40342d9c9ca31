import type { App, Ctx } from "../../../kernel/ctx.ts";
import { emit } from "../../../kernel/events.ts";
import { inTx } from "../../../kernel/tx.ts";
import { addFile, addVersion } from "../../../disk/index.ts";
import { keep } from "../../papers/compose.ts";
import { fileNameOf } from "../../papers/rules.ts";
import { paperKind } from "../data/paper-kinds.ts";
import { aboutItem, itemById, lockItem, pageRows, type ItemRow } from "../store.ts";
import { editedImage } from "./clean-image.ts";

/** A4 in points. */
const SHEET = { short: 595.28, long: 841.89 };

/** All that came for a paper as one PDF on the client's disk: a new version of it each time. Comes twice without harm. */
export async function joinPages(ctx: Ctx, itemId: number): Promise<void> {
  const pages = await pageRows(ctx, itemId);
  if (pages.length === 0) return;
  const file = await keep(ctx.app, await joined(ctx.app, pages), "application/pdf");
  const isOurs = await inTx(ctx, async (ctx) => {
    const row = await lockItem(ctx, itemId);
    // no event: it was changed meanwhile, and the change ordered a joining of its own
    if (fingerprint(await pageRows(ctx, itemId)) !== fingerprint(pages)) return false;
    const held = await heldNode(ctx, row);
    const added = held === null ? await place(ctx, row, file) : await addVersion(ctx, held, file);
    await ctx.db
      .updateTable("paper_items")
      .set({ node_id: added.nodeId, version_id: added.versionId, changed_at: ctx.now })
      .where("id", "=", itemId)
      .execute();
    await emit(ctx, "request.item-joined", aboutItem(row), { itemId });
    return true;
  });
  if (!isOurs) await ctx.app.files.remove(file.key);
}

type Page = Awaited<ReturnType<typeof pageRows>>[number];

const fingerprint = (pages: readonly Page[]): string =>
  JSON.stringify(pages.map(({ id, position, rotate, crop }) => [id, position, rotate, crop]));

async function joined(app: App, pages: readonly Page[]): Promise<Uint8Array> {
  const { degrees, PDFDocument } = await import("pdf-lib");
  const whole = await PDFDocument.create();
  for (const page of pages) {
    const content = await app.files.get(page.clean_key);
    if (page.kind === "pdf") {
      const part = await PDFDocument.load(content);
      for (const sheet of await whole.copyPages(part, part.getPageIndices())) {
        if (page.rotate !== 0) sheet.setRotation(degrees((sheet.getRotation().angle + page.rotate) % 360));
        whole.addPage(sheet);
      }
      continue;
    }
    const picture = await editedImage(content, page);
    const isWide = picture.width > picture.height;
    const [width, height] = isWide ? [SHEET.long, SHEET.short] : [SHEET.short, SHEET.long];
    const scale = Math.min(width / picture.width, height / picture.height);
    const size = { width: picture.width * scale, height: picture.height * scale };
    whole.addPage([width, height]).drawImage(await whole.embedJpg(picture.content), {
      ...size,
      x: (width - size.width) / 2,
      y: (height - size.height) / 2,
    });
  }
  return whole.save();
}

/** Its own file, unless somebody threw it away. */
async function heldNode(ctx: Ctx, row: ItemRow): Promise<number | null> {
  if (row.node_id === null) return null;
  const node = await ctx.db
    .selectFrom("disk_nodes")
    .select("id")
    .where("id", "=", row.node_id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return node?.id ?? null;
}

async function place(ctx: Ctx, row: ItemRow, file: Awaited<ReturnType<typeof keep>>) {
  const kind = paperKind((await itemById(ctx, row.id)).paper);
  const title = kind ? (row.title === "" ? kind.title[0] : `${kind.title[0]}: ${row.title}`) : row.title;
  return addFile(ctx, {
    clientId: row.client_id,
    matterId: row.matter_id,
    folder: "Документы/От клиента",
    file,
    name: fileNameOf(title, null, "pdf"),
  });
}
