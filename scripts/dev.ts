// npm run dev: the usual addresses with hot reload. Vite stands on PORT and serves the sources of /app; everything else
// goes to the product behind it on the next port, which restarts when its sources change.
import { existsSync, statSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { readConfig } from "../src/server/kernel/config.ts";
import { build } from "./build.ts";
import { onStopSignal, root, spawnNode, stopChild } from "./children.ts";
import { openSandbox } from "./sandbox.ts";
import viteConfig from "../vite.config.ts";

if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
const config = readConfig(process.env);
if (!existsSync(join(root, "dist/web"))) await build({ demo: false }); // the product serves what is built
const behind = config.PORT + 1;

const product = `http://127.0.0.1:${config.PORT}`;
const sandbox = config.DEMO ? await openSandbox({ port: config.PARTNERS_PORT, product }) : undefined;
const env = { ...process.env, PORT: String(behind), PUBLIC_URL: config.PUBLIC_URL, DEMO: config.DEMO ? "1" : "0" };
const server = spawnNode(["--watch", "src/server/main.ts"], { env });
const vite = await createServer({
  ...viteConfig,
  configFile: false, // its own `server` is for Vite started alone
  server: {
    port: config.PORT,
    host: config.HOST,
    strictPort: true,
    proxy: { "^/": { target: `http://127.0.0.1:${behind}`, ws: true, bypass: (request) => ownPath(vite, request) } },
  },
});
await vite.listen();
console.log(`\n  ${product}/  ${product}/app  (the product itself: ${behind})\n`);

process.removeAllListeners("SIGTERM"); // Vite's own would end us before the others have stopped
onStopSignal(() => void stopAll());

/** The address when Vite itself has it: a source, a page of the staff, something of its own; nothing for the product's. */
function ownPath({ config }: ViteDevServer, request: IncomingMessage): string | undefined {
  const path = (request.url ?? "/").replace(/[?#].*$/, "");
  const isSource = [config.root, config.publicDir].some((folder) => isFile(join(folder, decodeURI(path))));
  const isOwn = /^\/(app(\/|$)|@|node_modules\/)/.test(path) || isSource;
  return isOwn ? request.url : undefined;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

async function stopAll(): Promise<void> {
  await vite.close();
  await stopChild(server);
  if (sandbox) await stopChild(sandbox, 3_000);
  process.exit(0);
}
