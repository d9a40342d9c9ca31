// Documents may not name what is gone: every path in backticks exists, and the map of ARCHITECTURE.md names every
// folder of src/server and src/web. node scripts/check-doc-paths.ts [root]
import { existsSync, globSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

export interface DocFault {
  document: string;
  message: string;
}

const MADE_LATER = /^(dist|data|node_modules|\.cache|test-results|\.env$)/;
const HAS_ENDING = /\.(ts|tsx|mjs|js|json|md|sql|css|html)$/;
const SKIPPED = ["node_modules/**", "dist/**", "data/**", ".cache/**"];
/** Where a shortened path may start: `kernel/db.ts` is src/server/kernel/db.ts. */
const STARTS = ["", "src", "src/server", "src/web"];

export function checkDocPaths(root: string): DocFault[] {
  const documents = globSync("**/*.md", { cwd: root, exclude: SKIPPED }).toSorted();
  const faults = documents.flatMap((document) => {
    const text = readFileSync(join(root, document), "utf8");
    return pathsIn(root, text)
      .filter((path) => !exists(root, document, path))
      .map((path) => ({ document, message: `\`${path}\` does not exist` }));
  });
  return [...faults, ...mapFaults(root)];
}

/** The words in backticks that speak of a file or folder of ours. */
function pathsIn(root: string, text: string): string[] {
  const withoutBlocks = text.replace(/^```[\s\S]*?^```/gm, "");
  const words = [...withoutBlocks.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");
  const ours = new Set(STARTS.flatMap((start) => foldersOf(join(root, start))));
  return words.filter((word) => {
    if (!/^[\w.*<>@-]+(\/[\w.*<>{},@-]*)*$/.test(word) || MADE_LATER.test(word)) return false;
    return HAS_ENDING.test(word) || (word.includes("/") && ours.has(word.split("/")[0] ?? ""));
  });
}

/** A bare file name may stand for a role that many slices have, such as `routes.ts`. */
function exists(root: string, document: string, path: string): boolean {
  const pattern = path.replace(/<[^>]+>/g, "*").replace(/\/$/, "");
  const places = [...STARTS, dirname(document)].map((start) => join(start, pattern));
  if (!pattern.includes("/")) places.push(`**/${pattern}`);
  return places.some(
    (place) => existsSync(join(root, place)) || globSync(place, { cwd: root, exclude: SKIPPED }).length > 0,
  );
}

function mapFaults(root: string): DocFault[] {
  const document = "ARCHITECTURE.md";
  if (!existsSync(join(root, document))) return [{ document, message: "is missing" }];
  const text = readFileSync(join(root, document), "utf8");
  return ["src/server", "src/web"].flatMap((parent) =>
    foldersOf(join(root, parent))
      .filter((folder) => !new RegExp(`(^|[\\s/\`(│])${folder}(/|\\b)`, "m").test(text))
      .map((folder) => ({ document, message: `the map does not name ${parent}/${folder}` })),
  );
}

const foldersOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
        .map((entry) => entry.name)
    : [];

if (import.meta.main) {
  const faults = checkDocPaths(process.argv[2] ?? ".");
  for (const fault of faults) console.log(`${fault.document}: ${fault.message}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
