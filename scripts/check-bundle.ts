// Budgets of the built pages. node scripts/check-bundle.ts [dist/web]
// Shell and pages are counted as gzip of script, the public page as brotli of script and style.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

interface Chunk {
  file: string;
  src?: string;
  name?: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
  css?: string[];
}

export type Manifest = Record<string, Chunk>;

export interface Weight {
  title: string;
  kilobytes: number;
  limit: number;
}

const SHELL_LIMIT = 175;
const PAGE_LIMIT = 230;
const LANDING_LIMIT = 15;

/** What each first load weighs. `sizeOf` gives the compressed bytes of files of the build. */
export function weigh(manifest: Manifest, sizeOf: (files: string[], way: "gzip" | "brotli") => number): Weight[] {
  const entries = Object.entries(manifest).filter(([, chunk]) => chunk.isEntry);
  const landing = entries.find(([key]) => key.includes("landing"));
  const shell = entries.find(([key]) => !key.includes("landing"));
  if (!shell) throw new Error("the manifest names no entry of the staff pages");
  const shellFiles = staticFiles(manifest, shell[0]);
  const pages = Object.entries(manifest).filter(([, chunk]) => chunk.isDynamicEntry && chunk.src?.includes("pages/"));
  const weights = pages.map(([key, chunk]) => ({
    title: `page ${chunk.name ?? key}`,
    kilobytes: sizeOf([...new Set([...shellFiles, ...staticFiles(manifest, key)])], "gzip") / 1000,
    limit: PAGE_LIMIT,
  }));
  const first = [{ title: "shell", kilobytes: sizeOf(shellFiles, "gzip") / 1000, limit: SHELL_LIMIT }];
  if (landing) first.push(landingWeight(manifest, landing[0], sizeOf));
  return [...first, ...weights];
}

function landingWeight(manifest: Manifest, key: string, sizeOf: (files: string[], way: "brotli") => number): Weight {
  const styles = manifest[key]?.css ?? [];
  const files = [...staticFiles(manifest, key), ...styles];
  return { title: "public page, script and style", kilobytes: sizeOf(files, "brotli") / 1000, limit: LANDING_LIMIT };
}

/** The script of a chunk and of all it imports at once. */
function staticFiles(manifest: Manifest, key: string, seen = new Set<string>()): string[] {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return [];
  seen.add(key);
  return [chunk.file, ...(chunk.imports ?? []).flatMap((next) => staticFiles(manifest, next, seen))];
}

if (import.meta.main) {
  const folder = process.argv[2] ?? "dist/web";
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Manifest; // Vite's format
  const compress = { gzip: (b: Buffer) => gzipSync(b, { level: 9 }), brotli: (b: Buffer) => brotliCompressSync(b) };
  const weights = weigh(manifest, (files, way) =>
    files.reduce((sum, file) => sum + compress[way](readFileSync(join(folder, file))).length, 0),
  );
  for (const { title, kilobytes, limit } of weights) {
    console.log(`${kilobytes > limit ? "over " : "     "}${kilobytes.toFixed(1).padStart(6)} of ${limit} KB  ${title}`);
  }
  process.exitCode = weights.some((weight) => weight.kilobytes > weight.limit) ? 1 : 0;
}
