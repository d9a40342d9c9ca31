import { debts, fact, hasAny, is, paper, record, type Item } from "./item.ts";

/** M1: that one of the four grounds is there is proven by papers. */
export const grounds: readonly Item[] = [
  record(
    "enforcement",
    ["Основание держится на исполнительном производстве", "The ground rests on enforcement proceedings"],
    "lawyer",
  ),
  paper(
    "enforcement-ended",
    ["Постановление об окончании: взять нечего", "Order ending enforcement: nothing to take"],
    ["Основание А: ст. 46 п. 1 пп. 4", "Ground A: art. 46 p.1 pp.4"],
    "client",
    {
      not: { any: [is("client.is-pensioner", true), is("client.has-child-allowance", true)] },
    },
  ),
  paper(
    "pension-certificate",
    ["Справка о пенсии", "Pension certificate"],
    ["Основание Б; живёт недолго", "Ground B; short-lived"],
    "client",
    is("client.is-pensioner", true),
  ),
  paper(
    "allowance-certificate",
    ["Справка о детском пособии", "Child allowance certificate"],
    ["Основание В; живёт недолго", "Ground C; short-lived"],
    "client",
    is("client.has-child-allowance", true),
  ),
  paper(
    "writ-certificate",
    ["Справка о предъявлении исполнительного листа", "Certificate of the writ presented"],
    ["По ним считают год или семь лет", "One year or seven are counted by them"],
    "client",
    hasAny("enforcement"),
  ),
];

/** M2: who is not in the list stays unpaid for ever, and undischarged. */
export const creditorsWhole: readonly Item[] = [
  debts(["Списывают только долги из списка", "Only debts in the list are discharged"], "lawyer"),
  paper(
    "credit-report",
    ["Кредитные отчёты всех бюро", "Credit reports of all bureaus"],
    [
      "Кредитор из отчёта, которого нет в списке, закрывает подачу",
      "A creditor of a report who is not in the list stops the filing",
    ],
    "client",
  ),
  paper(
    "debt-certificate",
    ["Справки о задолженности", "Certificates of debt"],
    ["Сумма в списке должна совпасть с кредитором", "The sum must agree with the creditor's"],
    "client",
  ),
  paper(
    "mfc-creditors",
    ["Список кредиторов по форме приказа 530", "List of creditors, form of order 530"],
    ["Прилагается к заявлению", "Attached to the application"],
    "lawyer",
  ),
];

export const applicant: readonly Item[] = [
  fact("passport", ["Стоит в форме заявления", "Stands in the form"], "client"),
  fact("snils", ["Стоит в форме заявления", "Stands in the form"], "client"),
  fact("inn", ["Стоит в форме заявления", "Stands in the form"], "client"),
  fact("birthPlace", ["Стоит в форме заявления", "Stands in the form"], "client"),
  fact("registeredAddress", ["По нему выбирают МФЦ", "The MFC is chosen by it"], "client"),
];

export const application = paper(
  "mfc-application",
  ["Заявление по форме приказа 497", "Application, form of order 497"],
  ["Подписывает сам клиент", "Signed by the client"],
  "lawyer",
);
