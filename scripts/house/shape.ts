import ts from "typescript";
import { fileName, finding, isServer, isTest, lineOf, nodesOf, type Rule, type Source } from "./source.ts";

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 60;
const MAX_COMPONENT_LINES = 120;

/** Tables, texts and data are lists: cutting them helps nobody. */
const isList = (path: string): boolean =>
  isTest(path) || /(^|-)(tables|texts|data)\.ts$/.test(fileName(path)) || /\/(fixtures|data)\//.test(path);

const fileSize: Rule = {
  name: "file-size",
  *check(source) {
    const lines = lineOf(source, source.text.trimEnd().length);
    if (lines > MAX_FILE_LINES && !isList(source.path)) {
      yield {
        path: source.path,
        line: lines,
        message: `${lines} lines, at most ${MAX_FILE_LINES}: split it by thought`,
      };
    }
  },
};

const functionSize: Rule = {
  name: "function-size",
  *check(source) {
    if (isTest(source.path) || !/^(src|partners|scripts)\//.test(source.path)) return;
    const most = source.path.startsWith("src/web/") ? MAX_COMPONENT_LINES : MAX_FUNCTION_LINES;
    for (const node of nodesOf(source.tree)) {
      if (!isFunction(node)) continue;
      const lines = lineOf(source, node.getEnd()) - lineOf(source, node.getStart(source.tree)) + 1;
      if (lines > most) yield finding(source, node, `a function of ${lines} lines, at most ${most}`);
    }
  },
};

const isFunction = (node: ts.Node): boolean =>
  (ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node)) &&
  node.body !== undefined;

const fileNames: Rule = {
  name: "file-name",
  *check({ path }) {
    const at = { path, line: 1 };
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|d))*\.(tsx?|mjs)$/.test(fileName(path))) {
      yield { ...at, message: "file names are kebab-case" };
    }
    if (/(^|-)(service|manager|helpers?|utils?|impl|dto)\./.test(fileName(path))) {
      yield { ...at, message: "name it by what it does; Service, Manager, Helper, Util, Impl and Dto say nothing" };
    }
  },
};

const noDefaultExport: Rule = {
  name: "no-default-export",
  *check(source) {
    if (!/^(src|partners)\//.test(source.path) || /\.config\.ts$|\.d\.ts$/.test(source.path)) return;
    for (const node of source.tree.statements) {
      if (isDefaultExport(node)) yield finding(source, node, "no default exports: a name is the same everywhere");
    }
  },
};

const isDefaultExport = (node: ts.Statement): boolean =>
  (ts.isExportAssignment(node) && !node.isExportEquals) ||
  (ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.DefaultKeyword) ?? false)) ||
  (ts.isExportDeclaration(node) &&
    node.exportClause !== undefined &&
    ts.isNamedExports(node.exportClause) &&
    node.exportClause.elements.some((element) => element.name.text === "default"));

const noConsole: Rule = {
  name: "no-console",
  *check(source) {
    if (!isServer(source.path)) return;
    for (const node of nodesOf(source.tree)) {
      if (ts.isPropertyAccessExpression(node) && node.expression.getText(source.tree) === "console") {
        yield finding(source, node, "write through ctx.log: it keeps personal data out");
      }
    }
  },
};

const ownClock: Rule = {
  name: "own-clock",
  *check(source) {
    if (!isServer(source.path) || isTest(source.path) || source.path === "src/server/kernel/clock.ts") return;
    for (const node of nodesOf(source.tree)) {
      if (readsClock(node, source)) yield finding(source, node, "time comes from ctx.now (or the app's clock)");
    }
  },
};

function readsClock(node: ts.Node, source: Source): boolean {
  if (ts.isNewExpression(node)) {
    return node.expression.getText(source.tree) === "Date" && (node.arguments?.length ?? 0) === 0;
  }
  return ts.isCallExpression(node) && node.expression.getText(source.tree) === "Date.now";
}

export const shapeRules: Rule[] = [fileSize, functionSize, fileNames, noDefaultExport, noConsole, ownClock];
