import { recordSchemas, type RecordKind } from "../../../api/client-records.ts";
import { tidyAddress } from "../../../api/client-values.ts";
import { readCourtCase, readEnforcement, readInn, readPassport } from "../../../api/requisites.ts";
import { normalPhone } from "../phones/rules.ts";

export type RecordData = Record<string, unknown>;
type Read = { data: RecordData } | { wrong: Record<string, string> };

/** The record in its normal form, or what is wrong with it by field. */
export function readRecord(kind: RecordKind, given: unknown): Read {
  const parsed = recordSchemas[kind].safeParse(given);
  if (!parsed.success) {
    const wrong: Record<string, string> = {};
    for (const issue of parsed.error.issues) wrong[["data", ...issue.path].join(".")] ??= faultOf(issue);
    return { wrong };
  }
  return tidy(kind, { ...parsed.data });
}

/** Numbers and addresses in one spelling, as in the card's own fields; an empty one is not asked about. */
function tidy(kind: RecordKind, data: RecordData): Read {
  const wrong: Record<string, string> = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value !== "string" || value === "") continue;
    const reader = readerOf(kind, name);
    const read = reader ? reader.read(value) : value;
    if (read === null) wrong[`data.${name}`] = reader?.fault ?? "wrong";
    else data[name] = read;
  }
  return Object.keys(wrong).length > 0 ? { wrong } : { data };
}

interface Reader {
  fault: string;
  read(text: string): string | null;
}

const inn: Reader = { fault: "inn", read: readInn };
const address: Reader = { fault: "wrong", read: tidyAddress };
const byName: Record<string, Reader> = {
  inn,
  phone: { fault: "phone", read: normalPhone },
  address,
  bankAddress: address,
  debtorAddress: address,
  place: address,
  vin: { fault: "wrong", read: (text) => text.toUpperCase().replace(/\s/g, "") },
};

function readerOf(kind: RecordKind, name: string): Reader | undefined {
  if (kind === "enforcement" && name === "number") return { fault: "enforcement", read: readEnforcement };
  if (kind === "bankruptcy" && name === "caseNumber") return { fault: "court-case", read: readCourtCase };
  // Passports of other times and countries are kept as they are written.
  if (kind === "passport" && name === "passport") return { fault: "wrong", read: (text) => readPassport(text) ?? text };
  return byName[name];
}

interface Issue {
  code: string;
  message: string;
  minimum?: unknown;
  input?: unknown;
}

const faultOf = (issue: Issue): string => {
  if (issue.code === "too_small" && issue.minimum === 1) return "required";
  if (issue.code === "too_big") return "too-long";
  return issue.code === "invalid_type" && issue.message.includes("undefined") ? "required" : "wrong";
};
