import type { z } from "zod";
import type { CreditorFacts, CreditorKind } from "../../../api/creditors.ts";
import { readInn, readOgrn, readOgrnip } from "../../../api/requisites.ts";

export type CreditorWords = z.output<typeof CreditorFacts>;

/** A person has 12 digits of INN, an organisation 10; a sole proprietor stands as "other" or "mfo" with either. */
export function readRequisites({ kind, inn, ogrn }: Partial<Pick<CreditorWords, "kind" | "inn" | "ogrn">>): {
  read: Partial<Pick<CreditorWords, "inn" | "ogrn">>;
  wrong: Record<string, string>;
} {
  const read: Partial<Pick<CreditorWords, "inn" | "ogrn">> = {};
  const wrong: Record<string, string> = {};
  if (inn !== undefined) {
    read.inn = inn === null || inn === "" ? null : readInn(inn);
    if (read.inn === null && inn) wrong["inn"] = "inn";
    else if (read.inn && !fitsKind(kind, read.inn)) wrong["inn"] = "inn-of-another-kind";
  }
  if (ogrn !== undefined) {
    read.ogrn = ogrn === null || ogrn === "" ? null : (readOgrn(ogrn) ?? readOgrnip(ogrn));
    if (read.ogrn === null && ogrn) wrong["ogrn"] = "ogrn";
  }
  return { read, wrong };
}

/** Banks, collectors and tax offices are organisations; a private person is not. */
function fitsKind(kind: CreditorKind | undefined, inn: string): boolean {
  if (kind === "person") return inn.length === 12;
  return kind === "bank" || kind === "collector" || kind === "tax" ? inn.length === 10 : true;
}

const byDebt: Record<string, CreditorKind> = {
  microloan: "mfo",
  tax: "tax",
  housing: "housing",
  person: "person",
  other: "other",
};

/** What a creditor known by name alone most likely is. */
export const kindByDebt = (debtKind: string): CreditorKind => byDebt[debtKind] ?? "bank";

/** The fields in which ours says nothing and theirs does. */
export function filledFrom(own: CreditorWords, other: CreditorWords): Partial<CreditorWords> {
  const filled: Partial<CreditorWords> = {};
  if (own.inn === null && other.inn !== null) filled.inn = other.inn;
  if (own.ogrn === null && other.ogrn !== null) filled.ogrn = other.ogrn;
  if (own.shortName === "" && other.shortName !== "") filled.shortName = other.shortName;
  if (own.postalAddress === "" && other.postalAddress !== "") filled.postalAddress = other.postalAddress;
  if (own.legalAddress === "" && other.legalAddress !== "") filled.legalAddress = other.legalAddress;
  if (own.email === "" && other.email !== "") filled.email = other.email;
  if (own.registerNumber === "" && other.registerNumber !== "") {
    filled.registerNumber = other.registerNumber;
    filled.registerKind = other.registerKind;
  }
  const phones = [...new Set([...own.phones, ...other.phones])].slice(0, 10);
  if (phones.length > own.phones.length) filled.phones = phones;
  const note = [own.note, other.note].filter((one) => one !== "").join("\n");
  if (other.note !== "" && note.length <= 2000) filled.note = note;
  return filled;
}
