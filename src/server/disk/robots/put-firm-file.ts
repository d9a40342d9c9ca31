import { z } from "zod";
import { defineRobot, field } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { addInto } from "../add-file.ts";
import { findOrMakeFolders } from "../create-folder.ts";
import { fittingName, nameKey } from "../names.ts";
import { existingRoot, rootOf } from "../roots.ts";
import { childNamed } from "../store.ts";

const stepsOf = (path: string): string[] =>
  path
    .split("/")
    .map((part) => part.trim())
    .filter((part) => part !== "");

export const putFirmFile = defineRobot({
  name: "disk.put-firm-file",
  title: ["Положить файл в папку клиента", "Put a file into the client's folder"],
  help: [
    "Кладёт в папку дела копию файла с общего диска: «Памятки/Что нельзя делать.pdf».",
    "Puts a copy of a file of the firm's disk into the matter's folder: “Memos/What not to do.pdf”.",
  ],
  group: "card",
  icon: "file-plus",
  fields: [
    field("file", "text", ["Файл на общем диске", "File of the firm's disk"], {
      isRequired: true,
      help: ["Папки через косую черту: Памятки/Памятка.pdf", "Folders by slashes: Memos/Memo.pdf"],
    }),
    field("folder", "text", ["В какую папку дела", "Into which folder of the matter"], {
      help: ["Пусто: в саму папку дела", "Empty: into the matter's folder itself"],
    }),
  ],
  params: z.object({
    file: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .refine((path) => stepsOf(path).length > 0, "required"),
    folder: z.string().trim().max(300).default(""),
  }),
  effect: () => ({ kind: "other", emits: ["file.added"] }),
  results: [{ name: "name", title: "Имя файла", titleEn: "Name of the file", kind: "text" }],
  async run(ctx, { card, params }) {
    const source = await firmFile(ctx, stepsOf(params.file));
    const root = await rootOf(ctx, { clientId: card.clientId, matterId: card.matterId });
    const folderId = await findOrMakeFolders(ctx, root.id, stepsOf(params.folder));
    const { name, ...content } = source;
    await addInto(ctx, folderId, name, content);
    return { name };
  },
  preview: async (_ctx, { params }) => [params.folder, stepsOf(params.file).at(-1) ?? ""].filter(Boolean).join("/"),
});

/** By its path on the firm's disk, as it stands there now: a changed memo goes out changed. */
async function firmFile(ctx: Ctx, steps: readonly string[]) {
  let at = await existingRoot(ctx, { clientId: null, matterId: null });
  let found: Awaited<ReturnType<typeof childNamed>> = null;
  for (const step of steps) {
    found = at === null ? null : await childNamed(ctx, at, nameKey(fittingName(step)));
    at = found?.id ?? null;
  }
  const version = await ctx.db
    .selectFrom("disk_versions")
    .select(["file_key as key", "type", "size", "sha256"])
    .where("id", "=", found?.versionId ?? 0)
    .where("broken_at", "is", null)
    .forShare()
    .executeTakeFirst();
  if (!found || !version) throw refused("no-firm-file");
  return { name: found.name, ...version };
}
