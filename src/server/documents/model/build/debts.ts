import type { PaperDebt, PaperFacts } from "../../../clients/index.ts";
import { debtItem, debtLeaves, debtLists, totalLeaves } from "../data/debts-data.ts";
import { put, type FactValue, type Scope, type Source } from "../facts.ts";
import { listAt } from "../fields.ts";
import { list, type ListField } from "../field-kinds.ts";
import { debtKinds } from "./record-words-data.ts";
import { itemsOf, type ItemValues } from "./items.ts";

/** All debts, each creditor once with his debts, and the sections of order 530; `debt.*` is the one the paper is about. */
export function putDebts(scope: Scope, facts: PaperFacts, debtId: number | undefined): void {
  const { debts, records } = facts;
  const of = (keep: (debt: PaperDebt) => boolean) => debts.filter(keep).map(debtRow);
  const receivables = (isBusiness: boolean) =>
    records.receivable.filter((one) => one.isBusiness === isBusiness).map(receivableRow);
  const lists: Record<string, ItemValues[]> = {
    debts: of(() => true),
    ownMoneyDebts: of((debt) => !debt.isBusiness && !debt.isMandatoryPayment),
    ownMandatoryDebts: of((debt) => !debt.isBusiness && debt.isMandatoryPayment),
    businessMoneyDebts: of((debt) => debt.isBusiness && !debt.isMandatoryPayment),
    businessMandatoryDebts: of((debt) => debt.isBusiness && debt.isMandatoryPayment),
    ownReceivables: receivables(false),
    businessReceivables: receivables(true),
  };
  for (const field of debtLists)
    if (field.path !== "creditors") scope.lists.set(field.path, itemsOf(field, lists[field.path] ?? []));
  scope.lists.set("creditors", creditorItems(debts));
  putTotals(scope, debts);
  putDebt(
    scope,
    debts.find(({ id }) => id === debtId),
  );
}

const debtRow = (debt: PaperDebt): ItemValues => ({
  values: {
    kind: debtKinds[debt.kind] ?? debt.kind,
    "creditor.name": debt.creditor.name,
    "creditor.address": debt.creditor.address,
    "creditor.inn": debt.creditor.inn,
    "lender.name": debt.lender?.name ?? null,
    contractNumber: debt.contractNumber,
    contractDay: debt.contractDay,
    basis: debt.basis,
    amount: debt.amountKopecks,
    principal: debt.principalKopecks,
    interest: debt.interestKopecks,
    penalty: debt.penaltyKopecks,
    owed: debt.amountKopecks - debt.penaltyKopecks,
    asOf: debt.asOf,
    overdueSince: debt.overdueSince,
  },
  source: (path) => debtSource(debt.id, path),
});

const debtSource = (id: number | null, name: string): Source => ({ where: "debt", name, id });

const receivableRow = (one: PaperFacts["records"]["receivable"][number]): ItemValues => ({
  values: {
    obligation: one.obligation,
    debtor: one.debtor,
    debtorAddress: one.debtorAddress,
    basis: one.basis,
    amount: one.kopecks,
    owed: one.debtKopecks,
    penalty: one.penaltyKopecks,
  },
  source: (path) => ({ where: "record", name: `receivable.${path}`, id: one.id }),
});

/** By the directory's id; private persons without one, by name and number. */
function creditorItems(debts: readonly PaperDebt[]): Scope[] {
  const field = listAt("creditors");
  if (!field) return [];
  const groups = Map.groupBy(debts, ({ creditor }) => creditor.id ?? `${creditor.name}|${creditor.inn}`);
  const all = [...groups.values()];
  const scopes = itemsOf(field, all.map(creditorRow));
  const nested: ListField = list("debts", field.title, debtItem);
  scopes.forEach((scope, i) => scope.lists.set("debts", itemsOf(nested, (all[i] ?? []).map(debtRow))));
  return scopes;
}

function creditorRow(debts: readonly PaperDebt[]): ItemValues {
  const [first] = debts;
  // The latest debt may know an address that an older one does not.
  const address = debts.findLast(({ creditor }) => creditor.address !== "")?.creditor.address ?? null;
  return {
    values: {
      name: first?.creditor.name ?? null,
      address,
      inn: first?.creditor.inn ?? null,
      amount: sum(debts, (debt) => debt.amountKopecks),
      owed: sum(debts, (debt) => debt.amountKopecks - debt.penaltyKopecks),
      penalty: sum(debts, (debt) => debt.penaltyKopecks),
    },
    source: (path) => debtSource(first?.id ?? null, path === "name" || path === "address" ? `creditor.${path}` : path),
  };
}

const sum = (debts: readonly PaperDebt[], of: (debt: PaperDebt) => number): number =>
  debts.reduce((total, debt) => total + of(debt), 0);

function putTotals(scope: Scope, debts: readonly PaperDebt[]): void {
  const money = debts.filter((debt) => !debt.isMandatoryPayment);
  const mandatory = debts.filter((debt) => debt.isMandatoryPayment);
  const creditors = scope.lists.get("creditors")?.length ?? 0;
  const values: Record<string, FactValue> = {
    "totals.debt": sum(debts, (debt) => debt.amountKopecks),
    "totals.owed": sum(debts, (debt) => debt.amountKopecks - debt.penaltyKopecks),
    "totals.principal": sum(debts, (debt) => debt.principalKopecks),
    "totals.interest": sum(debts, (debt) => debt.interestKopecks),
    "totals.penalty": sum(debts, (debt) => debt.penaltyKopecks),
    "totals.moneyDebt": sum(money, (debt) => debt.amountKopecks),
    "totals.mandatoryDebt": sum(mandatory, (debt) => debt.amountKopecks),
    "totals.creditorCount": creditors,
    "totals.debtCount": debts.length,
  };
  // Without a single debt a total is not nothing, it is not known yet.
  put(scope, totalLeaves, debts.length > 0 ? values : {}, (path) => debtSource(null, path));
}

function putDebt(scope: Scope, debt: PaperDebt | undefined): void {
  const row = debt && debtRow(debt);
  const values = Object.fromEntries(Object.entries(row?.values ?? {}).map(([path, value]) => [`debt.${path}`, value]));
  // No dash may stand for a debt that was not named.
  const leaves = debt ? debtLeaves : debtLeaves.map(({ absent: _, ...leaf }) => leaf);
  put(scope, leaves, values, (path) =>
    debt ? debtSource(debt.id, path.slice("debt.".length)) : { where: "extra", name: "debtId", id: null },
  );
}
