import type { Block, ShippedTemplate } from "../shipped-template.ts";
import { cityAndDay, eachRow, head, p, row, rowIf, sign, table, title, when } from "../write.ts";

const PARTIES =
  "{firm.legalName} (Исполнитель) в лице {firm.headPositionGen} {firm.headName.gen} на основании {firm.headBasis}, и {client.citizen} {client.name}, {client.passportFull} (Заказчик)";
const bothSign: readonly Block[] = [
  sign("Исполнитель: {firm.headPosition}", "{firm.headName.initials}"),
  sign("Заказчик", "{client.name.initials}"),
];
const CONTRACT = "договору об оказании юридических услуг № {contract.number} от {contract.date}";

export const reconciliation: ShippedTemplate = {
  code: "reconciliation",
  kind: "reconciliation",
  title: "Акт сверки расчётов",
  titleEn: "Reconciliation",
  group: "payments",
  numbered: true,
  body: [
    title("Акт сверки № {doc.number}\nвзаимных расчётов"),
    cityAndDay,
    p(`${PARTIES} сверили расчёты по ${CONTRACT} за период с {period.from} по {period.to}.`),
    table(
      [[12, "center"], [28, "center"], 90, [35, "right"]],
      [
        row({ text: "Оказано услуг", span: 4, isBold: true }),
        eachRow("lines", "{n}", "{on}", "{title}", "{sum}"),
        rowIf("!lines", "—", "—", "—", "—"),
        row({ text: "Итого оказано", span: 3, isBold: true }, { text: "{lines.total}", isBold: true }),
        row({ text: "Оплачено", span: 4, isBold: true }),
        eachRow("payments", "{n}", "{on}", "{title}", "{sum}"),
        rowIf("!payments", "—", "—", "—", "—"),
        row({ text: "Итого оплачено", span: 3, isBold: true }, { text: "{payments.total}", isBold: true }),
      ],
      { header: [head("№", "День", "Документ, основание", "Сумма, руб.")] },
    ),
    when(
      "balance.toFirm",
      p("На {period.to} задолженность Заказчика перед Исполнителем составляет {balance.toFirm.full}."),
    ),
    when(
      "balance.toClient",
      p("На {period.to} Исполнитель должен Заказчику (аванс или переплата) {balance.toClient.full}."),
    ),
    when("!balance.toFirm", when("!balance.toClient", p("На {period.to} взаимной задолженности нет."))),
    ...bothSign,
  ],
};

export const newSchedule: ShippedTemplate = {
  code: "new-schedule",
  kind: "contract-annex",
  title: "Дополнительное соглашение о новом графике платежей",
  titleEn: "Annex on a new schedule",
  group: "payments",
  numbered: true,
  body: [
    title("Дополнительное соглашение № {doc.number}\nо новом графике платежей"),
    cityAndDay,
    p(`${PARTIES} договорились изменить график платежей по ${CONTRACT}.`),
    when("paper.reason", p("Причина: {paper.reason}")),
    p("1. Оставшаяся часть цены услуг оплачивается в следующем порядке:"),
    table(
      [
        [15, "center"],
        [60, "center"],
        [90, "right"],
      ],
      [eachRow("schedule", "{n}", "{on}", "{sum}")],
      { header: [head("№", "Оплатить до", "Сумма, руб.")] },
    ),
    p(
      "2. Цена услуг не меняется. Проценты и плата за изменение графика не взимаются. Платежи, срок которых наступил до подписания и перенесён этим графиком, просроченными не считаются.",
    ),
    p("3. Прежний график утрачивает силу со дня подписания. Остальные условия договора остаются без изменений."),
    ...bothSign,
  ],
};

export const refundAgreement: ShippedTemplate = {
  code: "refund-agreement",
  kind: "refund-agreement",
  title: "Соглашение о расторжении договора и возврате денег",
  titleEn: "Refund agreement",
  group: "payments",
  numbered: true,
  body: [
    title("Соглашение № {doc.number}\nо расторжении договора и возврате денег"),
    cityAndDay,
    p(`${PARTIES} договорились о следующем.`),
    p(`1. Стороны прекращают обязательства по ${CONTRACT} со дня подписания настоящего соглашения.`),
    p("2. До прекращения оказаны и приняты услуги:"),
    table(
      [[12, "center"], 118, [35, "right"]],
      [
        eachRow("lines", "{n}", "{title}", "{sum}"),
        rowIf("!lines", "—", "услуги не оказывались", "—"),
        row({ text: "Стоимость оказанных услуг", span: 2, isBold: true }, { text: "{lines.total}", isBold: true }),
        row({ text: "Заказчик оплатил", span: 2 }, "{payments.total}"),
      ],
      { header: [head("№", "Услуга, понесённый расход", "Сумма, руб.")] },
    ),
    when(
      "balance.toClient",
      p(
        "3. Исполнитель возвращает Заказчику {balance.toClient.full} в течение {law.consumerRefundDays} дней со дня подписания; на возврат выдаётся кассовый чек. Куда перечислить: {paper.request}",
      ),
    ),
    when(
      "balance.toFirm",
      p("3. Заказчик доплачивает за оказанные услуги {balance.toFirm.full}{#paper.dueOn} до {paper.dueOn}{/}."),
    ),
    when("!balance.toFirm", when("!balance.toClient", p("3. Расчёты завершены, Стороны друг другу ничего не должны."))),
    p(
      "4. Исполнитель передал Заказчику подлинники документов и сведения о ближайших сроках по делу; действия, для которых срок уже течёт, с этого дня совершает сам Заказчик или его новый представитель.",
    ),
    when("paper.text", p("5. {paper.text}")),
    p("Соглашение не ограничивает прав Заказчика, которые даёт закон о защите прав потребителей."),
    ...bothSign,
  ],
};
