import type { ShippedTemplate } from "../shipped-template.ts";
import {
  clientSign,
  each,
  fromClient,
  fromClientShort,
  item,
  lead,
  p,
  plain,
  row,
  rowIf,
  table,
  title,
  to,
  eachRow,
  head,
  when,
} from "../write.ts";

const cases = table(
  [[10, "center"], 45, 55, 55],
  [
    eachRow("enforcements", "{n}", "{number}", "{openedOn}", "{writ}; {sum} руб."),
    rowIf("!enforcements", "—", "—", "—", "—"),
  ],
  { header: [head("№", "Номер производства", "Возбуждено", "Исполнительный документ")] },
);

export const livingMinimumApplication: ShippedTemplate = {
  code: "living-minimum-application",
  kind: "living-minimum-application",
  title: "Заявление приставу о сохранении прожиточного минимума",
  titleEn: "Application on the living minimum",
  group: "tools",
  numbered: false,
  body: [
    to("**{authority.name}**", "{authority.address}", ...fromClientShort),
    title("Заявление\nо сохранении заработной платы и иных доходов\nежемесячно в размере прожиточного минимума"),
    table(
      [65, 100],
      [
        row("Фамилия, имя, отчество", "{client.name}"),
        row("Гражданство", "{client.citizenship}"),
        row("Документ, удостоверяющий личность", "{client.passportFull}"),
        row("Место жительства", "{client.postalAddress}"),
        row("Телефон", "{client.phone}"),
        row(
          "Социально-демографическая группа",
          "{#client.isPensioner}пенсионер{/}{#!client.isPensioner}трудоспособное население{/}",
        ),
      ],
    ),
    lead("Исполнительные производства:"),
    cases,
    lead("Счёт, на который поступает доход и на котором его следует сохранять:"),
    table(
      [[10, "center"], 95, 60],
      [eachRow("accounts", "{n}", "{bank}", "{number}"), rowIf("!accounts", "—", "—", "—")],
      { header: [head("№", "Банк", "Номер счёта")] },
    ),
    p(
      "Прошу при обращении взыскания на мои доходы ежемесячно сохранять сумму в размере прожиточного минимума трудоспособного населения (для пенсионеров — пенсионеров) в целом по Российской Федерации, а если величина, установленная в субъекте Российской Федерации по месту моего жительства, выше, — в размере последней ({law.livingMinimumArticle}), и направить об этом постановление в банк и плательщику дохода.",
    ),
    p(
      "Удержания из дохода, которые остаются после сохранения этой суммы, не должны превышать {law.withholdingPercent} % ({law.withholdingArticle}), если закон не устанавливает иного предела.",
    ),
    when(
      "minorChildren",
      lead("На иждивении находятся дети:"),
      each("minorChildren", item("{name}, {birthDate} года рождения.")),
    ),
    when(
      "minorChildren",
      p("О сохранении дохода сверх прожиточного минимума с учётом иждивенцев я вправе обратиться в суд."),
    ),
    plain("Приложения: справка о ежемесячном доходе, выписка по счёту, копия паспорта."),
    clientSign("Должник"),
  ],
};

export const suspensionMotion: ShippedTemplate = {
  code: "suspension-motion",
  kind: "suspension-motion",
  title: "Заявление о приостановлении исполнительного производства",
  titleEn: "Motion to suspend enforcement",
  group: "tools",
  numbered: false,
  body: [
    to(
      "**{authority.name}**",
      "{authority.address}",
      ...fromClient.map((line) => line.replace("**Заявитель:**", "**Должник:**")),
    ),
    title("Заявление\nо приостановлении исполнительного производства"),
    cases,
    p("Исполнительное производство подлежит приостановлению по следующим основаниям: {paper.reason}"),
    p(
      "Основания и порядок приостановления установлены законом ({law.suspensionArticle}). Если взыскание не приостановить, последствия исполнения будет трудно или невозможно обратить: списанные средства и реализованное имущество не возвращаются.",
    ),
    lead("Прошу:"),
    item("приостановить указанные исполнительные производства до устранения названных обстоятельств;"),
    item(
      "до рассмотрения заявления не совершать исполнительных действий и не применять мер принудительного исполнения;",
    ),
    item("направить копию судебного акта (постановления) мне и в подразделение службы судебных приставов."),
    plain(
      "Приложения: документы, которые подтверждают основания приостановления, копии по числу лиц, участвующих в деле.",
    ),
    clientSign("Должник"),
  ],
};

export const creditHolidays: ShippedTemplate = {
  code: "credit-holidays",
  kind: "credit-holidays",
  title: "Требование о кредитных каникулах",
  titleEn: "Credit holidays claim",
  group: "tools",
  numbered: false,
  body: [
    to("**{debt.creditor.name}**", "{debt.creditor.address}", ...fromClientShort),
    title("Требование\nоб изменении условий договора (льготный период)"),
    p(
      "Между нами заключён договор: {debt.basis}. В соответствии с Федеральным законом от 21.12.2013 № 353-ФЗ ({law.holidaysArticle}) требую приостановить исполнение обязательств по договору.",
    ),
    p("Основание: {paper.reason}"),
    p(
      "Средний доход за последние {law.holidaysLastMonths} месяца ниже среднемесячного дохода за предшествующие {law.holidaysAverageMonths} месяцев более чем на {law.holidaysFall} %; мой нынешний доход — {client.income} руб. в месяц. Льготный период по этому основанию по договору не предоставлялся, судебный акт о взыскании не вступил в силу, процедура банкротства не проводится.",
    ),
    table(
      [65, 100],
      [
        row("Начало льготного периода", "{period.from}"),
        row("Окончание льготного периода", "{period.to}"),
        row("Предельный срок по закону", "{law.holidaysMonths} мес."),
        row("Телефон для связи", "{client.phone}"),
      ],
    ),
    p(
      "Прошу сообщить об изменении условий договора и выдать уточнённый график платежей. Если срок для ответа истечёт без возражений, льготный период считается установленным со дня, указанного выше. На время льготного периода неустойка не начисляется, требование о досрочном исполнении не предъявляется.",
    ),
    plain("Приложения: справки о доходах за сравниваемые периоды, документы об обстоятельствах."),
    clientSign("Заёмщик"),
  ],
};
