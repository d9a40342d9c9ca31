import { field, type Card } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { fillText } from "../outgoing/fill-template.ts";

// What the robots that write to a client have in common.

export const messageResult = {
  name: "messageId",
  title: "Номер сообщения",
  titleEn: "Message id",
  kind: "number",
} as const;

export const textField = field("text", "long-text", ["Текст", "Text"], {
  isRequired: true,
  help: ["Поля карточки: {{client.first-name}}", "Facts of the card: {{client.first-name}}"],
});
export const subjectField = field("subject", "text", ["Тема письма", "Subject of the letter"]);

/** The text with the card's facts; one that lacks a fact is not sent. */
export async function filled(ctx: Ctx, text: string, card: Card): Promise<string> {
  const { text: words, missing } = await fillText(ctx, text, card);
  if (missing[0]) throw refused("variable-missing", { field: missing[0] });
  return words;
}
