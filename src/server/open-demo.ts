import { setDemoPasswords } from "./access/index.ts";
import { newCtx, systemActor, type App } from "./kernel/ctx.ts";
import { randomToken } from "./kernel/ids.ts";
import { listConnections, updateConnection } from "./messaging/index.ts";
import { phoneConnectionsOn, updatePhoneConnection } from "./telephony/index.ts";

// The partners' published test values: they open nothing but the sandbox on this machine.
const SANDBOX_TOKEN = "0123456789abcdef0123456789abcdef";
const SANDBOX_LINE = { secret: "0f1e2d3c4b5a69788796", hookMark: "5d1f0c7a9b3e48268c40d1e2f3a4b5c6" };

/**
 * What the demo's archive cannot hold, since it was made elsewhere: one password for its users (the given one, or a
 * random one that is printed this once) and the sandbox's address with its secret sealed by this machine's key.
 */
export async function openDemo(app: App): Promise<string> {
  const ctx = newCtx(app, systemActor);
  const { DEMO_PASSWORD, PARTNERS_PORT } = app.config;
  for (const connection of await listConnections(ctx)) {
    await updateConnection(ctx, connection.id, {
      baseUrl: `http://127.0.0.1:${PARTNERS_PORT}/twilio`,
      authToken: SANDBOX_TOKEN,
    });
  }
  for (const connection of await phoneConnectionsOn(ctx)) {
    const baseUrl = `http://127.0.0.1:${PARTNERS_PORT}/zadarma`;
    await updatePhoneConnection(ctx, connection.id, { baseUrl, ...SANDBOX_LINE });
  }
  const password = DEMO_PASSWORD ?? randomToken().slice(0, 12);
  const logins = await setDemoPasswords(ctx, password);
  return `\n  Демо / demo: ${logins.join(", ")}\n  Пароль / password: ${DEMO_PASSWORD ? "DEMO_PASSWORD" : password}\n\n`;
}
