// The interface's part of src/api. It calls an endpoint by its method and path alone; the schemas are read by the server,
// and to a page they would be tens of kilobytes. Whatever stays unnamed then leaves the build, schema by schema.
import type { Plugin } from "vite";

interface Node {
  type: string;
  start: number;
  end: number;
  [part: string]: unknown;
}
type Edit = { start: number; end: number; text: string };
const CALLED_BY = new Set(["method", "path"]);
const lazyKinds = new Set(["ArrowFunctionExpression", "FunctionExpression"]);

export const slimApi: Plugin = {
  name: "oplot-slim-api",
  apply: "build",
  transform: {
    filter: { id: /[\\/]src[\\/]api[\\/][\w-]+\.ts$/ },
    handler(code) {
      return { code: slim(code, this.parse(code) as unknown as Node), map: null }; // ESTree, seen as a plain tree
    },
  },
};

/** `code` is script without types, `program` its tree. */
export function slim(code: string, program: Node): string {
  const edits = nodesOf(program["body"]).flatMap((statement) => {
    const declared = statement.type === "ExportNamedDeclaration" ? statement["declaration"] : statement;
    if (!isNode(declared) || declared.type !== "VariableDeclaration") return [];
    return nodesOf(declared["declarations"]).flatMap(({ init }) => (isNode(init) ? editsOf(init, code) : []));
  });
  // From the end, so that places before stay where they were.
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
}

function editsOf(init: Node, code: string): Edit[] {
  if (isEndpoint(init)) return [{ start: init.start, end: init.end, text: callable(init, code) }];
  // A call whose value nobody names may go only when it is known to do nothing else.
  if (!hasCall(init)) return [];
  return [
    { start: init.start, end: init.end, text: `/* @__PURE__ */ (() => (${code.slice(init.start, init.end)}))()` },
  ];
}

const isEndpoint = ({ type, callee }: Node): boolean =>
  type === "CallExpression" && isNode(callee) && callee["name"] === "endpoint";

function callable(init: Node, code: string): string {
  const [value] = nodesOf(init["arguments"]);
  const parts = nodesOf(value?.["properties"]).filter(({ key }) => isNode(key) && CALLED_BY.has(String(key["name"])));
  if (parts.length !== CALLED_BY.size) throw new Error("an endpoint must state its method and path in place");
  return `{ ${parts.map(({ start, end }) => code.slice(start, end)).join(", ")} }`;
}

function hasCall(node: Node): boolean {
  if (lazyKinds.has(node.type)) return false;
  if (node.type === "CallExpression") return true;
  return Object.values(node).some((part) => nodesOf(Array.isArray(part) ? part : [part]).some(hasCall));
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
