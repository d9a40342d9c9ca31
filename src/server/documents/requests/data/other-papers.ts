import type { PackageKind } from "../../../../api/requests.ts";
import { paper, type PaperKind } from "./paper-kind.ts";

const mfc: readonly PackageKind[] = ["mfc"];
const protection: readonly PackageKind[] = ["protection"];

// What MFC looks at by the ground of article 223.2, and what a complaint about a collector rests on.
export const otherPapers: readonly PaperKind[] = [
  paper("registration", ["Подтверждение места жительства", "Proof of residence"], 30, {
    for: mfc,
    isRequired: false,
    pages: 1,
    help: [
      "Если живёте не по прописке: свидетельство о временной регистрации",
      "If you live elsewhere than registered",
    ],
  }),
  paper("enforcement-ended", ["Постановление об окончании производства", "Order ending the enforcement"], 31, {
    for: mfc,
    condition: {
      when: "records",
      record: "enforcement",
      each: true,
      only: {
        member: "endGround",
        is: ["46.1.4"],
      },
    },
    getter: "online",
    leadDays: 3,
    help: ["В банке данных ФССП или на Госуслугах", "In the bailiffs' data bank or on Gosuslugi"],
  }),
  paper("pension-certificate", ["Справка о пенсии", "Certificate of the pension"], 32, {
    for: mfc,
    condition: {
      when: "field",
      field: "isPensioner",
      is: true,
    },
    getter: "online",
    leadDays: 1,
    shelf: "mfc.certificate-validity",
    help: ["На Госуслугах или в СФР", "On Gosuslugi or in the social fund"],
  }),
  paper("allowance-certificate", ["Справка о детском пособии", "Certificate of the child allowance"], 33, {
    for: mfc,
    condition: {
      when: "field",
      field: "hasChildAllowance",
      is: true,
    },
    getter: "online",
    leadDays: 1,
    shelf: "mfc.certificate-validity",
    help: ["На Госуслугах или в СФР", "On Gosuslugi or in the social fund"],
  }),
  paper("writ-certificate", ["Справка о предъявлении исполнительного листа", "Certificate of the writ presented"], 34, {
    for: mfc,
    condition: {
      when: "all",
      of: [
        {
          when: "records",
          record: "enforcement",
        },
        {
          when: "any",
          of: [
            {
              when: "field",
              field: "isPensioner",
              is: true,
            },
            {
              when: "field",
              field: "hasChildAllowance",
              is: true,
            },
          ],
        },
      ],
    },
    getter: "power",
    leadDays: 5,
    shelf: "mfc.certificate-validity",
    help: ["Выдаёт взыскатель или пристав", "Issued by the collector or the bailiff"],
  }),
  paper("credit-report", ["Кредитный отчёт всех бюро", "Credit reports of all bureaus"], 40, {
    for: ["mfc", "protection"],
    getter: "online",
    leadDays: 2,
    shelf: "papers.certificate",
    help: [
      "Список бюро — на Госуслугах, отчёт бесплатен дважды в год",
      "Free twice a year; Gosuslugi lists the bureaus",
    ],
  }),
  paper("call-detail", ["Детализация звонков оператора", "Call detail from the operator"], 50, {
    for: protection,
    getter: "online",
    leadDays: 1,
    help: ["В приложении оператора за период звонков", "In the operator's application, for the days of the calls"],
  }),
  paper("screenshots", ["Снимки сообщений и звонков", "Screenshots of messages and calls"], 51, {
    for: protection,
    isRequired: false,
    help: ["Видно номер, дату и время", "The number, day and time are to be seen"],
  }),
];
