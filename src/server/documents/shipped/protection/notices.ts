import type { ShippedTemplate } from "../shipped-template.ts";
import {
  clientSign,
  fromClientShort,
  item,
  lead,
  p,
  plain,
  row,
  small,
  table,
  title,
  to,
  toRecipient,
  when,
} from "../write.ts";

const obligation = [
  row("Кредитор", "{debt.creditor.name}, {debt.creditor.address}"),
  row("Основание долга", "{debt.basis}"),
  row("Просрочка с", "{debt.overdueSince}"),
  row("Должник", "{client.name}, {client.birthDate} года рождения, {client.passportFull}"),
  row("Адрес должника", "{client.postalAddress}"),
];

const HOW =
  "Заявление направляется через нотариуса, заказным письмом с уведомлением о вручении или вручается под расписку: иначе оно не действует ({law.refusalArticle}).";

/** Only an advocate may stand between a debtor and a collector; the paper has what the law asks of him. */
export const representativeNotice: ShippedTemplate = {
  code: "representative-notice",
  kind: "representative-notice",
  title: "Заявление о взаимодействии только через представителя",
  titleEn: "Notice of a representative",
  group: "protection",
  numbered: false,
  body: [
    to(...toRecipient, ...fromClientShort),
    title("Заявление\nоб осуществлении взаимодействия с должником\nтолько через указанного им представителя"),
    table([50, 115], obligation),
    p(
      "В соответствии с Федеральным законом от 03.07.2016 № 230-ФЗ ({law.representativeArticle}) сообщаю, что взаимодействие, направленное на возврат просроченной задолженности, должно осуществляться только через моего представителя — адвоката:",
    ),
    table(
      [50, 115],
      [
        row("Фамилия, имя, отчество", "{matter.representativeName}"),
        row("Статус", "адвокат; доверенность (ордер) {matter.powerNumber} от {matter.powerOn}"),
        row("Телефон", "{firm.phone}"),
        row("Почтовый адрес", "{matter.representativeAddress}"),
        row("Адрес электронной почты", "{firm.email}"),
      ],
    ),
    p(
      "Со дня получения заявления прошу не вести со мной переговоров и не направлять мне сообщений, минуя представителя, и передать это требование лицам, которые действуют от вашего имени или в ваших интересах.",
    ),
    plain("Приложение: копия документа, подтверждающего полномочия представителя."),
    clientSign("Должник"),
    small(`Требования к форме заявления: {law.refusalForm}. ${HOW}`),
  ],
};

/** Void before its day, so it is not made before it: {until.refusalFrom} is not known until then. */
export const refusalNotice: ShippedTemplate = {
  code: "refusal-notice",
  kind: "refusal-notice",
  title: "Заявление об отказе от взаимодействия",
  titleEn: "Refusal of interaction",
  group: "protection",
  numbered: false,
  body: [
    to(...toRecipient, ...fromClientShort),
    title("Заявление\nоб отказе от взаимодействия"),
    table([50, 115], obligation),
    p(
      "Просрочка исполнения обязательства возникла {debt.overdueSince}; срок {law.refusalMonths} месяца, по истечении которого должник вправе отказаться от взаимодействия, наступил {until.refusalFrom}.",
    ),
    p(
      "В соответствии с Федеральным законом от 03.07.2016 № 230-ФЗ ({law.refusalArticle}) заявляю об отказе от взаимодействия, направленного на возврат просроченной задолженности, в том числе с вашими представителями, всеми способами, кроме почтовых отправлений по адресу, указанному выше.",
    ),
    p(
      "Прошу прекратить личные встречи, телефонные переговоры, в том числе с использованием робота, и сообщения со дня получения заявления и уведомить об этом привлечённых лиц. О нарушении будет сообщено в Федеральную службу судебных приставов ({law.collectorFineArticle}).",
    ),
    clientSign("Должник"),
    small(`Требования к форме заявления: {law.refusalForm}. ${HOW}`),
  ],
};

export const consentWithdrawal: ShippedTemplate = {
  code: "consent-withdrawal",
  kind: "consent-withdrawal",
  title: "Отзыв согласий у кредитора",
  titleEn: "Withdrawal of consents",
  group: "protection",
  numbered: false,
  body: [
    to(...toRecipient, ...fromClientShort),
    title("Заявление\nоб отзыве согласий"),
    when("debt.basis", p("Обязательство: {debt.basis}.")),
    lead("Настоящим отзываю:"),
    item(
      "согласие на взаимодействие с третьими лицами — членами моей семьи, родственниками, иными проживающими со мной лицами, соседями, коллегами и любыми другими ({law.thirdPersonsArticle});",
    ),
    item(
      "согласие на обработку персональных данных, кроме обработки, без которой нельзя исполнить договор или обязанность, установленную законом ({law.withdrawalArticle});",
    ),
    item(
      "согласие на передачу персональных данных третьим лицам в случаях, когда такая передача возможна только с согласия;",
    ),
    item("согласие на получение рекламы;"),
    item("согласие (соглашение) на способы и частоту взаимодействия, которые закон не предусматривает."),
    lead("Прошу:"),
    item(
      "прекратить обработку и уничтожить данные, обработка которых основана только на согласии, включая телефоны и имена третьих лиц, в срок {law.destructionDays} дней;",
    ),
    item("назвать лиц, которым данные были переданы, и сообщить им об отзыве;"),
    item("ответить письменно в срок {law.retentionAnswerDays} рабочих дней."),
    clientSign("Субъект персональных данных"),
  ],
};
