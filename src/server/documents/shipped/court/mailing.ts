import type { ShippedTemplate } from "../shipped-template.ts";
import {
  clientSign,
  eachRow,
  firmSign,
  fromClientShort,
  head,
  numbered,
  p,
  plain,
  row,
  rowIf,
  sign,
  small,
  table,
  title,
  to,
  toRecipient,
  when,
} from "../write.ts";

/** One to each creditor: a copy of the petition goes with it. */
export const creditorLetter: ShippedTemplate = {
  code: "creditor-letter",
  kind: "creditor-letter",
  title: "Письмо кредитору с копией заявления о банкротстве",
  titleEn: "Letter to a creditor with a copy of the petition",
  group: "court",
  numbered: false,
  body: [
    to(...toRecipient, ...fromClientShort),
    title("Уведомление\nо подаче заявления о признании банкротом"),
    p(
      "Сообщаю, что обращаюсь в {matter.courtName} с заявлением о признании меня несостоятельным (банкротом) в порядке статьи 213.4 Федерального закона от 26.10.2002 № 127-ФЗ «О несостоятельности (банкротстве)».",
    ),
    when("recipient.note", p("Вы указаны в списке кредиторов. Основание требования: {recipient.note}.")),
    p(
      "Направляю копию заявления с приложениями, которых у вас нет. После принятия заявления номер дела можно узнать в картотеке арбитражных дел.",
    ),
    p(
      "Прошу направлять сообщения по этому долгу письменно по указанному адресу. Письмо не является признанием размера требований.",
    ),
    plain("**Приложения:**"),
    numbered("Копия заявления о признании банкротом."),
    numbered("Копия списка кредиторов и должников гражданина."),
    numbered("Копия описи имущества гражданина."),
    clientSign("Заявитель"),
  ],
};

/** Two of them go to the post: one in the envelope, one comes back with the stamp. */
export const contentsList: ShippedTemplate = {
  code: "contents-list",
  kind: "contents-list",
  title: "Опись вложения",
  titleEn: "List of contents of a letter",
  group: "court",
  numbered: false,
  body: [
    title("Опись вложения"),
    plain("**Вложение в:** ценное письмо с уведомлением о вручении"),
    plain("**Куда:** {recipient.address}"),
    plain("**Кому:** {recipient.name}"),
    plain("**Отправитель:** {client.name}, {client.postalAddress}"),
    table(
      [[12, "center"], 93, [30, "center"], [30, "center"]],
      [
        eachRow("attachments", "{n}", "{title}", "{pages}", "1,00"),
        rowIf("!attachments", "1", "Уведомление о подаче заявления", { text: "1", align: "center" }, "1,00"),
        rowIf("!attachments", "2", "Копия заявления о признании банкротом", { text: "—", align: "center" }, "1,00"),
        rowIf(
          "!attachments",
          "3",
          "Копия списка кредиторов и должников гражданина",
          { text: "—", align: "center" },
          "1,00",
        ),
        rowIf("!attachments", "4", "Копия описи имущества гражданина", { text: "—", align: "center" }, "1,00"),
      ],
      { header: [head("№", "Наименование предметов", "Листов", "Объявленная ценность, руб.")] },
    ),
    sign("Отправитель", "{client.name.initials}", "{doc.date.words}"),
    sign("Проверил: работник почтовой связи", "____________________"),
    small("Место для календарного штемпеля отделения связи."),
  ],
};

export const mailingRegister: ShippedTemplate = {
  code: "mailing-register",
  kind: "mailing-register",
  title: "Реестр отправлений кредиторам",
  titleEn: "Register of mailing",
  group: "court",
  numbered: false,
  body: [
    title("Реестр отправлений\nкопий заявления о признании банкротом"),
    plain("**Отправитель:** {client.name}, {client.postalAddress}"),
    plain("**Суд:** {matter.courtName}"),
    table(
      [[10, "center"], 50, 65, 40],
      [
        eachRow("mailings", "{n}", "{name}", "{address}", "{track}"),
        {
          when: "!mailings",
          each: "creditors",
          cells: ["{n}", "{name}", "{address}", "номер вписывается после отправки"],
        },
      ],
      { header: [head("№", "Кому", "Адрес", "Почтовый идентификатор")] },
    ),
    p(
      "Вложение в каждое отправление: копия заявления о признании банкротом, копии списка кредиторов и должников и описи имущества. Квитанции и описи вложения с отметкой почты прилагаются к заявлению.",
    ),
    sign("Отправил", "{matter.responsibleName.initials}", "{doc.date.words}"),
  ],
};

/** There is no such order before the case has its number: the court would not find the money. */
export const depositOrder: ShippedTemplate = {
  code: "deposit-order",
  kind: "deposit-order",
  title: "Реквизиты и назначение платежа в депозит суда",
  titleEn: "Text of the deposit payment",
  group: "court",
  numbered: false,
  body: [
    title("Платёж в депозит арбитражного суда"),
    table(
      [55, 110],
      [
        row("Плательщик", "{client.name}, {client.registeredAddress}"),
        row("Получатель", "{matter.courtName}"),
        row("Реквизиты депозитного счёта", "{matter.depositAccount}"),
        row("Сумма", "{law.deposit.full}"),
        row(
          "Назначение платежа",
          "Вознаграждение финансового управляющего по делу № {matter.caseNumber}, должник {client.name}. НДС не облагается",
        ),
        row("Заявление принято", "{matter.acceptedOn}"),
        row("Внести до заседания", "{matter.hearingOn}"),
      ],
    ),
    p(
      "Номер дела в назначении платежа обязателен: без него суд не сможет отнести деньги к делу ({law.depositArticle}). Реквизиты сверьте на сайте суда в день платежа.",
    ),
    p(
      "После оплаты пришлите платёжный документ с отметкой банка об исполнении: мы подадим ходатайство о приобщении его к делу. Если средства не поступят до заседания, суд может оставить заявление без рассмотрения.",
    ),
    p(
      "Перевод делает сам плательщик или другое лицо за него; в последнем случае в назначении платежа указывается должник.",
    ),
    sign("Юрист", "{matter.responsibleName.initials}", "{doc.date.words}"),
  ],
};

/** From the ruling on: collectors may not speak to the person any more. */
export const bankruptcyNotice: ShippedTemplate = {
  code: "bankruptcy-notice",
  kind: "bankruptcy-notice",
  title: "Уведомление взыскателя о введении процедуры банкротства",
  titleEn: "Bankruptcy notice to a collector",
  group: "court",
  numbered: false,
  body: [
    to(...toRecipient, ...fromClientShort),
    title("Уведомление\nо введении процедуры банкротства"),
    p(
      "{matter.courtName}, дело № {matter.caseNumber}. Судебный акт: {matter.ruling} от {matter.rulingOn}; копия прилагается.",
    ),
    when("matter.managerName", p("Финансовый управляющий: {matter.managerName}.")),
    p(
      "Со дня этого судебного акта непосредственное взаимодействие со мной, направленное на возврат просроченной задолженности, — встречи, телефонные переговоры, сообщения, в том числе с использованием робота, — не допускается ({law.banArticle}). Это относится и к лицам, которые действуют от вашего имени или в ваших интересах.",
    ),
    when(
      "recipient.note",
      p("Уведомление касается обязательства: {recipient.note}, а также всех иных моих обязательств перед вами."),
    ),
    p(
      "Требования предъявляются в деле о банкротстве в срок {law.claimsMonths} месяца со дня публикации сведений; вне этого дела они не рассматриваются, неустойки и иные санкции не начисляются ({law.effectsArticle}).",
    ),
    p(
      "Прошу прекратить взаимодействие со дня получения уведомления, передать его лицам, привлечённым к взысканию, и сообщить об этом письменно. О каждом обращении после получения уведомления будет сообщено в Федеральную службу судебных приставов ({law.collectorFineArticle}).",
    ),
    plain("Приложение: копия судебного акта от {matter.rulingOn}."),
    clientSign("Должник"),
  ],
};

/** The inside list of a sealed package, and of any bundle. */
export const packageContents: ShippedTemplate = {
  code: "package-contents",
  kind: "package-contents",
  title: "Опись документов комплекта",
  titleEn: "List of papers of a package",
  group: "court",
  numbered: false,
  body: [
    title("Опись документов,\nприложенных к заявлению"),
    plain("**Заявитель:** {client.name}"),
    when("matter.courtName", plain("**Суд:** {matter.courtName}")),
    table(
      [[12, "center"], 123, [30, "center"]],
      [eachRow("attachments", "{n}", "{title}", "{pages}"), rowIf("!attachments", "—", "Документы не приложены", "—")],
      { header: [head("№", "Документ", "Листов")] },
    ),
    firmSign,
  ],
};
