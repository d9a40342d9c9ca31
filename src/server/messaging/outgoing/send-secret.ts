import { randomUUID } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { hookUrls, openChannel, settingFault } from "../connections/open-channel.ts";
import { usableConnection } from "../store.ts";

interface Secret {
  clientId: number;
  phone: string;
  text: string;
}

/**
 * A text message that is kept nowhere: a code is its receiver's alone, and colleagues read the dialog. At once and once,
 * outside of transactions; false when it surely or perhaps did not go, and the person asks for another.
 */
export async function sendSecret(ctx: Ctx, { clientId, phone, text }: Secret): Promise<boolean> {
  if (ctx.tx) throw new Error("a partner is never called inside a transaction");
  try {
    const connection = await usableConnection(ctx, undefined, "sms", clientId);
    const outcome = await openChannel(ctx.app, connection).send({
      to: phone,
      content: { kind: "text", text },
      ourId: randomUUID(),
      statusUrl: hookUrls(ctx.app, connection).statusUrl,
    });
    return outcome.kind === "accepted";
  } catch (error) {
    // No line for text messages, or its settings are broken: said at the settings, and here as "not sent".
    if (settingFault(error) || (error instanceof HouseError && error.code === "refused")) return false;
    throw error;
  }
}
