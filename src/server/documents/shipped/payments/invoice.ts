import type { ShippedTemplate } from "../shipped-template.ts";
import { centred, cityAndDay, eachRow, firmSign, head, p, plain, row, sign, table, title, when } from "../write.ts";

/** Work that was done in a month, signed or silently accepted by the contract's section 5. */
export const act: ShippedTemplate = {
  code: "act",
  kind: "act",
  title: "Акт об оказании услуг",
  titleEn: "Acceptance act",
  group: "payments",
  numbered: true,
  body: [
    title("Акт № {doc.number}\nоб оказании юридических услуг"),
    cityAndDay,
    p(
      "{firm.legalName} (Исполнитель) и {client.citizen} {client.name} (Заказчик) составили настоящий акт о том, что по договору об оказании юридических услуг № {contract.number} от {contract.date} за период с {period.from} по {period.to} Исполнитель оказал, а Заказчик принял следующие услуги:",
    ),
    table(
      [[10, "center"], 75, [15, "center"], [15, "center"], [25, "right"], [25, "right"]],
      [
        eachRow("lines", "{n}", "{title}", "{unit}", "{quantity}", "{price}", "{sum}"),
        row({ text: "Итого", span: 5, align: "right", isBold: true }, { text: "{lines.total}", isBold: true }),
      ],
      { header: [head("№", "Услуга", "Ед.", "Кол-во", "Цена, руб.", "Сумма, руб.")] },
    ),
    p("Всего оказано услуг на сумму {lines.total.full}. {firm.vat}."),
    p(
      "Услуги оказаны в срок и в согласованном объёме. Возражения по объёму и качеству Заказчик вправе направить в порядке раздела 5 договора; подписание акта не лишает его прав потребителя.",
    ),
    sign("Исполнитель: {firm.headPosition}", "{firm.headName.initials}"),
    sign("Заказчик", "{client.name.initials}"),
  ],
};

/** Money is asked for by requisites; what is due is told in the schedule of the contract. */
export const invoice: ShippedTemplate = {
  code: "invoice",
  kind: "invoice",
  title: "Счёт на оплату",
  titleEn: "Invoice",
  group: "payments",
  numbered: true,
  body: [
    table(
      [40, 125],
      [
        row("Получатель", "{firm.legalName}\nИНН {firm.inn}   КПП {firm.kpp.orDash}"),
        row("Банк получателя", "{firm.bankName}\nБИК {firm.bik}   К/с {firm.corrAccount}"),
        row("Расчётный счёт", "{firm.account}"),
        row(
          "Назначение платежа",
          "Оплата по счёту № {doc.number} от {doc.date}, договор № {contract.number} от {contract.date}. {firm.vat}",
        ),
      ],
    ),
    title("Счёт № {doc.number} от {doc.date.words}"),
    plain("**Исполнитель:** {firm.legalName}, {firm.address}\nтелефон: {firm.phone}"),
    plain("**Плательщик:** {client.name}"),
    plain("**Основание:** договор об оказании юридических услуг № {contract.number} от {contract.date}"),
    table(
      [[10, "center"], 75, [15, "center"], [15, "center"], [25, "right"], [25, "right"]],
      [
        eachRow("lines", "{n}", "{title}", "{unit}", "{quantity}", "{price}", "{sum}"),
        row({ text: "Итого к оплате", span: 5, align: "right", isBold: true }, { text: "{lines.total}", isBold: true }),
      ],
      { header: [head("№", "Наименование", "Ед.", "Кол-во", "Цена, руб.", "Сумма, руб.")] },
    ),
    p("Всего к оплате: {lines.total.full}. {firm.vat}."),
    when("paper.dueOn", p("Оплатите счёт до {paper.dueOn}.")),
    p(
      "Если вы уже оплатили, пришлите, пожалуйста, чек: мы найдём платёж. Кассовый чек придёт на адрес электронной почты или номер телефона, указанный вами.",
    ),
    firmSign,
    centred("Вопросы по счёту: {firm.phone}, {firm.email}"),
  ],
};
