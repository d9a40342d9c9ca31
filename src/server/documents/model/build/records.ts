import type { RecordKind } from "../../../../api/client-records.ts";
import type { PaperFacts } from "../../../clients/index.ts";
import { propertyLists } from "../data/property-data.ts";
import { recordLists } from "../data/records-data.ts";
import type { FactValue, Scope } from "../facts.ts";
import { itemsOf, type ItemValues } from "./items.ts";
import { allowanceKinds, bankruptcyKinds, dealKinds, relations } from "./record-words-data.ts";

type Rows<K extends RecordKind> = PaperFacts["records"][K];

/** Lists of everything a client has in numbers; what the inventory parts by kind stands in lists of their own too. */
export function putRecords(scope: Scope, facts: PaperFacts, today: string): void {
  const lists = { ...familyLists(facts.records, today), ...workLists(facts.records), ...propertyOf(facts.records) };
  for (const field of [...recordLists, ...propertyLists])
    scope.lists.set(field.path, itemsOf(field, lists[field.path] ?? []));
}

/** A leaf's own name in the record, where it differs. */
const fieldNames: Record<string, string> = {
  cost: "costKopecks",
  monthly: "monthlyKopecks",
  balance: "balanceKopecks",
  capital: "capitalKopecks",
  nominal: "nominalKopecks",
  total: "totalKopecks",
  tax: "taxKopecks",
  sum: "kopecks",
  pledge: "pledgee",
  area: "areaM2",
};

function rows<T extends { id: number }>(
  kind: RecordKind,
  records: readonly T[],
  values: (record: T) => Record<string, FactValue>,
): ItemValues[] {
  return records.map((record) => ({
    values: values(record),
    source: (path) => ({ where: "record", name: `${kind}.${fieldNames[path] ?? path}`, id: record.id }),
  }));
}

function familyLists(records: PaperFacts["records"], today: string): Record<string, ItemValues[]> {
  const people = (list: Rows<"relative">) =>
    rows("relative", list, ({ name, birthDate, certificate, relation, isDependent }) => ({
      name,
      birthDate,
      certificate,
      relation: relations[relation],
      isDependent,
    }));
  const children = records.relative.filter(({ relation }) => relation === "child");
  const grownBorn = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`;
  return {
    relatives: people(records.relative),
    children: people(children),
    minorChildren: people(children.filter(({ birthDate }) => birthDate !== null && birthDate > grownBorn)),
    dependents: people(records.relative.filter(({ isDependent }) => isDependent)),
    formerPassports: rows("passport", records.passport, ({ passport, issuedBy, issuedOn }) => ({
      passport,
      issuedBy,
      issuedOn,
    })),
    contacts: rows("contact", records.contact, ({ name, role, phone, email }) => ({ name, role, phone, email })),
    founders: rows("founder", records.founder, ({ name, inn, share }) => ({ name, inn, share })),
  };
}

function workLists(records: PaperFacts["records"]): Record<string, ItemValues[]> {
  return {
    jobs: rows("job", records.job, ({ employer, inn, position, from, to, monthlyKopecks }) => ({
      employer,
      inn,
      position,
      from,
      to,
      monthly: monthlyKopecks,
    })),
    incomes: rows("income", records.income, ({ year, source, kopecks, taxKopecks }) => ({
      year: String(year),
      source,
      sum: kopecks,
      tax: taxKopecks,
    })),
    allowances: rows("allowance", records.allowance, ({ kind, payer, from, monthlyKopecks, certificate }) => ({
      kind: allowanceKinds[kind],
      payer,
      from,
      certificate,
      monthly: monthlyKopecks,
    })),
    deals: rows("deal", records.deal, ({ day, kind, title, party, kopecks, isRelative }) => ({
      day,
      title,
      party,
      isRelative,
      kind: dealKinds[kind],
      sum: kopecks,
    })),
    enforcements: rows(
      "enforcement",
      records.enforcement,
      ({ number, bailiff, openedOn, kopecks, writ, writIssuedOn, endedOn, endGround }) => ({
        number,
        bailiff,
        openedOn,
        writ,
        writIssuedOn,
        endedOn,
        endGround,
        sum: kopecks,
      }),
    ),
    bankruptcies: rows("bankruptcy", records.bankruptcy, ({ kind, caseNumber, endedOn, result }) => ({
      caseNumber,
      endedOn,
      result,
      kind: bankruptcyKinds[kind],
    })),
  };
}

function propertyOf(records: PaperFacts["records"]): Record<string, ItemValues[]> {
  const byKind = <T extends { kind: string }>(
    prefix: string,
    all: readonly T[],
    of: (list: readonly T[]) => ItemValues[],
  ) =>
    Object.fromEntries(
      [...new Set(all.map(({ kind }) => kind))].map((kind) => [
        `${prefix}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
        of(all.filter((one) => one.kind === kind)),
      ]),
    );
  const realty = (list: Rows<"realty">[number][] | readonly Rows<"realty">[number][]) =>
    rows("realty", list, (one) => ({
      title: one.title,
      ownership: one.ownership,
      address: one.address,
      basis: one.basis,
      area: one.areaM2 === null ? null : String(one.areaM2).replace(".", ","),
      cost: one.costKopecks,
      pledge: pledgeOf(one),
      isOnlyHome: one.isOnlyHome,
    }));
  const vehicles = (list: readonly Rows<"vehicle">[number][]) =>
    rows("vehicle", list, (one) => ({
      title: one.title,
      vin: one.vin,
      ownership: one.ownership,
      place: one.place,
      year: one.year === null ? null : String(one.year),
      cost: one.costKopecks,
      pledge: pledgeOf(one),
    }));
  const valuables = (list: readonly Rows<"valuable">[number][]) =>
    rows("valuable", list, (one) => ({
      title: one.title,
      place: one.place,
      cost: one.costKopecks,
      pledge: pledgeOf(one),
    }));
  return {
    realty: realty(records.realty),
    ...byKind("realty", records.realty, realty),
    vehicles: vehicles(records.vehicle),
    ...byKind("vehicle", records.vehicle, vehicles),
    valuables: valuables(records.valuable),
    ...byKind("valuable", records.valuable, valuables),
    ...moneyLists(records),
  };
}

function moneyLists(records: PaperFacts["records"]): Record<string, ItemValues[]> {
  return {
    accounts: rows("account", records.account, ({ bank, bankAddress, number, kind, openedOn, balanceKopecks }) => ({
      bank: [bank, bankAddress].filter(Boolean).join(", "),
      number,
      kind,
      openedOn,
      balance: balanceKopecks,
    })),
    shares: rows("share", records.share, ({ name, address, capitalKopecks, share, basis }) => ({
      name,
      address,
      share,
      basis,
      capital: capitalKopecks,
    })),
    securities: rows("security", records.security, ({ kind, issuer, nominalKopecks, quantity, totalKopecks }) => ({
      kind,
      issuer,
      quantity,
      nominal: nominalKopecks,
      total: totalKopecks,
    })),
  };
}

const pledgeOf = ({ pledgee, pledgeBasis }: { pledgee: string; pledgeBasis: string }): string =>
  [pledgee, pledgeBasis].filter(Boolean).join(", ");
