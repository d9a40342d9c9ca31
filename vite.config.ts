import react from "@vitejs/plugin-react";
import { existsSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip as gzipOf } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { slimApi } from "./scripts/slim-api.ts";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const server = "http://127.0.0.1:3000";
const landing = path("src/web/landing.ts");
/** What the public page's script is made of: in one chunk with the shell it would bring React along. */
const ofLanding = /[\\/](?:web[\\/]landing|api[\\/](?:comparison|rubles|form-sentences))/;
const [brotli, gzip] = [promisify(brotliCompress), promisify(gzipOf)];

/**
 * Zod carries its printer of JSON Schema and its English sentences with every schema; only the server uses them, and to
 * the interface they would be 9 KB.
 */
const withoutServerParts: Plugin = {
  name: "oplot-without-server-parts",
  apply: "build",
  enforce: "pre",
  load(id) {
    const file = /\/zod\/v4\/(?:core|classic|locales)\/([\w-]+)\.js$/.exec(id)?.[1] ?? "";
    if (id.endsWith("/zod/v4/locales/en.js")) return "export default () => ({});";
    if (!["json-schema-processors", "to-json-schema", "json-schema-generator"].includes(file)) return null;
    // Each name of the real module is refused, so that what imports it finds it.
    const names = [...readFileSync(id, "utf8").matchAll(/^export (?:const|function|class) (\w+)/gm)].map(
      ([, name]) => name,
    );
    return `const refuse = () => { throw new Error("JSON Schema is not part of the interface's build"); };
const none = () => refuse;
export { ${names.map((name) => `${name?.startsWith("create") ? "none" : "refuse"} as ${name}`).join(", ")} };`;
  },
};

/** Brotli and gzip of the highest degree beside each file: made once here, sent as they are by the server. */
const compressed: Plugin = {
  name: "oplot-compressed",
  apply: "build",
  async writeBundle({ dir }, bundle) {
    const files = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css|svg)$/.test(name));
    for (const file of files.map((name) => join(dir ?? "", name))) {
      const bytes = await readFile(file);
      await writeFile(
        `${file}.br`,
        await brotli(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
      );
      await writeFile(`${file}.gz`, await gzip(bytes, { level: 9 }));
    }
  },
};

/** Two entries: the staff application (served at /app) and the public page's small script, which must stay free of React. */
export default defineConfig({
  root: path("src/web"),
  publicDir: path("src/web/public"),
  base: "/",
  plugins: [withoutServerParts, slimApi, compressed, react()],
  // A copy for older Reacts of a hook that ours has by itself.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim$/, replacement: "react" }] },
  build: {
    outDir: path("dist/web"),
    emptyOutDir: true,
    manifest: true,
    target: "es2023",
    // Every browser of the target preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: path("src/web/index.html"), ...(existsSync(landing) ? { landing } : {}) },
      output: {
        codeSplitting: {
          groups: [
            // Changes only with our dependencies, so browsers keep it between releases.
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 20 },
            // Everybody loads these together; cut by which pages share what, they would compress worse.
            { name: "shell", tags: ["$initial"], test: (id: string) => !ofLanding.test(id), priority: 10 },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: {
      "/api": { target: server, ws: true },
      "/hooks": server,
      "^/$": server,
    },
  },
});
