import type { RuleSpec } from "../../../api/automation-versions.ts";

// A circle: entering a stage leads, by robots and by triggers that answer what robots do, to entering it again. People,
// partners and dates are not in it: a chain that needs one of them is no circle.

export interface Edge {
  from: number;
  to: number;
  /** The rule that leads on. */
  rule: RuleSpec;
}

/** The first circle that touches one of the stages, edge after edge; null when there is none. */
export function circleOf(edges: readonly Edge[], touching: ReadonlySet<number>): Edge[] | null {
  const leading = Map.groupBy(edges, (edge) => edge.from);
  for (const start of [...touching].toSorted((a, b) => a - b)) {
    const found = pathBack(start, leading);
    if (found) return found;
  }
  return null;
}

/** The shortest way from the stage back to itself. */
function pathBack(start: number, leading: ReadonlyMap<number, Edge[]>): Edge[] | null {
  const ways: Edge[][] = (leading.get(start) ?? []).map((edge) => [edge]);
  const seen = new Set<number>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    const end = way.at(-1)?.to;
    if (end === undefined || seen.has(end)) continue;
    if (end === start) return way;
    seen.add(end);
    for (const edge of leading.get(end) ?? []) ways.push([...way, edge]);
  }
  return null;
}
