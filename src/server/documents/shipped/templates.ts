import { personalDataConsent, advertisingConsent } from "./application/consents.ts";
import { contracts } from "./application/contract.ts";
import { courtPower, protectionPower } from "./application/powers.ts";
import { refusalNote } from "./application/refusal-note.ts";
import { routeMemo } from "./application/route-memo.ts";
import {
  consequencesMemo,
  dischargeToBailiffs,
  dischargeToBureau,
  dischargeToCreditor,
} from "./court/after-discharge.ts";
import { creditorsList } from "./court/creditors-list.ts";
import { inventory } from "./court/inventory.ts";
import {
  bankruptcyNotice,
  contentsList,
  creditorLetter,
  depositOrder,
  mailingRegister,
  packageContents,
} from "./court/mailing.ts";
import { motions } from "./court/motions.ts";
import { petition } from "./court/petition.ts";
import { mfcApplication, mfcCreditors } from "./mfc/application.ts";
import { mfcEndLetter, mfcHandOut, mfcLetter } from "./mfc/hand-out.ts";
import { act, invoice } from "./payments/invoice.ts";
import { newSchedule, reconciliation, refundAgreement } from "./payments/after-contract.ts";
import { complaintBailiffs, complaintBank, complaintProsecutor, detectorReport } from "./protection/complaints.ts";
import { consentWithdrawal, refusalNotice, representativeNotice } from "./protection/notices.ts";
import type { ShippedTemplate } from "./shipped-template.ts";
import { lateOrderObjection, limitationPlea, orderObjection } from "./tools/court-order.ts";
import { creditHolidays, livingMinimumApplication, suspensionMotion } from "./tools/enforcement.ts";

/** Every paper the product ships. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  ...contracts,
  personalDataConsent,
  advertisingConsent,
  courtPower,
  protectionPower,
  routeMemo,
  refusalNote,
  petition,
  creditorsList,
  inventory,
  ...motions,
  creditorLetter,
  contentsList,
  mailingRegister,
  packageContents,
  depositOrder,
  bankruptcyNotice,
  dischargeToCreditor,
  dischargeToBureau,
  dischargeToBailiffs,
  consequencesMemo,
  mfcApplication,
  mfcCreditors,
  mfcHandOut,
  mfcLetter,
  mfcEndLetter,
  representativeNotice,
  refusalNotice,
  consentWithdrawal,
  complaintBailiffs,
  complaintBank,
  complaintProsecutor,
  detectorReport,
  orderObjection,
  lateOrderObjection,
  limitationPlea,
  livingMinimumApplication,
  creditHolidays,
  suspensionMotion,
  invoice,
  act,
  reconciliation,
  newSchedule,
  refundAgreement,
];
