import type { Block, ShippedTemplate } from "../shipped-template.ts";
import { clientSign, fromClient, item, lead, p, plain, title, to } from "../write.ts";

const parties = (who: string): string[] => [
  "**{order.court}**",
  "{authority.address}",
  ...fromClient.map((line) => line.replace("**Заявитель:**", `**${who}:**`)),
  "**Взыскатель:** {debt.creditor.name}",
  "{debt.creditor.address}",
];

const order: Block = p(
  "{order.on} {order.court} по заявлению {debt.creditor.name} вынесен судебный приказ № {order.number} о взыскании с меня задолженности: {debt.basis}. Копию приказа я {#client.isMale}получил{/}{#client.isFemale}получила{/} {order.receivedOn}.",
);
const objection: Block = p(
  "С требованием взыскателя не {#client.isMale}согласен{/}{#client.isFemale}согласна{/}: имеется спор о праве, в том числе о размере долга. Возражения не требуют обоснования; при их поступлении судья отменяет судебный приказ ({law.objectionArticle}).",
);
const cancel: readonly Block[] = [
  item(
    "отменить судебный приказ № {order.number} от {order.on} о взыскании с меня задолженности в пользу {debt.creditor.name};",
  ),
  item("разъяснить взыскателю право обратиться в порядке искового производства;"),
  item("отозвать судебный приказ с исполнения, если он предъявлен, и направить мне копию определения."),
];

export const orderObjection: ShippedTemplate = {
  code: "order-objection",
  kind: "order-objection",
  title: "Возражения на судебный приказ",
  titleEn: "Objections to a court order",
  group: "tools",
  numbered: false,
  body: [
    to(...parties("Должник")),
    title("Возражения\nотносительно исполнения судебного приказа"),
    order,
    p(
      "Срок на подачу возражений — {law.objectionDays} дней со дня получения копии приказа ({law.objectionArticle}) — не истёк; нерабочие дни в него не включаются ({law.workingTermArticle}).",
    ),
    objection,
    lead("Прошу:"),
    ...cancel,
    plain("Приложения: копия судебного приказа (при наличии), копия конверта или сведения о дне вручения."),
    clientSign("Должник"),
  ],
};

export const lateOrderObjection: ShippedTemplate = {
  code: "order-objection-late",
  kind: "order-objection-late",
  title: "Возражения на судебный приказ с восстановлением срока",
  titleEn: "Objections with the term restored",
  group: "tools",
  numbered: false,
  body: [
    to(...parties("Должник")),
    title("Возражения\nотносительно исполнения судебного приказа\nи заявление о восстановлении срока"),
    order,
    p(
      "Срок на подачу возражений — {law.objectionDays} дней со дня получения копии приказа — пропущен по уважительной причине: {paper.reason}",
    ),
    p(
      "О вынесении приказа мне стало известно {order.receivedOn}; возражения поданы сразу после этого. Срок, пропущенный по уважительной причине, может быть восстановлен ({law.restoredTermArticle}).",
    ),
    objection,
    lead("Прошу:"),
    item("признать причины пропуска срока уважительными и восстановить срок на подачу возражений;"),
    ...cancel,
    plain(
      "Приложения: документы, которые подтверждают причину пропуска и день, когда стало известно о приказе; копия судебного приказа (при наличии).",
    ),
    clientSign("Должник"),
  ],
};

/** Only on the party's own motion, and only in a lawsuit. */
export const limitationPlea: ShippedTemplate = {
  code: "limitation-plea",
  kind: "limitation-plea",
  title: "Заявление о применении исковой давности",
  titleEn: "Limitation plea",
  group: "tools",
  numbered: false,
  body: [
    to(
      "**{authority.name}**",
      "{authority.address}",
      ...fromClient.map((line) => line.replace("**Заявитель:**", "**Ответчик:**")),
      "**Истец:** {debt.creditor.name}",
      "{debt.creditor.address}",
    ),
    title("Заявление\nо пропуске срока исковой давности"),
    p("Истец просит взыскать задолженность: {debt.basis}; заявленный размер — {debt.amount.full}."),
    p(
      "Общий срок исковой давности составляет {law.limitationYears} года и применяется только по заявлению стороны, сделанному до вынесения решения ({law.limitationArticle}). По обязательству с платежами по частям он течёт отдельно по каждому платежу.",
    ),
    p("Обязательство не исполняется с {debt.overdueSince}. {paper.reason}"),
    p(
      "Истечение срока исковой давности по главному требованию означает истечение его и по дополнительным: процентам, неустойке, залогу, поручительству. Перемена лиц в обязательстве течения срока не меняет.",
    ),
    p(
      "Признания долга, которое прервало бы течение срока, с моей стороны не было; частичная оплата по требованию приставов или списание без моего распоряжения им не является.",
    ),
    lead("Прошу:"),
    item(
      "применить последствия пропуска срока исковой давности и отказать в иске полностью, а если по части платежей срок не истёк — в соответствующей части;",
    ),
    item("при недостатке оснований для отказа уменьшить неустойку как явно несоразмерную последствиям нарушения."),
    clientSign("Ответчик"),
  ],
};
