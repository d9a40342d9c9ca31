// The laws of STYLE.md that no ready-made tool knows. node scripts/check-house.ts [root]
import { dutyRules } from "./house/duties.ts";
import { nameRules } from "./house/names.ts";
import { shapeRules } from "./house/shape.ts";
import { readSources, type Finding, type Source } from "./house/source.ts";

const rules = [...shapeRules, ...dutyRules, ...nameRules];

export interface Violation extends Finding {
  rule: string;
}

export function checkHouse(sources: readonly Source[]): Violation[] {
  const found = rules.flatMap((rule) => {
    const findings = [
      ...(rule.all?.(sources) ?? []),
      ...sources.flatMap((source) => [...(rule.check?.(source) ?? [])]),
    ];
    return findings.map((finding) => ({ rule: rule.name, ...finding }));
  });
  return found.toSorted((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
}

if (import.meta.main) {
  const sources = readSources(process.argv[2] ?? ".");
  const violations = checkHouse(sources);
  for (const v of violations) console.log(`${v.path}:${v.line} ${v.rule}: ${v.message}`);
  console.log(`${sources.length} files, ${rules.length} rules, ${violations.length} violations`);
  process.exitCode = violations.length > 0 || sources.length === 0 ? 1 : 0;
}
