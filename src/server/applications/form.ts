import { normalPhone } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { randomToken } from "../kernel/ids.ts";
import { kopecksOf } from "./rules.ts";

/** What a person sent by the form of the public page. */
export interface ApplicationForm {
  name: string;
  phone: string;
  debtAmount?: string | number | undefined;
  comment?: string | undefined;
  advertisingConsent?: boolean | undefined;
  utm?: Record<string, string> | undefined;
}

/** What is known of the sending itself. */
export interface Sending {
  /** Makes a second press the same application; null when the caller gave none. */
  formKey: string | null;
  mark: "fresh" | "absent" | "forged" | "old";
  seconds: number | null;
  fromAddress: number;
  hasTrap: boolean;
  /** The edition of the consent that was shown; null when unknown: then the one in force. */
  consentVersion: string | null;
  address: string | null;
  agent: string | null;
  referrer: string | null;
}

/** A form that was read: the phone in its one form, the sum in kopecks, and when the person agreed to what. */
export interface ReadForm {
  name: string;
  phone: string;
  debtKopecks: number | null;
  comment: string | null;
  utm: Record<string, string>;
  wantsAdvertising: boolean;
  consentVersion: string | null;
  sentAt: Date;
  sending: Pick<Sending, "formKey" | "address" | "agent" | "referrer">;
}

/** Fields that are of the right shape and yet cannot be read, with the reason. */
export const unreadable = (form: Pick<ApplicationForm, "phone" | "debtAmount">): Record<string, string> => ({
  ...(normalPhone(form.phone) ? {} : { phone: "phone" }),
  ...(kopecksOf(form.debtAmount) === null ? { debtAmount: "wrong" } : {}),
});

/** Throws Invalid with the fields that cannot be read. */
export function readForm(ctx: Ctx, form: ApplicationForm, sending: Sending): ReadForm {
  const phone = normalPhone(form.phone);
  const debt = kopecksOf(form.debtAmount);
  if (!phone || debt === null) throw invalid(unreadable(form));
  return {
    name: form.name,
    phone,
    debtKopecks: debt ?? null,
    comment: form.comment ?? null,
    utm: form.utm ?? {},
    wantsAdvertising: form.advertisingConsent ?? false,
    consentVersion: sending.consentVersion,
    sentAt: ctx.now,
    sending,
  };
}

/** The columns of an application that come from its form. */
export const formColumns = (form: ReadForm) => ({
  public_token: randomToken(),
  client_id: null,
  matter_id: null,
  name: form.name,
  phone: form.phone,
  debt_kopecks: form.debtKopecks,
  comment: form.comment,
  source: "site",
  utm: JSON.stringify(form.utm),
  referrer: form.sending.referrer,
  address: form.sending.address,
  agent: form.sending.agent,
  has_advertising_consent: form.wantsAdvertising,
  suspicion: "[]",
  responsible_id: null,
  taken_by: null,
  created_at: form.sentAt,
});
