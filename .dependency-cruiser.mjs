// The walls of the house. The floors are data, the rules follow from them; ARCHITECTURE.md draws the same.
const floors = [
  ["kernel"],
  ["access", "audit", "automation", "firm", "law", "uploads"],
  ["notices", "clients"],
  ["matters", "disk", "advice"],
  ["applications", "tasks", "messaging", "telephony", "mail", "chat", "inbox", "webhooks", "documents"],
  ["overview", "landing"],
];
const roof = "^src/server/(app|main|schedule|roles)\\.ts$";
const tests = "\\.test\\.tsx?$";
const at = (names) => `^src/server/(${names.join("|")})/`;
const error = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const looksDown = floors.map((own, floor) =>
  error(
    `floor-${floor}-looks-down`,
    "Imports go down only, and slices of one floor never import each other.",
    { path: at(own), pathNot: tests },
    { path: at(floors.slice(floor).flat()), pathNot: "^src/server/$1/" },
  ),
);

const server = [
  error(
    "slice-has-a-floor",
    "Every folder of src/server stands on a floor of the list above.",
    { path: "^src/server/[^/]+/", pathNot: at(floors.flat()) },
    {},
  ),
  error(
    "door-only",
    "Another slice is entered by its index.ts; the kernel has no rooms, and the roof plugs in slice.ts.",
    { path: "^src/server/([^/]+)/", pathNot: tests },
    { path: "^src/server/[^/]+/", pathNot: "^src/server/($1|kernel)/|^src/server/[^/]+/index\\.ts$" },
  ),
  error(
    "own-door",
    "A slice does not leave by its own door to come in again.",
    { path: "^src/server/([^/]+)/", pathNot: tests },
    { path: "^src/server/$1/index\\.ts$" },
  ),
  error(
    "roof-sees-slices",
    "The roof takes slice.ts and doors, not rooms.",
    { path: roof },
    { path: "^src/server/[^/]+/", pathNot: "^src/server/kernel/|^src/server/[^/]+/(slice|index)\\.ts$" },
  ),
  error(
    "nobody-sees-the-roof",
    "The frame knows the slices; they do not know the frame.",
    { path: "^src/server/[^/]+/", pathNot: tests },
    { path: "^src/server/[^/]+\\.ts$" },
  ),
  error("server-without-web", "web → api ← server.", { path: "^src/server/" }, { path: "^src/web/" }),
];

const others = [
  error("no-cycle", "Two files that need each other are one thought.", {}, { circular: true }),
  error("web-sees-api", "web → api ← server.", { path: "^src/web/" }, { path: "^src/", pathNot: "^src/(web|api)/" }),
  error(
    "api-sees-zod",
    "What crosses the wire depends on zod alone.",
    { path: "^src/api/", pathNot: tests },
    { pathNot: "^src/api/|^zod($|/)|node_modules/zod/" },
  ),
  error(
    "web-slices-apart",
    "Slices of the web meet on pages; what two of them need lies in ui or lib.",
    { path: "^src/web/(?!(?:ui|lib|pages|shell)/)([^/]+)/", pathNot: tests },
    { path: "^src/web/", pathNot: "^src/web/($1|ui|lib)/" },
  ),
  error(
    "web-ground",
    "ui and lib know no word of the domain.",
    { path: "^src/web/(ui|lib)/", pathNot: tests },
    { path: "^src/web/", pathNot: "^src/web/(ui|lib)/" },
  ),
  error("product-without-sandbox", "The product never imports the sandbox.", { path: "^src/" }, { path: "^partners/" }),
  error("sandbox-alone", "The sandbox is a program of its own.", { path: "^partners/" }, { path: "^src/" }),
];

export default {
  forbidden: [...looksDown, ...server, ...others],
  options: {
    parser: "swc", // reads TypeScript without its compiler; type-only imports count too
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.css$|^dist/" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js"] },
  },
};
