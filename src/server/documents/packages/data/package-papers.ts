import type { Words } from "../../../../api/client-fields.ts";
import type { PackageKind } from "../../../../api/requests.ts";
import type { Condition } from "../../requests/data/paper-kind.ts";

/** A paper of a package that the program makes itself, by the template of its kind. */
export interface PackagePaper {
  kind: string;
  title: Words;
  /** 0 is the main paper; attachments stand among those of requests/data by the same numbers. */
  place: number;
  condition: Condition;
  isRequired: boolean;
}

const made = (kind: string, title: Words, place: number, more: Partial<PackagePaper> = {}): PackagePaper => ({
  kind,
  title,
  place,
  condition: { when: "always" },
  isRequired: true,
  ...more,
});

export const packagePapers: Record<PackageKind, readonly PackagePaper[]> = {
  court: [
    made("petition", ["Заявление о признании банкротом", "Petition for bankruptcy"], 0),
    made("creditors-list", ["Список кредиторов и должников", "List of creditors and debtors"], 3),
    made("inventory", ["Опись имущества", "Inventory of property"], 4),
    made("mailing-register", ["Реестр рассылки кредиторам", "Register of mailing to creditors"], 20.1, {
      condition: { when: "debts" },
      isRequired: false,
    }),
    made("motion-realisation", ["Ходатайство о введении реализации", "Motion for realisation at once"], 22, {
      isRequired: false,
    }),
  ],
  mfc: [
    made("mfc-application", ["Заявление о внесудебном банкротстве", "Application for extrajudicial bankruptcy"], 0),
    made("mfc-creditors", ["Список кредиторов", "List of creditors"], 3),
  ],
  protection: [
    made("complaint-bailiffs", ["Жалоба в ФССП", "Complaint to the bailiffs"], 0),
    made("complaint-bank", ["Жалоба в Банк России", "Complaint to the Bank of Russia"], 44, { isRequired: false }),
    made("complaint-prosecutor", ["Жалоба в прокуратуру", "Complaint to the prosecutor"], 44.1, { isRequired: false }),
    made("detector-report", ["Отчёт о нарушениях", "Report of violations"], 45, { isRequired: false }),
  ],
};

export const packageTitles: Record<PackageKind, Words> = {
  court: ["Комплект для суда", "Court package"],
  mfc: ["Комплект для МФЦ", "MFC package"],
  protection: ["Жалоба на взыскателя", "Complaint about a collector"],
};
