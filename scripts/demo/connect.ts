import type { Ctx } from "../../src/server/kernel/ctx.ts";
import { checkConnection, createConnection } from "../../src/server/messaging/index.ts";

// The published test values of the partner's documentation: they open nothing but the sandbox.
const account = {
  accountSid: "AC0123456789abcdef0123456789abcdef",
  authToken: "0123456789abcdef0123456789abcdef",
  sender: "whatsapp:+73912000000",
};

/** Connects the sandbox as a Twilio account, reads its templates and switches the message robots on. */
export async function connectSandbox(ctx: Ctx, sandboxUrl: string): Promise<number> {
  const connection = await createConnection(ctx, {
    ...account,
    code: "wa1",
    name: "WhatsApp, песочница",
    baseUrl: `${sandboxUrl}/twilio`,
    isOn: true,
  });
  await checkConnection(ctx, connection.id);
  await ctx.app.database.db.updateTable("automation_rules").set({ is_on: true }).execute();
  return connection.id;
}
