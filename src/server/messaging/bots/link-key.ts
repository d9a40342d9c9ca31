import type { App } from "../../kernel/ctx.ts";

/** What signs the links of clients to bots. */
export const linkKey = (app: App): Buffer => app.secrets.keyFor("messaging.client-links");
