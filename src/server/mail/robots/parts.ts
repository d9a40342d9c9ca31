import { z } from "zod";
import { field, type Card } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { robotsMailbox, mailboxById } from "../mailboxes/store.ts";
import { fillWords } from "../templates/letter-templates.ts";

export const wordFields = [
  field("subject", "text", ["Тема письма", "Subject of the letter"], { isRequired: true }),
  field("text", "long-text", ["Текст", "Text"], {
    isRequired: true,
    help: ["Поля карточки: {{client.first-name}}", "Facts of the card: {{client.first-name}}"],
  }),
];
export const wordParams = {
  subject: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(20_000),
};
export const letterResult = { name: "letterId", title: "Номер письма", titleEn: "Letter id", kind: "number" } as const;

/** The card's facts in their places; a letter that lacks one is not sent. */
export async function filledWords(ctx: Ctx, card: Card, words: { subject: string; text: string }) {
  const filled = await fillWords(ctx, card, words);
  if (filled.missing[0]) throw refused("variable-missing", { field: filled.missing[0] });
  return filled;
}

/** The one that was chosen, else the one for robots. */
export async function mailboxFor(ctx: Ctx, id: number | undefined): Promise<number> {
  const row = id === undefined ? await robotsMailbox(ctx) : await mailboxById(ctx, id);
  if (!row || row.kind !== "shared") throw refused("no-mailbox");
  if (!row.is_on) throw refused("mailbox-off");
  return row.id;
}
