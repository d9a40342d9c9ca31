import { robotNamed, triggerNamed } from "./catalogue.ts";

/** A rule as people see it: its own title, or that of what it does. */
export function titleOf(rule: { kind: "robot" | "trigger"; name: string; title: string }): string {
  const offered = rule.kind === "robot" ? robotNamed(rule.name) : triggerNamed(rule.name);
  return rule.title || (offered?.title[0] ?? rule.name);
}
