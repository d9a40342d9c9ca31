import { debts, fact, paper, record, type Item } from "./item.ts";

/** A3: without these the lawyer can choose no way. */
export const questionnaire: readonly Item[] = [
  fact("name", [
    "Чтобы знать, о ком речь, и проверить, не был ли он у нас",
    "To know who it is and whether he came before",
  ]),
  fact("phone", ["Чтобы связаться с клиентом", "To reach the client"]),
  fact("birthDate", [
    "По дате рождения ищут дела приставов и прежние банкротства",
    "Enforcement and bankruptcy registers are searched by it",
  ]),
  fact("registeredAddress", [
    "Суд и МФЦ выбирают по месту жительства",
    "The court and the MFC are chosen by residence",
  ]),
  debts(["Сумма и вид долгов решают, какой путь открыт", "The sum and kinds of debts decide which way is open"]),
  fact("paymentsStoppedOn", [
    "От этого дня считают просрочку, давность и признаки неплатёжеспособности",
    "Overdue, limitation and signs of insolvency count from it",
  ]),
  fact("incomeKopecks", [
    "Доход решает: план выплат, каникулы или списание",
    "Income decides between a plan, holidays and discharge",
  ]),
  fact("employmentStatus", [
    "Пенсия и пособие открывают путь через МФЦ",
    "A pension or an allowance opens the way through the MFC",
  ]),
  fact("maritalStatus", ["Имущество супруга тоже учитывается", "The spouse's property counts too"]),
  fact("hasMinorChildren", ["На детей оставляют прожиточный минимум", "The living minimum of children is kept"]),
  fact("isSoleProprietor", ["Предприниматель проходит банкротство иначе", "A sole proprietor goes another way"]),
  fact("isDirector", [
    "Руководителю организации нужна проверка: субсидиарная ответственность",
    "A company's head is checked for subsidiary liability",
  ]),
  fact("hadBankruptcy", [
    "После прежнего банкротства повторное закрыто на годы",
    "After a bankruptcy another one is closed for years",
  ]),
  record("realty", [
    "Что из жилья можно потерять, клиент узнаёт до договора",
    "Before the contract the client learns what home he may lose",
  ]),
  record("vehicle", ["Машину в процедуре обычно продают", "A car is usually sold in the procedure"]),
  record("deal", ["Сделки за три года могут оспорить", "Deals of three years may be contested"]),
  record("enforcement", [
    "Оконченное или давнее производство — основание для МФЦ",
    "Ended or old proceedings are a ground for the MFC",
  ]),
];

export const diagnosisPapers: readonly Item[] = [
  paper(
    "credit-report",
    ["Кредитный отчёт", "Credit report"],
    ["Показывает всех кредиторов, и тех, о ком клиент забыл", "Shows every creditor, the forgotten too"],
    "client",
  ),
];

export const identity: readonly Item[] = [
  fact(
    "passport",
    ["Без паспорта нет договора и доверенности", "No contract or power of attorney without it"],
    "client",
  ),
  fact("passportIssuedBy", ["Пишется в договоре", "Stands in the contract"], "client"),
  fact("passportIssuedOn", ["Пишется в договоре", "Stands in the contract"], "client"),
  fact("registeredAddress", ["Пишется в договоре", "Stands in the contract"], "client"),
];
