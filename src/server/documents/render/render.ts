import type { MissingFact, UsedFact } from "../../../api/documents.ts";
import type { Scope } from "../model/facts.ts";
import { fill, scopesOf, type Compiled } from "./compiled.ts";
import { PENDING, tellContainer, tellText, type Told } from "./resolve.ts";

export interface Rendered {
  content: Uint8Array;
  used: UsedFact[];
  /** Not empty: the content is not to be shown to anybody. */
  missing: MissingFact[];
}

/** A paper by a template and a model. Its number and day stay as placeholders until it is final. */
export async function renderPaper(template: Compiled, model: Scope): Promise<Rendered> {
  const told: Told = { used: new Map(), missing: new Map() };
  const content = await fill(template, ({ path }) => {
    const tag = path.at(-1);
    if (typeof tag !== "object") return "";
    if (tag.disposition === "SelfClosed" && PENDING.test(tag.name)) return tag.rawText;
    const scopes = scopesOf(model, path);
    if (tag.disposition === "SelfClosed") return tellText(scopes, tag.name, told);
    return tellContainer(scopes, tag.name, told);
  });
  return { content, used: [...told.used.values()], missing: [...told.missing.values()] };
}
