import { createConnection } from "../src/server/messaging/index.ts";
import type { Ctx } from "../src/server/kernel/ctx.ts";

/** A WhatsApp account whose partner is not there: for tests that bring its words by themselves. */
export async function whatsappNowhere(ctx: Ctx): Promise<number> {
  const { id } = await createConnection(ctx, {
    code: "wa1",
    name: "WhatsApp",
    baseUrl: "http://127.0.0.1:9/twilio",
    accountSid: `AC${"0".repeat(32)}`,
    authToken: "0".repeat(32),
    sender: "whatsapp:+73912000000",
    isOn: true,
  });
  return id;
}
