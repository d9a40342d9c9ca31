import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { remember } from "../kernel/remember.ts";
import { today } from "./today.ts";

/** The edition of a text in force on the day (the firm's today unless told): what exactly a person agreed to. */
export async function datedText(
  ctx: Ctx,
  code: string,
  day?: string,
): Promise<{ version: string; title: string; body: string }> {
  const date = day ?? (await today(ctx));
  const row = await remember(ctx, `dated-text ${code} ${date}`, () =>
    ctx.db
      .selectFrom("dated_texts")
      .select(["version", "title", "body"])
      .where("code", "=", code)
      .where("in_force_from", "<=", date)
      .orderBy("in_force_from", "desc")
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst(),
  );
  if (!row) throw refused("no-dated-text", { code, day: date });
  return row;
}
