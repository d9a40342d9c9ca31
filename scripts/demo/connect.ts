import type { Ctx } from "../../src/server/kernel/ctx.ts";
import { checkPhoneConnection, createPhoneConnection, setExtension } from "../../src/server/telephony/index.ts";
import type { PhoneConnection } from "../../src/server/telephony/index.ts";
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

const lineAccount = {
  apiKey: "a1b2c3d4e5f60718293a",
  secret: "0f1e2d3c4b5a69788796",
  hookMark: "5d1f0c7a9b3e48268c40d1e2f3a4b5c6",
  zone: "Asia/Krasnoyarsk",
};

/** Connects the sandbox as a telephone exchange and gives the people their extensions, from 100 on. */
export async function connectLine(
  ctx: Ctx,
  sandboxUrl: string,
  userIds: readonly number[],
): Promise<{ connection: PhoneConnection; extensions: Map<number, string> }> {
  // Half a year passes in minutes here: limits by the minute would only stand in its way.
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ isLimited: false });
  await fetch(`${sandboxUrl}/control/zadarma/account`, { method: "PUT", headers, body });
  const { id } = await createPhoneConnection(ctx, {
    ...lineAccount,
    code: "zd1",
    name: "Телефония, песочница",
    baseUrl: `${sandboxUrl}/zadarma`,
  });
  const extensions = new Map(userIds.map((userId, i) => [userId, String(100 + i)]));
  for (const [userId, extension] of extensions) await setExtension(ctx, { connectionId: id, userId, extension });
  return { connection: await checkPhoneConnection(ctx, id), extensions };
}
