import type { PackageKind } from "../../../../api/requests.ts";
import { paper, type PaperKind } from "./paper-kind.ts";

const court: readonly PackageKind[] = ["court"];
const courtAndMfc: readonly PackageKind[] = ["court", "mfc"];

// Papers attached to the debtor's petition: 127-FZ article 213.4 p.3 and APC article 126, in the order of that list.
// The list of creditors (3) and the inventory (4) are made by the program itself: packages/data.
export const courtPapers: readonly PaperKind[] = [
  paper("passport", ["Паспорт, все страницы", "Passport, all pages"], 0, {
    for: ["court", "mfc", "protection"],
    pages: 10,
    help: ["Снимите каждый разворот, и пустые тоже", "Photograph every spread, empty ones too"],
  }),
  paper("debt-basis", ["Договор или иное основание долга", "Contract or other basis of the debt"], 1, {
    for: ["court", "protection"],
    condition: {
      when: "debts",
      each: true,
    },
    help: [
      "Договор с приложениями; нет на руках — попросите копию у кредитора",
      "The contract with its annexes; ask the creditor for a copy if you have none",
    ],
  }),
  paper("debt-certificate", ["Справка о задолженности", "Certificate of the debt"], 1.1, {
    for: courtAndMfc,
    condition: {
      when: "debts",
      each: true,
    },
    getter: "power",
    leadDays: 5,
    shelf: "papers.certificate",
    help: [
      "Кредитор выдаёт по заявлению, бесплатно раз в месяц",
      "The creditor issues it on request, free once a month",
    ],
  }),
  paper("proprietor-status", ["Справка о статусе ИП", "Certificate of sole proprietor status"], 2, {
    for: court,
    getter: "online",
    leadDays: 1,
    shelf: "papers.proprietor-status",
    pages: 1,
    help: [
      "На сайте ФНС, раздел «Статус ИП» или выписка из ЕГРИП, с подписью налоговой",
      "On the tax service's site, with its electronic signature",
    ],
  }),
  paper("title-deed", ["Документ о праве на недвижимость", "Title deed of real estate"], 5, {
    for: court,
    condition: {
      when: "records",
      record: "realty",
      each: true,
    },
    help: ["Выписка ЕГРН или свидетельство о праве", "Extract of the property register or the certificate of title"],
  }),
  paper("vehicle-papers", ["ПТС и СТС", "Vehicle's passport and registration"], 5.1, {
    for: court,
    condition: {
      when: "records",
      record: "vehicle",
      each: true,
    },
    pages: 2,
    help: ["Обе стороны каждого документа", "Both sides of each paper"],
  }),
  paper("deal-papers", ["Документы о сделке за три года", "Papers of a deal of the last three years"], 6, {
    for: court,
    condition: {
      when: "records",
      record: "deal",
      each: true,
      recent: "day",
      orDear: "kopecks",
      only: {
        member: "kind",
        is: ["realty", "vehicle", "security", "share"],
      },
    },
    help: ["Договор, акт и подтверждение оплаты", "The contract, the act and the proof of payment"],
  }),
  paper("shareholder-extract", ["Выписка из реестра акционеров", "Extract of the shareholders' register"], 7, {
    for: court,
    condition: {
      when: "records",
      record: "share",
      each: true,
    },
    getter: "power",
    leadDays: 5,
    shelf: "papers.certificate",
    help: ["Выдаёт регистратор общества", "Issued by the company's registrar"],
  }),
  paper("income", ["Справки о доходах и налоге за три года", "Income and tax certificates of three years"], 8, {
    for: court,
    getter: "online",
    leadDays: 1,
    pages: 3,
    help: ["В личном кабинете ФНС: «Справки о доходах», за каждый год", "In the tax service's cabinet, one a year"],
  }),
  paper("bank-statements", ["Счета и вклады: выписки за три года", "Accounts: statements of three years"], 9, {
    for: court,
    condition: {
      when: "records",
      record: "account",
      each: true,
    },
    getter: "power",
    leadDays: 5,
    shelf: "papers.certificate",
    help: ["Банк выдаёт справку об остатке и выписку за три года", "The bank gives the balance and a statement"],
  }),
  paper("accounts-list", ["Сведения о банковских счетах из ФНС", "List of bank accounts from the tax service"], 9.1, {
    for: court,
    getter: "online",
    leadDays: 3,
    shelf: "papers.certificate",
    help: ["В личном кабинете ФНС: «Сведения о счетах»", "In the tax service's cabinet: accounts"],
  }),
  paper("snils", ["СНИЛС", "SNILS"], 10, {
    for: courtAndMfc,
    pages: 1,
    help: ["Зелёная карточка или уведомление АДИ-РЕГ", "The green card or the form ADI-REG"],
  }),
  paper("pension-account", ["Состояние лицевого счёта (СЗИ-ИЛС)", "State of the individual account"], 11, {
    for: court,
    getter: "online",
    leadDays: 1,
    shelf: "papers.certificate",
    isRequired: false,
    help: [
      "На Госуслугах: «Извещение о состоянии лицевого счёта»",
      "On Gosuslugi: statement of the individual account",
    ],
  }),
  paper("unemployed", ["Решение о признании безработным", "Decision on unemployed status"], 12, {
    for: court,
    condition: {
      when: "field",
      field: "employmentStatus",
      is: "registered-unemployed",
    },
    leadDays: 3,
    shelf: "papers.certificate",
    help: ["Выдаёт центр занятости", "Issued by the employment centre"],
  }),
  paper("inn", ["Свидетельство ИНН", "INN certificate"], 13, {
    for: courtAndMfc,
    getter: "online",
    leadDays: 1,
    pages: 1,
    isRequired: false,
    help: ["Бумажное или из личного кабинета ФНС", "On paper or from the tax service's cabinet"],
  }),
  paper("marriage", ["Свидетельство о браке", "Marriage certificate"], 14, {
    for: court,
    condition: {
      when: "field",
      field: "maritalStatus",
      is: "married",
    },
    pages: 1,
    help: ["Потеряно — повторное выдаст ЗАГС", "If lost, the registry office issues it again"],
  }),
  paper("divorce", ["Свидетельство о разводе", "Divorce certificate"], 15, {
    for: court,
    condition: {
      when: "recent",
      field: "divorcedOn",
    },
    pages: 1,
    help: ["Если развод был за последние три года", "If the divorce was within three years"],
  }),
  paper("marriage-contract", ["Брачный договор", "Marriage contract"], 16, {
    for: court,
    condition: {
      when: "field",
      field: "hasMarriageContract",
      is: true,
    },
    help: ["Все страницы с отметкой нотариуса", "All pages with the notary's mark"],
  }),
  paper("spouses-division", ["Соглашение или акт о разделе имущества", "Agreement on division of property"], 17, {
    for: court,
    condition: {
      when: "recent",
      field: "divorcedOn",
    },
    isRequired: false,
    help: ["Если делили имущество за последние три года", "If property was divided within three years"],
  }),
  paper("child-birth", ["Свидетельство о рождении ребёнка", "Child's birth certificate"], 18, {
    for: court,
    condition: { when: "records", record: "relative", each: true, only: { member: "relation", is: ["child"] } },
    pages: 1,
    help: ["Для старше 14 лет — и паспорт", "The passport too when older than 14"],
  }),
  paper("circumstances", ["Иные документы по доводам заявления", "Other papers the petition relies on"], 19, {
    for: court,
    isRequired: false,
    help: ["Справки о болезни, увольнении, инвалидности", "Certificates of illness, dismissal, disability"],
  }),
  paper("mailing-proof", ["Квитанции об отправке копий кредиторам", "Receipts of copies sent to creditors"], 20, {
    for: court,
    condition: { when: "debts" },
    getter: "power",
    leadDays: 1,
    help: ["Чеки почты и описи вложения", "The post's receipts with lists of contents"],
  }),
  paper("power", ["Доверенность представителя", "Power of attorney"], 21, {
    for: ["court", "protection"],
    isRequired: false,
    leadDays: 1,
    priceKopecks: 25e4,
    help: ["У нотариуса, с правом вести дело о банкротстве", "By a notary, with powers for bankruptcy"],
  }),
];
