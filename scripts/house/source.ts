import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";

/** One parsed file of the house. `path` is from the root, with forward slashes. */
export interface Source {
  path: string;
  text: string;
  tree: ts.SourceFile;
}

export interface Finding {
  path: string;
  line: number;
  message: string;
}

/** A law of the house: what it finds in one file, or, with `all`, in the files together. */
export interface Rule {
  name: string;
  check?: (source: Source) => Iterable<Finding>;
  all?: (sources: readonly Source[]) => Iterable<Finding>;
}

const folders = ["src", "partners", "scripts", "test", "e2e", "bench"];

export function readSources(root: string): Source[] {
  const patterns = folders.map((folder) => `${folder}/**/*.{ts,tsx,mjs}`);
  return globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()
    .map((path) => parse(path, readFileSync(join(root, path), "utf8")));
}

export function parse(path: string, text: string): Source {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind) };
}

export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

export const finding = (source: Source, node: ts.Node, message: string): Finding => ({
  path: source.path,
  line: lineOf(source, node.getStart(source.tree)),
  message,
});

export const lineOf = (source: Source, position: number): number =>
  source.tree.getLineAndCharacterOfPosition(position).line + 1;

export const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path);
export const isServer = (path: string): boolean => path.startsWith("src/server/");
export const fileName = (path: string): string => basename(path);

/** Modules named by the imports and re-exports of a file, types included. */
export function* importsOf(source: Source): Generator<{ node: ts.Node; specifier: string }> {
  for (const node of nodesOf(source.tree)) {
    const module =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (module && ts.isStringLiteralLike(module)) yield { node, specifier: module.text };
  }
}
