import type { addCreditor, CreditorKind, listCreditors, RegisterKind } from "../../../api/creditors.ts";
import type { CallOf, ReplyOf } from "../../../api/endpoint.ts";

export type Creditor = ReplyOf<typeof listCreditors>["items"][number];
export type CreditorBody = CallOf<typeof addCreditor>["body"];
export type CreditorForm = {
  kind: CreditorKind;
  name: string;
  shortName: string;
  inn: string;
  ogrn: string;
  postalAddress: string;
  legalAddress: string;
  registerKind: RegisterKind | "";
  registerNumber: string;
  phones: string;
  email: string;
  note: string;
};

export const formOf = (creditor: Creditor | null): CreditorForm => ({
  kind: creditor?.kind ?? "bank",
  name: creditor?.name ?? "",
  shortName: creditor?.shortName ?? "",
  inn: creditor?.inn ?? "",
  ogrn: creditor?.ogrn ?? "",
  postalAddress: creditor?.postalAddress ?? "",
  legalAddress: creditor?.legalAddress ?? "",
  registerKind: creditor?.registerKind ?? "",
  registerNumber: creditor?.registerNumber ?? "",
  phones: creditor?.phones.join(", ") ?? "",
  email: creditor?.email ?? "",
  note: creditor?.note ?? "",
});

export const bodyOf = (form: CreditorForm): CreditorBody => ({
  ...form,
  inn: form.inn.trim() === "" ? null : form.inn,
  ogrn: form.ogrn.trim() === "" ? null : form.ogrn,
  registerKind: form.registerKind === "" ? null : form.registerKind,
  phones: form.phones
    .split(/[,;\n]/)
    .map((phone) => phone.trim())
    .filter((phone) => phone !== ""),
});
