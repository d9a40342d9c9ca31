import { randomBytes } from "node:crypto";
import type { FastifyReply } from "fastify";
import type { Ctx } from "../kernel/ctx.ts";
import { webPhoneKey } from "./connections/web-phone.ts";

const VERSION = "v9";

/**
 * The partner's widget in a window of its own: it is somebody else's script and cannot be unloaded, so it gets neither
 * the work's page (the way back to the window that opened it is cut first) nor its content policy. It talks by the
 * microphone and to the partner's hosts alone.
 */
export async function sendPhonePage(ctx: Ctx, reply: FastifyReply): Promise<FastifyReply> {
  const { key, sip, host } = await webPhoneKey(ctx);
  const nonce = randomBytes(16).toString("base64");
  const own = new URL(host);
  const domain = own.hostname.split(".").slice(-2).join(".");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${own.origin} https://*.${domain}`,
    `style-src 'unsafe-inline' ${own.origin} https://*.${domain}`,
    `img-src data: https://*.${domain}`,
    `font-src data: https://*.${domain}`,
    `media-src data: blob: https://*.${domain}`,
    `connect-src https://*.${domain} wss://*.${domain}`,
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  const base = `${own.origin}/webphoneWebRTCWidget/${VERSION}/js`;
  const args = [key, sip, "square", "ru", true, { right: "10px", bottom: "5px" }]
    .map((value) => JSON.stringify(value).replaceAll("<", "\\u003c"))
    .join(", ");
  return reply
    .header("content-security-policy", policy)
    .header("permissions-policy", "microphone=(self)")
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(`<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Телефон</title></head><body>
<script nonce="${nonce}">window.opener = null;</script>
<script nonce="${nonce}" src="${base}/loader-phone-lib.js?sub_v=1"></script>
<script nonce="${nonce}" src="${base}/loader-phone-fn.js?sub_v=1"></script>
<script nonce="${nonce}">addEventListener("load", () => zadarmaWidgetFn(${args}));</script>
</body></html>`);
}
