import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { FastifyInstance } from "fastify";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

const styles = ["base.css", "side.css", "top.css", "phone.css", "calls.css", "panels.css", "narrow.css"];
const scripts = ["dom.js", "page.js", "phone.js", "channels.js", "calls.js", "panels.js"];

const security = "default-src 'self'; img-src 'self' https: data:; frame-ancestors 'none'";

/** The control page: files as they lie here, no build. */
export function pageRoutes(app: FastifyInstance): void {
  app.get("/", async (_request, reply) => reply.headers(headersOf("index.html")).send(await fileNamed("index.html")));
  for (const name of [...styles, ...scripts]) {
    app.get(`/page/${name}`, async (_request, reply) => reply.headers(headersOf(name)).send(await fileNamed(name)));
  }
  for (const [name, path] of Object.entries(fonts())) {
    app.get(`/page/${name}`, async (_request, reply) => reply.type("font/woff2").send(await readFile(path)));
  }
  app.get("/favicon.ico", async (_request, reply) => reply.code(204).send());
}

const headersOf = (name: string): Record<string, string> => ({
  "content-type": types[name.split(".").at(-1) ?? ""] ?? "text/plain",
  "content-security-policy": security,
  "cache-control": "no-store",
});

const fileNamed = (name: string): Promise<Buffer> => readFile(new URL(name, import.meta.url));

/** The product's own typeface when it is installed; without it the page takes the system's. */
function fonts(): Record<string, string> {
  const { resolve } = createRequire(import.meta.url);
  const names = ["inter-cyrillic-wght-normal.woff2", "inter-latin-wght-normal.woff2"];
  try {
    return Object.fromEntries(names.map((name) => [name, resolve(`@fontsource-variable/inter/files/${name}`)]));
  } catch {
    return {};
  }
}
