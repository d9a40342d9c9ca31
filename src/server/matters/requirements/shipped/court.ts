import { fact, hasAny, is, paper, within, type Item } from "./item.ts";

const PAST_MONTHS = 36;

/** J1: what is attached to the debtor's petition (127-FZ art. 213.4 p.3, items 1–19), each under its condition. */
export const petitionPapers: readonly Item[] = [
  paper(
    "debt-basis",
    ["Договоры и иные основания долгов", "Contracts and other basis of debts"],
    ["Суд проверяет каждый долг и его основание (п. 1)", "The court checks each debt and its basis (1)"],
    "client",
  ),
  paper(
    "debt-certificate",
    ["Справки о задолженности", "Certificates of debts"],
    ["Доказывают, что платить в полном объёме нельзя (п. 1)", "Prove that the debts cannot be paid in full (1)"],
    "client",
  ),
  paper(
    "proprietor-status",
    ["Справка о статусе ИП", "Certificate of sole proprietor status"],
    ["Живёт несколько рабочих дней до подачи (п. 2)", "Lives a few working days before filing (2)"],
    "lawyer",
  ),
  paper(
    "creditors-list",
    ["Список кредиторов и должников, приказ 530", "List of creditors and debtors, order 530"],
    ["Обязательная форма (п. 3)", "A form prescribed by order 530 (3)"],
    "lawyer",
  ),
  paper(
    "inventory",
    ["Опись имущества, приказ 530", "Inventory of property, order 530"],
    ["Обязательная форма (п. 4)", "A form prescribed by order 530 (4)"],
    "lawyer",
  ),
  paper(
    "title-deed",
    ["Документы о праве на недвижимость", "Title deeds of real estate"],
    ["На всё, что есть в описи (п. 5)", "For all that stands in the inventory (5)"],
    "client",
    hasAny("realty"),
  ),
  paper(
    "vehicle-papers",
    ["ПТС и СТС", "Vehicle's passport and registration"],
    ["На каждую машину из описи (п. 5)", "For each vehicle of the inventory (5)"],
    "client",
    hasAny("vehicle"),
  ),
  paper(
    "deal-papers",
    ["Документы о сделках за три года", "Papers on deals of three years"],
    [
      "Недвижимость, ценные бумаги, доли, транспорт и крупные сделки (п. 6)",
      "Real estate, securities, shares, vehicles and large deals (6)",
    ],
    "client",
    hasAny("deal"),
  ),
  paper(
    "shareholder-extract",
    ["Выписка из реестра акционеров", "Extract of the shareholders' register"],
    ["Если клиент участник или акционер (п. 7)", "If the client holds shares (7)"],
    "client",
    hasAny("share", "security"),
  ),
  paper(
    "income",
    ["Справки о доходах и налоге за три года", "Income and tax certificates of three years"],
    ["Показывают, чем клиент мог платить (п. 8)", "Show what the client could pay from (8)"],
    "client",
  ),
  paper(
    "bank-statements",
    ["Счета и вклады: выписки за три года", "Accounts: statements of three years"],
    ["Счета, вклады и операции (п. 9)", "Accounts, deposits and operations (9)"],
    "client",
    hasAny("account"),
  ),
  paper(
    "accounts-list",
    ["Сведения о банковских счетах из ФНС", "List of bank accounts from the tax service"],
    ["Показывают счета, о которых клиент забыл (п. 9)", "Show the accounts the client forgot (9)"],
    "client",
  ),
  paper("snils", ["СНИЛС", "SNILS"], ["Подтверждает учёт в системе (п. 10)", "Proof of registration (10)"], "client"),
  paper(
    "pension-account",
    ["Состояние лицевого счёта (СЗИ-ИЛС)", "State of the individual account"],
    ["Стаж и отчисления (п. 11)", "Length of service and contributions (11)"],
    "client",
  ),
  paper(
    "unemployed",
    ["Решение о признании безработным", "Decision on unemployed status"],
    ["Если клиент на учёте (п. 12)", "If the client is registered (12)"],
    "client",
    is("client.employment-status", "registered-unemployed"),
  ),
  paper("inn", ["Свидетельство ИНН", "INN certificate"], ["Если ИНН есть (п. 13)", "If there is one (13)"], "client", {
    field: "client.inn",
    op: "filled",
  }),
  paper(
    "marriage",
    ["Свидетельство о браке", "Marriage certificate"],
    ["Если клиент в браке (п. 14)", "If the client is married (14)"],
    "client",
    is("client.marital-status", "married"),
  ),
  paper(
    "divorce",
    ["Свидетельство о разводе", "Divorce certificate"],
    ["Если брак расторгнут за последние три года (п. 15)", "If the divorce was in the last three years (15)"],
    "client",
    within("client.divorced-on", PAST_MONTHS),
  ),
  paper(
    "marriage-contract",
    ["Брачный договор", "Marriage contract"],
    ["Если он заключён (п. 16)", "If there is one (16)"],
    "client",
    is("client.has-marriage-contract", true),
  ),
  paper(
    "spouses-division",
    ["Соглашение или акт о разделе имущества", "Agreement or act on division of property"],
    ["Если имущество делили за последние три года (п. 17)", "If property was divided in the last three years (17)"],
    "client",
    within("client.divorced-on", PAST_MONTHS),
  ),
  paper(
    "child-birth",
    ["Свидетельства о рождении детей", "Birth certificates of children"],
    ["Если есть несовершеннолетние дети (п. 18)", "If there are minor children (18)"],
    "client",
    is("client.has-minor-children", true),
  ),
  paper(
    "circumstances",
    ["Иные документы по доводам заявления", "Other papers the petition relies on"],
    ["О болезни, увольнении и другом, на что ссылаемся (п. 19)", "On illness, dismissal and whatever we rely on (19)"],
    "lawyer",
  ),
  paper(
    "power",
    ["Доверенность представителя", "Power of attorney"],
    ["Без неё юрист не подаст заявление и не придёт в суд", "Without it the lawyer cannot file or appear"],
    "client",
  ),
];

/** What the petition and both forms of order 530 say of the debtor. */
export const debtorFacts: readonly Item[] = [
  fact("snils", ["Стоит в шапке списка и описи", "Stands in the head of the list and the inventory"], "client"),
  fact("inn", ["Стоит в шапке списка и описи", "Stands in the head of the list and the inventory"], "client"),
  fact("birthPlace", ["Стоит в заявлении и формах", "Stands in the petition and the forms"], "client"),
  fact("passport", ["Стоит в заявлении и формах", "Stands in the petition and the forms"], "client"),
  fact("registeredAddress", ["По нему выбирают суд", "The court is chosen by it"], "client"),
];

/** What is added on the way: J4, J5, J7. */
export const mailingProof = paper(
  "mailing-proof",
  ["Квитанции об отправке копий кредиторам", "Receipts of copies sent to creditors"],
  [
    "Без них суд оставит заявление без движения (п. 20)",
    "Without them the court leaves the petition without motion (20)",
  ],
  "lawyer",
);
export const petition = paper(
  "petition",
  ["Заявление о признании банкротом", "Petition"],
  ["Подписанное заявление", "The signed petition"],
  "lawyer",
);
export const depositOrder = paper(
  "deposit-order",
  ["Платёжное поручение о депозите с номером дела", "Payment order of the deposit with the case number"],
  ["Вносится после принятия и до заседания (п. 22)", "Paid after acceptance and before the hearing (22)"],
  "client",
);
