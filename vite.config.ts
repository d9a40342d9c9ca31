import react from "@vitejs/plugin-react";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const server = "http://127.0.0.1:3000";
const landing = path("src/web/landing.ts");

/** Zod carries its printer of JSON Schema with every schema; only the server prints one, and to the interface it would be 7 KB. */
const withoutJsonSchema: Plugin = {
  name: "oplot-without-json-schema",
  apply: "build",
  enforce: "pre",
  resolveId: (source, importer) =>
    importer?.includes("/zod/v4/") &&
    /\/(json-schema-processors|to-json-schema|json-schema-generator)\.js$/.test(source)
      ? "\0no-json-schema"
      : null,
  load: (id) => (id === "\0no-json-schema" ? NO_JSON_SCHEMA : null),
};

const NO_JSON_SCHEMA = `
const refuse = () => { throw new Error("JSON Schema is not part of the interface's build"); };
const none = () => refuse;
export { none as createToJSONSchemaMethod, none as createStandardJSONSchemaMethod, refuse as toJSONSchema, refuse as aggregateChecks, refuse as JSONSchemaGenerator };
`;

/** Two entries: the staff application (served at /app) and the public page's small script, which must stay free of React. */
export default defineConfig({
  root: path("src/web"),
  publicDir: path("src/web/public"),
  base: "/",
  plugins: [withoutJsonSchema, react()],
  build: {
    outDir: path("dist/web"),
    emptyOutDir: true,
    manifest: true,
    target: "es2023",
    rolldownOptions: {
      input: { app: path("src/web/index.html"), ...(existsSync(landing) ? { landing } : {}) },
      output: {
        codeSplitting: {
          groups: [
            // Changes only with our dependencies, so browsers keep it between releases.
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 20 },
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
