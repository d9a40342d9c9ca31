import { robotNamed, triggerNamed } from "./catalogue.ts";

interface Titled {
  kind: "robot" | "trigger";
  name: string;
  title: string;
}

/** A rule as people see it: its own title, or that of what it does. */
export const titleOf = (rule: Titled): string => rule.title || (offeredTitle(rule)?.[0] ?? rule.name);
/** The same for an English reader: the firm's own titles are in one language. */
export const titleEnOf = (rule: Titled): string => rule.title || (offeredTitle(rule)?.[1] ?? rule.name);

const offeredTitle = ({ kind, name }: Titled) => (kind === "robot" ? robotNamed(name) : triggerNamed(name))?.title;
