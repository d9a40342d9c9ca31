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
    for (const named of sources.filter(declaresNames).flatMap((source) => [...namesOf(source)])) {
      yield* matchesFolder(named);
      const key = `${named.kind} ${named.name}`;
      const earlier = first.get(key);
      if (earlier) yield finding(named.source, named.node, `${key} is already in ${earlier.source.path}`);
      first.set(key, earlier ?? named);
    }
  },
};

const declaresNames = ({ path }: Source): boolean => isServer(path) && !isTest(path);

function* namesOf(source: Source): Generator<Named> {
  for (const node of nodesOf(source.tree)) {
    if (!ts.isCallExpression(node)) continue;
    const kind = DEFINERS.exec(node.expression.getText(source.tree))?.[1];
    const value = node.arguments[0];
    if (!kind || !value || !ts.isObjectLiteralExpression(value)) continue;
    const property = value.properties.find((p) => p.name?.getText(source.tree) === "name");
    const literal = property && ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer);
    yield { kind, name: literal ? property.initializer.text : "", source, node: property ?? value };
  }
}

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
    const value =
      ts.isAsExpression(node.initializer) || ts.isSatisfiesExpression(node.initializer)
        ? node.initializer.expression
        : node.initializer;
    if (ts.isObjectLiteralExpression(value)) return value.properties.filter((p) => ts.isPropertyAssignment(p));
  }
  return [];
}

export const nameRules: Rule[] = [uniqueNames, eventNames];
