import type { PaperFacts } from "../../clients/index.ts";
import { putClient } from "./build/client.ts";
import { putDebts } from "./build/debts.ts";
import { putExtra } from "./build/extra.ts";
import { putMatter } from "./build/matter.ts";
import { putRecords } from "./build/records.ts";
import { putUntil } from "./build/until.ts";
import { emptyScope, type Scope } from "./facts.ts";
import type { PaperInput } from "./input.ts";

/** Everything templates may name, with values and where each was taken from. Pure: the same facts make the same paper. */
export function buildModel(facts: PaperFacts, input: PaperInput): Scope {
  const scope = emptyScope();
  putClient(scope, facts, input);
  putRecords(scope, facts, input.today);
  putDebts(scope, facts, input.extra.debtId);
  putMatter(scope, input);
  putExtra(scope, facts, input);
  putUntil(scope, facts, input);
  return scope;
}
