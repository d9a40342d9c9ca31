import { z } from "zod";
import { field, type Card } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { fillText } from "../outgoing/fill-template.ts";
import { queueMessage, type QueueInput } from "../outgoing/queue-message.ts";

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

/** By which of the firm's connections; the usual one of the channel unless told. */
export const connectionParam = z.coerce.number().int().positive().optional();

/** The text with the card's facts; one that lacks a fact is not sent. */
export async function filled(ctx: Ctx, text: string, card: Card): Promise<string> {
  const { text: words, missing } = await fillText(ctx, text, card);
  if (missing[0]) throw refused("variable-missing", { field: missing[0] });
  return words;
}

interface Told {
  card: Card;
  params: { text: string; subject?: string; connectionId?: number | undefined };
  onceKey: string;
}

/** Queues the robot's own words, filled, for the client of the card. */
export async function queueWords(
  ctx: Ctx,
  { card, params, onceKey }: Told,
  channel?: QueueInput["channel"],
): Promise<{ messageId: number }> {
  const { id } = await queueMessage(ctx, {
    clientId: card.clientId,
    matterId: card.matterId,
    connectionId: params.connectionId,
    channel,
    subject: params.subject === undefined ? undefined : await filled(ctx, params.subject, card),
    text: await filled(ctx, params.text, card),
    onceKey,
  });
  return { messageId: id };
}
