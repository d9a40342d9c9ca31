import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { weigh } from "./check-bundle.ts";
import { checkDocPaths } from "./check-doc-paths.ts";
import { checkFloors } from "./check-floors.ts";
import { checkHouse } from "./check-house.ts";
import { root as own } from "./children.ts";
import { readSources } from "./house/source.ts";

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "oplot-house-"))));
afterEach(() => rmSync(root, { recursive: true }));

type Tree = Record<string, string>;

function plant(tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** A small house without a fault: a verb with its event, a rule, a route, an adapter, a robot, a page. */
const clean: Tree = {
  "src/api/events.ts": `import { z } from "zod";\nexport const events = { "message.sent": z.object({}) };`,
  "src/api/messages.ts": `import type { events } from "./events.ts";\nexport type Names = keyof typeof events;`,
  "src/server/kernel/clock.ts": `export const now = () => new Date();`,
  "src/server/kernel/tx.ts": `export const inTx = (work: () => void) => work();\nexport const emit = () => {};`,
  "src/server/clients/index.ts": `export { findClient } from "./store.ts";`,
  "src/server/clients/store.ts": `export const findClient = () => 1;`,
  "src/server/messaging/rules.ts": `import type { Names } from "../../api/messages.ts";\nexport const isFinal = (n: Names) => n;`,
  "src/server/messaging/send-message.ts": `import { findClient } from "../clients/index.ts";\nimport { emit, inTx } from "../kernel/tx.ts";\nexport const sendMessage = () => inTx(() => { findClient(); emit(); });`,
  "src/server/messaging/routes.ts": `import { sendMessage } from "./send-message.ts";\nexport const routes = () => sendMessage();`,
  "src/server/messaging/adapters/twilio.ts": `import { isFinal } from "../rules.ts";\nexport const twilio = isFinal;`,
  "src/server/messaging/robots.ts": `const defineRobot = (robot: { name: string }) => robot;\nexport const whatsapp = defineRobot({ name: "messaging.whatsapp-template" });`,
  "src/server/messaging/slice.ts": `import { routes } from "./routes.ts";\nexport const messaging = { routes };`,
  "src/server/app.ts": `import { messaging } from "./messaging/slice.ts";\nexport const slices = [messaging];`,
  "src/web/ui/button.tsx": `export const Button = () => <button>+</button>;`,
  "src/web/messaging/line.tsx": `import { Button } from "../ui/button.tsx";\nexport const Line = () => <Button />;`,
  "src/web/pages/card.tsx": `import { Line } from "../messaging/line.tsx";\nexport const Card = () => <Line />;`,
  "partners/main.ts": `export const origin = "http://127.0.0.1";`,
};

describe("house rules", () => {
  const rulesBroken = (tree: Tree): string[] => {
    plant(tree);
    return [...new Set(checkHouse(readSources(root)).map((v) => v.rule))];
  };

  it("pass a clean house", () => expect(rulesBroken(clean)).toEqual([]));

  const long = (lines: number) => "export const x = 1;\n".repeat(lines);
  const longFunction = (lines: number) => `export function work() {\n${"  void 0;\n".repeat(lines)}}`;
  it.each<[string, string, string]>([
    ["file-size", "src/server/tasks/close-task.ts", long(301)],
    ["file-size", "partners/twilio/route.ts", long(301)],
    ["function-size", "src/server/tasks/close-task.ts", longFunction(60)],
    ["function-size", "src/api/tasks.ts", longFunction(60)],
    ["function-size", "src/web/tasks/list.tsx", longFunction(120)],
    ["file-name", "src/web/tasks/TaskList.tsx", ""],
    ["file-name", "src/server/tasks/task-service.ts", ""],
    ["no-default-export", "src/web/tasks/list.tsx", "export default function List() {}"],
    ["no-default-export", "partners/route.ts", "const a = 1;\nexport { a as default };"],
    ["no-default-export", "src/server/tasks/close.ts", "const a = 1;\nexport default a;"],
    ["no-console", "src/server/tasks/close-task.ts", `console.log("x");`],
    ["own-clock", "src/server/tasks/close-task.ts", "export const at = () => new Date();"],
    ["own-clock", "src/server/tasks/close-task.ts", "export const at = () => Date.now();"],
    ["verb-emits", "src/server/tasks/close-task.ts", "export const closeTask = (ctx) => inTx(ctx, async () => {});"],
    ["routes-without-sql", "src/server/tasks/routes.ts", "export const list = (ctx) => ctx.db.selectFrom();"],
    ["routes-without-sql", "src/server/tasks/webhooks.ts", "export const list = ({ db }) => db.selectFrom();"],
    ["pure-rules", "src/server/tasks/rules.ts", `import { x } from "./store.ts";`],
    ["pure-rules", "src/server/tasks/rules.ts", `import { x } from "../kernel/db.ts";`],
    ["pure-rules", "src/server/tasks/rules.ts", `import { readFile } from "node:fs/promises";`],
    ["plain-adapters", "src/server/messaging/adapters/max.ts", `import type { T } from "../tables.ts";`],
    ["plain-adapters", "src/server/messaging/adapters/max.ts", `import type { Db } from "../../kernel/db.ts";`],
    ["unique-names", "src/server/tasks/robots.ts", `defineRobot({ name: "messaging.whatsapp-template" });`],
    [
      "unique-names",
      "src/server/messaging/jobs.ts",
      `defineJob({ name: "messaging.a" }); defineJob({ name: "messaging.a" });`,
    ],
    ["unique-names", "src/server/tasks/triggers.ts", `const n = "x"; defineTrigger({ name: n });`],
    ["event-names", "src/api/events.ts", `export const events = { sendMessage: 1 };`],
    ["event-names", "src/api/events.ts", `export const events = { "task.closed": 1, "task.closed": 2 } as const;`],
  ])("refuse %s in %s", (rule, path, text) => expect(rulesBroken({ ...clean, [path]: text })).toEqual([rule]));

  it("see a name that is spread from the same slice", () => {
    const names = { "src/server/tasks/job-names.ts": `export const remindJob = { name: "tasks.remind" } as const;` };
    const job = (slice: string) => ({ [`src/server/${slice}/jobs.ts`]: `defineJob({ ...remindJob, run });` });
    expect(rulesBroken({ ...clean, ...names, ...job("tasks") })).toEqual([]);
    expect(rulesBroken({ ...clean, ...names, ...job("clients") })).toEqual(["unique-names"]);
  });

  it.each<[string, string, string]>([
    ["a verb that says why it has no event", "src/server/tasks/touch.ts", "// no event: a read mark\ninTx(ctx, f);"],
    ["a long list of texts", "src/web/tasks/texts.ts", long(400)],
    ["a rule that counts working time", "src/server/tasks/rules.ts", `import { x } from "../kernel/working-time.ts";`],
    ["a date made of a value", "src/server/tasks/parse.ts", "export const at = (text) => new Date(text);"],
    ["the clock in a test", "src/server/tasks/rules.test.ts", "const now = new Date();"],
  ])("allow %s", (_, path, text) => expect(rulesBroken({ ...clean, [path]: text })).toEqual([]));
});

describe("floors", () => {
  const wallsBroken = (tree: Tree): string[] => {
    plant(tree);
    symlinkSync(join(own, "node_modules"), join(root, "node_modules"));
    const report = checkFloors(root);
    expect(report.modules).toBe(Object.keys(tree).length);
    return [...new Set(report.violations.map((v) => v.rule))];
  };
  const imports = (path: string) => `import { x } from "${path}";\nexport const y = x;`;

  it("pass a clean house", () => expect(wallsBroken(clean)).toEqual([]));

  it.each<[string, string, string]>([
    ["floor-0-looks-down", "src/server/kernel/a.ts", imports("../clients/index.ts")],
    [
      "floor-2-looks-down",
      "src/server/clients/a.ts",
      `import type { M } from "../messaging/slice.ts";\nexport type N = M;`,
    ],
    ["floor-4-looks-down", "src/server/tasks/a.ts", imports("../messaging/index.ts")],
    ["door-only", "src/server/tasks/a.ts", imports("../clients/store.ts")],
    ["own-door", "src/server/clients/a.ts", imports("./index.ts")],
    ["slice-has-a-floor", "src/server/attic/a.ts", imports("../kernel/tx.ts")],
    ["roof-sees-slices", "src/server/main.ts", imports("./clients/store.ts")],
    ["nobody-sees-the-roof", "src/server/tasks/a.ts", imports("../app.ts")],
    ["server-without-web", "src/server/tasks/a.ts", imports("../../web/ui/button.tsx")],
    ["web-sees-api", "src/web/tasks/a.ts", imports("../../server/kernel/tx.ts")],
    ["api-sees-zod", "src/api/a.ts", imports("../server/kernel/tx.ts")],
    ["api-sees-zod", "src/api/a.ts", imports("kysely")],
    ["web-slices-apart", "src/web/tasks/a.ts", imports("../messaging/line.tsx")],
    ["web-ground", "src/web/ui/a.ts", imports("../messaging/line.tsx")],
    ["product-without-sandbox", "src/server/tasks/a.ts", imports("../../../partners/main.ts")],
    ["sandbox-alone", "partners/a.ts", imports("../src/api/messages.ts")],
  ])("refuse %s", (rule, path, text) => {
    const helped = { ...clean, "src/server/messaging/index.ts": `export { sendMessage } from "./send-message.ts";` };
    expect(wallsBroken({ ...helped, [path]: text })).toContain(rule);
  });

  it("refuse a cycle, of types too", () => {
    const a = `import type { B } from "./b.ts";\nexport type A = B;`;
    const b = `import type { A } from "./a.ts";\nexport type B = A;`;
    expect(wallsBroken({ ...clean, "src/server/tasks/a.ts": a, "src/server/tasks/b.ts": b })).toEqual(["no-cycle"]);
  });

  it("see that nothing was read", () => {
    plant({ "src/readme.txt": "nothing here" });
    expect(checkFloors(root).modules).toBe(0);
  });
});

describe("documents", () => {
  const map = "server/: `kernel/` clients/ messaging/, web/: ui/ messaging/ pages/";
  const faults = (tree: Tree): string[] => {
    plant({ "ARCHITECTURE.md": map, ...clean, ...tree });
    return checkDocPaths(root).map((fault) => fault.message);
  };

  it("pass when every path exists, shortened, by role or as a pattern", () => {
    const text =
      "`src/server/kernel/tx.ts` `kernel/clock.ts` `routes.ts` `src/server/*/robots.ts` `src/web/<slice>/line.tsx` `dist/web` `application/json` `npm start`";
    expect(faults({ "README.md": text })).toEqual([]);
  });

  it("name what is gone", () => {
    expect(faults({ "docs/a.md": "see `src/server/kernel/gone.ts` and `kernel/lost.ts`" })).toEqual([
      "`src/server/kernel/gone.ts` does not exist",
      "`kernel/lost.ts` does not exist",
    ]);
  });

  it("name a folder that the map lacks", () => {
    expect(faults({ "src/server/law/rules.ts": "" })).toEqual(["the map does not name src/server/law"]);
  });
});

describe("bundle", () => {
  const manifest = {
    "main.tsx": { file: "main.js", isEntry: true, imports: ["_shared.js"] },
    "_shared.js": { file: "shared.js" },
    "landing.ts": { file: "landing.js", isEntry: true, css: ["landing.css"] },
    "pages/board.tsx": {
      file: "board.js",
      name: "board",
      src: "pages/board.tsx",
      isDynamicEntry: true,
      imports: ["_shared.js"],
    },
  };

  it("counts shared files once and every page with the shell", () => {
    const weights = weigh(manifest, (files) => files.length * 1000);
    expect(weights.map((w) => [w.title, w.kilobytes])).toEqual([
      ["shell", 2],
      ["public page, script and style", 2],
      ["page board", 3],
    ]);
  });
});
