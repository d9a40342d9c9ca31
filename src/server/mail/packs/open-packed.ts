import type { Ctx } from "../../kernel/ctx.ts";
import { letterById } from "../letters/find-letter.ts";
import { LetterReader } from "../parsing/parse-letter.ts";
import { readPack } from "./read-pack.ts";

/** A letter the actor may see, read through: whoever opens one of the past before its turn reads it first. */
export async function wholeLetter(ctx: Ctx, id: number): ReturnType<typeof letterById> {
  const letter = await letterById(ctx, id);
  if (letter.pack_id === null) return letter;
  const pack = await ctx.db
    .selectFrom("letter_packs")
    .select(["id", "file_key", "mailbox_id"])
    .where("id", "=", letter.pack_id)
    .executeTakeFirst();
  if (pack) {
    const reader = new LetterReader();
    try {
      await readPack(ctx, reader, pack, id);
    } finally {
      await reader.stop();
    }
  }
  return letterById(ctx, id);
}
