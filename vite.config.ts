import react from "@vitejs/plugin-react";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const server = "http://127.0.0.1:3000";
const landing = path("src/web/landing.ts");

/** Two entries: the staff application (served at /app) and the public page's small script, which must stay free of React. */
export default defineConfig({
  root: path("src/web"),
  publicDir: path("src/web/public"),
  base: "/",
  plugins: [react()],
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
