import { diagnosisPapers, identity, questionnaire } from "./applications.ts";
import { debtorFacts, depositOrder, mailingProof, petition, petitionPapers } from "./court.ts";
import { paper, toEnter, type Item } from "./item.ts";
import { applicant, application, creditorsWhole, grounds } from "./mfc.ts";
import { complaintPapers, profile } from "./protection.ts";

interface ShippedList {
  items: readonly Item[];
  staleDays?: number;
}

const list = (...items: (Item | readonly Item[])[]): ShippedList => ({ items: items.flat() });

const contract = paper(
  "contract",
  ["Подписанный договор", "The signed contract"],
  ["Оплату берут только по договору", "Money is taken by a contract only"],
  "manager",
);
const dataConsent = paper(
  "consent-personal-data",
  ["Согласие на обработку данных", "Consent to data processing"],
  ["Отдельным документом, 152-ФЗ", "A separate paper, 152-FZ"],
  "client",
);

/** The firm draws these up itself. */
const drawnUp = ["creditors-list", "inventory"];
/** Of what is collected, not wanted yet when the position is thought over: drawn up later, or dead before the filing. */
const made = [...drawnUp, "proprietor-status", "circumstances"];

/**
 * Lists of the shipped pipelines, by `pipeline/stage`. What a stage collects is asked for at the door of the next one;
 * what only the lawyer can judge to be needed is never asked at a door.
 */
export const shippedLists: Readonly<Record<string, ShippedList>> = {
  "applications/diagnosis": { items: [...questionnaire, ...diagnosisPapers], staleDays: 14 },
  "applications/offer": { items: toEnter(questionnaire), staleDays: 14 },
  "applications/contract": list(identity, dataConsent),
  "applications/first_payment": list(toEnter([contract])),
  "court/collect": { items: [...petitionPapers, ...debtorFacts], staleDays: 14 },
  "court/analysis": list(toEnter([...petitionPapers, ...debtorFacts], ({ what }) => !made.includes(what))),
  "court/petition": list(petitionPapers.filter(({ what }) => drawnUp.includes(what))),
  "court/mailing": list(
    toEnter([petition, ...petitionPapers.filter(({ what }) => drawnUp.includes(what))]),
    mailingProof,
  ),
  "court/filed": list(toEnter([mailingProof, ...petitionPapers.filter(({ what }) => what === "proprietor-status")])),
  "court/deposit": list(depositOrder),
  "mfc/eligibility": { items: grounds, staleDays: 14 },
  "mfc/creditors": list(
    toEnter(grounds, ({ kind }) => kind === "record"),
    creditorsWhole,
  ),
  "mfc/application": list(toEnter(creditorsWhole), applicant, application),
  "mfc/submitted": list(toEnter([...applicant, application])),
  "protection/onboard": list(profile),
  "protection/logging": list(toEnter(profile, ({ kind }) => kind !== "document")),
  "protection/complaint": list(toEnter(complaintPapers)),
};
