import { setDemoPasswords } from "./access/index.ts";
import { newCtx, systemActor, type App } from "./kernel/ctx.ts";
import { randomToken } from "./kernel/ids.ts";
import { listConnections, updateConnection } from "./messaging/index.ts";

// The partner's published test value: it opens nothing but the sandbox on this machine.
const SANDBOX_TOKEN = "0123456789abcdef0123456789abcdef";

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
  const password = DEMO_PASSWORD ?? randomToken().slice(0, 12);
  const logins = await setDemoPasswords(ctx, password);
  return `\n  Демо / demo: ${logins.join(", ")}\n  Пароль / password: ${DEMO_PASSWORD ? "DEMO_PASSWORD" : password}\n\n`;
}
