import { posix } from "node:path";
import ts from "typescript";
import { fileName, finding, importsOf, isServer, isTest, nodesOf, type Rule, type Source } from "./source.ts";

/** Kernel files without database, clock or network: what a rule may count with. */
const PURE_KERNEL = /^src\/server\/kernel\/(time[a-z-]*|working-time|money)\.ts$/;
const IMPURE_PACKAGES = /^(node:(?!crypto$)|pg$|pg-boss|kysely|fastify|@fastify\/|@electric-sql\/|twilio|flydrive)/;

const verbsEmit: Rule = {
  name: "verb-emits",
  *check(source) {
    if (!isServer(source.path) || isTest(source.path) || source.path.startsWith("src/server/kernel/")) return;
    const opens = callsOf(source, "inTx")[0];
    if (!opens || callsOf(source, "emit").length > 0 || /\/\/ no event: \S/.test(source.text)) return;
    yield finding(source, opens, "a change is an event: call emit, or say `// no event: reason`");
  },
};

const callsOf = (source: Source, name: string): ts.CallExpression[] =>
  [...nodesOf(source.tree)].filter(
    (node): node is ts.CallExpression => ts.isCallExpression(node) && node.expression.getText(source.tree) === name,
  );

const routesWithoutSql: Rule = {
  name: "routes-without-sql",
  *check(source) {
    if (!isServer(source.path) || !/^(routes|webhooks)\.ts$/.test(fileName(source.path))) return;
    for (const node of nodesOf(source.tree)) {
      const names =
        (ts.isPropertyAccessExpression(node) && node.name.text === "db") ||
        (ts.isBindingElement(node) && (node.propertyName ?? node.name).getText(source.tree) === "db");
      if (names)
        yield finding(source, node, "routes parse, authorise and call a verb; the database is for verbs and store.ts");
    }
  },
};

const pureRules: Rule = {
  name: "pure-rules",
  *check(source) {
    if (!isServer(source.path) || fileName(source.path) !== "rules.ts") return;
    for (const { node, specifier } of importsOf(source)) {
      const path = resolve(source.path, specifier);
      const allowed = path
        ? path.startsWith("src/api/") || fileName(path) === "rules.ts" || PURE_KERNEL.test(path)
        : !IMPURE_PACKAGES.test(specifier);
      if (!allowed) yield finding(source, node, `rules are pure: they may not import ${specifier}`);
    }
  },
};

const plainAdapters: Rule = {
  name: "plain-adapters",
  *check(source) {
    if (!/^src\/server\/.*\/adapters\//.test(source.path) || isTest(source.path)) return;
    for (const { node, specifier } of importsOf(source)) {
      const path = resolve(source.path, specifier);
      const touches = path
        ? /\/tables\.ts$|^src\/server\/kernel\/(db|tx|events)\.ts$/.test(path)
        : /^(kysely|pg)$/.test(specifier);
      if (touches) yield finding(source, node, `adapters speak with partners only: no ${specifier}`);
    }
  },
};

/** The path from the root that a relative import names; undefined for a package. */
const resolve = (from: string, specifier: string): string | undefined =>
  specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : undefined;

export const dutyRules: Rule[] = [verbsEmit, routesWithoutSql, pureRules, plainAdapters];
