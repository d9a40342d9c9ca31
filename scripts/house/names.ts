import ts from "typescript";
import { finding, isServer, isTest, nodesOf, type Finding, type Rule, type Source } from "./source.ts";

const DEFINERS = /^define(Robot|Trigger|Job|Fact|Condition)$/;
const EVENT_NAME = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;

interface Named {
  /** What is named: "Robot", "Job" … */
  kind: string;
  name: string;
  source: Source;
  node: ts.Node;
}

const uniqueNames: Rule = {
  name: "unique-names",
  *all(sources) {
    const first = new Map<string, Named>();
    const server = sources.filter(declaresNames);
    for (const named of server.flatMap((source) => [...namesOf(source, server)])) {
      yield* matchesFolder(named);
      const key = `${named.kind} ${named.name}`;
      const earlier = first.get(key);
      if (earlier) yield finding(named.source, named.node, `${key} is already in ${earlier.source.path}`);
      first.set(key, earlier ?? named);
    }
  },
};

const declaresNames = ({ path }: Source): boolean => isServer(path) && !isTest(path);

function* namesOf(source: Source, all: readonly Source[]): Generator<Named> {
  for (const node of nodesOf(source.tree)) {
    if (!ts.isCallExpression(node)) continue;
    const kind = DEFINERS.exec(node.expression.getText(source.tree))?.[1];
    const value = node.arguments[0];
    if (!kind || !value || !ts.isObjectLiteralExpression(value)) continue;
    yield { kind, name: nameIn(value) ?? spreadName(value, source, all) ?? "", source, node };
  }
}

function nameIn(value: ts.ObjectLiteralExpression): string | undefined {
  const property = value.properties.find((p) => p.name && ts.isIdentifier(p.name) && p.name.text === "name");
  const literal = property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
  return literal && ts.isStringLiteralLike(literal) ? literal.text : undefined;
}

/** `{ ...passOnJob, run }`: a name that others enqueue by stands apart from what runs, in the same slice. */
function spreadName(value: ts.ObjectLiteralExpression, source: Source, all: readonly Source[]): string | undefined {
  const spread = value.properties.find((p) => ts.isSpreadAssignment(p))?.expression.getText(source.tree);
  const slice = source.path.split("/").slice(0, 3).join("/");
  for (const { path, tree } of all) {
    if (!spread || !path.startsWith(`${slice}/`)) continue;
    for (const node of nodesOf(tree)) {
      const isIt = ts.isVariableDeclaration(node) && node.name.getText(tree) === spread;
      const object = isIt && node.initializer ? plain(node.initializer) : undefined;
      if (object && ts.isObjectLiteralExpression(object)) return nameIn(object);
    }
  }
  return undefined;
}

/** A value without its `as const` or `satisfies`. */
const plain = (value: ts.Expression): ts.Expression =>
  ts.isAsExpression(value) || ts.isSatisfiesExpression(value) ? value.expression : value;

function* matchesFolder({ kind, name, source, node }: Named): Generator<Finding> {
  const slice = /^src\/server\/([^/]+)\//.exec(source.path)?.[1];
  if (!slice) return;
  const pattern = new RegExp(`^${slice}\\.[a-z0-9]+(-[a-z0-9]+)*$`);
  if (!pattern.test(name))
    yield finding(source, node, `${kind} "${name}": write the name here as "${slice}.verb-noun"`);
}

const eventNames: Rule = {
  name: "event-names",
  *check(source) {
    if (source.path !== "src/api/events.ts") return;
    const seen = new Set<string>();
    for (const property of eventProperties(source)) {
      const name = ts.isStringLiteralLike(property.name) ? property.name.text : property.name.getText(source.tree);
      if (!EVENT_NAME.test(name)) yield finding(source, property, `event "${name}": write "noun.past-verb"`);
      if (seen.has(name)) yield finding(source, property, `event "${name}" is listed twice`);
      seen.add(name);
    }
  },
};

function eventProperties(source: Source): ts.PropertyAssignment[] {
  for (const node of nodesOf(source.tree)) {
    if (!ts.isVariableDeclaration(node) || node.name.getText(source.tree) !== "events" || !node.initializer) continue;
    const value = plain(node.initializer);
    if (ts.isObjectLiteralExpression(value)) return value.properties.filter((p) => ts.isPropertyAssignment(p));
  }
  return [];
}

export const nameRules: Rule[] = [uniqueNames, eventNames];
