import { matterFacts } from "../../../../api/matter-papers.ts";
import { leaf, list, type Leaf, type LeafKind, type ListField } from "../field-kinds.ts";

/** The paper itself, the day, the firm, the matter, the contract. */

export const docLeaves: readonly Leaf[] = [
  leaf("doc.number", "text", ["Номер документа: при выпуске", "The paper's number: given when final"], "45/2026"),
  leaf("doc.date", "day", ["Дата документа: день выпуска", "The paper's day: when final"], "12.03.2026"),
  leaf("doc.title", "text", ["Название документа", "The paper's title"], "Договор об оказании юридических услуг"),
  leaf("today", "day", ["Сегодня", "Today"], "12.03.2026"),
];

export const firmLeaves: readonly Leaf[] = [
  leaf("firm.name", "text", ["Фирма", "The firm"], "Оплот"),
  leaf("firm.legalName", "text", ["Фирма: полное наименование", "The firm's legal name"], "ООО «Оплот»"),
  leaf("firm.inn", "text", ["Фирма: ИНН", "The firm: INN"], "7700000009"),
  leaf("firm.kpp", "text", ["Фирма: КПП", "The firm: KPP"], "770001001"),
  leaf("firm.ogrn", "text", ["Фирма: ОГРН", "The firm: OGRN"], "1027700132195"),
  leaf("firm.address", "text", ["Фирма: адрес", "The firm: address"], "660049, г. Красноярск, ул. Мира, д. 10"),
  leaf("firm.city", "text", ["Фирма: город", "The firm: city"], "Красноярск"),
  leaf("firm.phone", "text", ["Фирма: телефон", "The firm: phone"], "+7 391 000-00-00"),
  leaf("firm.email", "text", ["Фирма: почта", "The firm: e-mail"], "info@example.ru"),
  leaf("firm.bankName", "text", ["Фирма: банк", "The firm: bank"], "АО «ТБанк»"),
  leaf("firm.bik", "text", ["Фирма: БИК", "The firm: BIK"], "044525974"),
  leaf("firm.account", "text", ["Фирма: расчётный счёт", "The firm: account"], "40702810200000000123"),
  leaf("firm.corrAccount", "text", ["Фирма: корр. счёт", "The firm: correspondent account"], "30101810145250000974"),
  leaf("firm.headName", "name", ["Фирма: руководитель", "The firm: head"], "Сидоров Илья Петрович"),
  leaf("firm.headPosition", "text", ["Фирма: должность руководителя", "The firm: head's position"], "директор"),
  leaf("firm.headPositionGen", "text", ["Фирма: в лице кого", "The firm: position, genitive"], "директора"),
  leaf("firm.headBasis", "text", ["Фирма: действует на основании", "The firm: acts by"], "Устава"),
  leaf("firm.vat", "text", ["Фирма: НДС", "The firm: VAT"], "Без НДС"),
];

const kinds: Record<(typeof matterFacts)[number]["kind"], LeafKind> = {
  text: "text",
  long: "lines",
  day: "day",
  money: "money",
  number: "number",
};
const names = new Set<string>(["managerName", "representativeName", "judge"]);
const examples: Record<string, string> = {
  courtName: "Арбитражный суд Красноярского края",
  courtAddress: "660049, г. Красноярск, ул. Ленина, д. 1",
  caseNumber: "А33-12345/2026",
  priceKopecks: "120 000,00",
  instalments: "10",
  representativeName: "Петрова Мария Ивановна",
};

export const pathOfMatterFact = (name: string): string => `matter.${name.replace(/Kopecks$/, "")}`;

export const matterLeaves: readonly Leaf[] = [
  leaf("matter.number", "number", ["Номер дела в фирме", "Matter number"], "451"),
  leaf("matter.openedOn", "day", ["Дело открыто", "Matter opened"], "01.03.2026"),
  leaf("matter.responsibleName", "name", ["Ответственный", "Responsible"], "Петрова Мария Ивановна"),
  ...matterFacts.map(({ name, kind, title }) => {
    const of: LeafKind = names.has(name) ? "name" : kinds[kind];
    return leaf(pathOfMatterFact(name), of, title, examples[name] ?? (of === "day" ? "12.03.2026" : "…"));
  }),
  leaf("contract.number", "text", ["Номер договора", "Contract's number"], "45/2026"),
  leaf("contract.date", "day", ["Дата договора", "Contract's day"], "12.03.2026"),
  leaf("matter.monthly", "money", ["Ежемесячный платёж", "Monthly payment"], "12 000,00"),
];

/** The contract's payments: by the matter's price, number of instalments and first day. */
export const scheduleList: ListField = list(
  "schedule",
  ["График платежей", "Payment schedule"],
  [
    leaf("on", "day", ["День платежа", "Due on"], "12.04.2026"),
    leaf("sum", "money", ["Сумма платежа", "Sum"], "12 000,00"),
  ],
);
