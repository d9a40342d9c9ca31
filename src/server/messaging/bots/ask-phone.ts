import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { capabilitiesOf, type Connection } from "../connections/open-channel.ts";
import { queueMessage } from "../outgoing/queue-message.ts";

const WORDS =
  "Здравствуйте! Чтобы мы узнали вас, нажмите кнопку и поделитесь номером телефона. Или просто напишите свой вопрос.";

/** Asks a stranger for his phone, once: by it he finds his card, or his card gets a phone. */
export async function askPhone(
  ctx: Ctx,
  { connection, clientId }: { connection: Connection; clientId: number },
): Promise<void> {
  if (capabilitiesOf(connection).buttons === 0) return;
  try {
    // He has just pressed "start": an answer at once is what he waits for, at any hour.
    await queueMessage(ctx, {
      clientId,
      connectionId: connection.id,
      text: WORDS,
      buttons: [[{ kind: "contact", text: "Поделиться номером" }]],
      isReply: true,
      onceKey: `ask-phone:${connection.id}:${clientId}`,
    });
  } catch (error) {
    // The connection is off, or a rule forbids it: then a person asks.
    if (!(error instanceof HouseError) || error.retryable) throw error;
    ctx.log.info({ connectionId: connection.id, reason: error.reason }, "a stranger was not asked for his phone");
  }
}
