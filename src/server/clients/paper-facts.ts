import type { ClientFieldName, SourceKind } from "../../api/client-fields.ts";
import type { RecordData, RecordKind } from "../../api/client-records.ts";

/** A value and where it is known from: a paper shows it, and a click on it leads to its source. */
export interface Known<T> {
  value: T;
  source: { kind: SourceKind; id: number | null; at: string } | null;
}

export interface PaperCreditor {
  id: number | null;
  name: string;
  kind: string;
  address: string;
  inn: string;
}

/** Kopecks; `amountKopecks` is principal, interest and penalties together. */
export interface PaperDebt {
  id: number;
  kind: string;
  /** The last link of the chain: who may claim it today. */
  creditor: PaperCreditor;
  /** Who lent the money, where that was another. */
  lender: PaperCreditor | null;
  contractNumber: string;
  contractDay: string | null;
  /** "Договор займа № 5 от 01.02.2024; уступка от …" */
  basis: string;
  isBusiness: boolean;
  /** Taxes, duties and other mandatory payments: section 2 of the list of creditors. */
  isMandatoryPayment: boolean;
  amountKopecks: number;
  principalKopecks: number;
  interestKopecks: number;
  penaltyKopecks: number;
  asOf: string | null;
  overdueSince: string | null;
}

/** All that papers say about a client; what is not known is absent, never blank. */
export interface PaperFacts {
  clientId: number;
  kind: "person" | "company";
  phone: string | null;
  fields: Partial<Record<ClientFieldName, Known<string | number | boolean>>>;
  /** The firm's own fields by name, "custom.7"; of a choice the option's Russian title. */
  custom: Record<string, Known<string | number | boolean>>;
  records: { [K in RecordKind]: (RecordData<K> & { id: number })[] };
  debts: PaperDebt[];
}
