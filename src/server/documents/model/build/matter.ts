import { matterFacts, type MatterFactName } from "../../../../api/matter-papers.ts";
import { lawLeaves, lawRules, shareMembers, textCodes, textLeaves } from "../data/law-data.ts";
import { docLeaves, firmLeaves, matterLeaves, pathOfMatterFact, scheduleList } from "../data/matter-data.ts";
import { factOf, put, type FactValue, type Scope } from "../facts.ts";
import type { PaperInput } from "../input.ts";
import { sexOf } from "../names.ts";
import { scheduleOf, type Instalment } from "../schedule.ts";
import { itemsOf } from "./items.ts";

/** `doc.*`, `today`, `firm.*`, `matter.*`, `contract.*`, the schedule, `law.*` and `text.*`. */
export function putMatter(scope: Scope, input: PaperInput): void {
  put(scope, docLeaves, { today: input.today, "doc.title": input.title }, (name) => ({
    where: "extra",
    name,
    id: null,
  }));
  putFirm(scope, input);
  putFacts(scope, input);
  putSchedule(scope, input);
  putLaw(scope, input);
  for (const path of ["firm.headName", "matter.responsibleName", "matter.representativeName", "matter.managerName"])
    withSex(scope, path);
}

function withSex(scope: Scope, path: string): void {
  const fact = factOf(scope, path);
  if (fact.value !== null) scope.facts.set(path, { ...fact, sex: sexOf(String(fact.value)) });
}

const vatWords = { none: "Без НДС", 5: "В том числе НДС 5 %", 7: "В том числе НДС 7 %", 22: "В том числе НДС 22 %" };

function putFirm(scope: Scope, { firm }: PaperInput): void {
  put(
    scope,
    firmLeaves,
    {
      ...Object.fromEntries(
        Object.entries(firm).flatMap(([name, value]) => (typeof value === "string" ? [[`firm.${name}`, value]] : [])),
      ),
      "firm.vat": vatWords[firm.vat],
    },
    (path) => ({ where: "firm", name: path.slice("firm.".length), id: null }),
  );
}

function putFacts(scope: Scope, { matter, contract }: PaperInput): void {
  const own = matterFacts.map(({ name, kind }): [string, FactValue] => {
    const text = matter?.facts.get(name) ?? null;
    return [pathOfMatterFact(name), text !== null && (kind === "money" || kind === "number") ? Number(text) : text];
  });
  const fields = Object.fromEntries(matterFacts.map(({ name }) => [pathOfMatterFact(name), name]));
  const values: Record<string, FactValue> = {
    ...Object.fromEntries(own),
    "matter.number": matter?.number ?? null,
    "matter.openedOn": matter?.openedOn ?? null,
    "matter.responsibleName": matter?.responsibleName ?? null,
    "contract.number": contract?.number ?? null,
    "contract.date": contract?.day ?? null,
    "matter.monthly": scheduleFrom(matter?.facts)?.[0]?.kopecks ?? null,
  };
  // Whoever answers for the matter represents the client unless another is named.
  values["matter.representativeName"] ??= matter?.responsibleName ?? null;
  put(scope, matterLeaves, values, (path) => ({
    where: "matter",
    name: path === "matter.monthly" ? "priceKopecks" : (fields[path] ?? path),
    id: path.startsWith("contract.") ? (contract?.id ?? null) : (matter?.id ?? null),
  }));
}

function putSchedule(scope: Scope, { matter, extra }: PaperInput): void {
  const rows = extra.schedule ?? scheduleFrom(matter?.facts);
  const known = rows ?? [{ on: null, kopecks: null }];
  // Without terms one row stands, of facts not known: a contract with an empty schedule is never made.
  scope.lists.set(
    scheduleList.path,
    itemsOf(
      scheduleList,
      known.map(({ on, kopecks }) => ({
        values: { on, sum: kopecks },
        source: (path) => ({
          where: extra.schedule ? "extra" : "matter",
          name: path === "on" ? "firstPaymentOn" : "priceKopecks",
          id: matter?.id ?? null,
        }),
      })),
    ),
  );
}

function scheduleFrom(facts: ReadonlyMap<MatterFactName, string> | undefined): Instalment[] | null {
  const [price, count, first] = (["priceKopecks", "instalments", "firstPaymentOn"] as const).map((name) =>
    facts?.get(name),
  );
  return price && count && first ? scheduleOf(Number(price), Number(count), first) : null;
}

function putLaw(scope: Scope, { rules, texts }: PaperInput): void {
  const values = lawRules.map(({ path, code, member }): [string, FactValue] => {
    const value = Object.entries(rules.get(code) ?? {}).find(([name]) => name === member)?.[1];
    if (typeof value === "number") return [path, shareMembers.has(member) ? Math.round(value * 100) : value];
    return [path, typeof value === "string" ? value : null];
  });
  const codes = Object.fromEntries(lawRules.map(({ path, code }) => [path, code]));
  put(scope, lawLeaves, Object.fromEntries(values), (path) => ({ where: "law", name: codes[path] ?? path, id: null }));
  const bodies = Object.entries(textCodes).map(([path, code]) => [path, texts.get(code) ?? null]);
  put(scope, textLeaves, Object.fromEntries(bodies), (path) => ({
    where: "law",
    name: textCodes[path] ?? path,
    id: null,
  }));
}
