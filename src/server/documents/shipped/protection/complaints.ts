import type { Block, ShippedTemplate } from "../shipped-template.ts";
import {
  clientSign,
  eachRow,
  fromClientShort,
  head,
  item,
  lead,
  lineIf,
  numbered,
  p,
  plain,
  row,
  rowIf,
  section,
  sign,
  table,
  title,
  to,
  when,
} from "../write.ts";

const events: Block = table(
  [[10, "center"], [25, "center"], [20, "center"], 70, 40],
  [eachRow("incidents", "{n}", "{on}", "{time}", "{what}", "{rule}"), rowIf("!incidents", "—", "—", "—", "—", "—")],
  { header: [head("№", "День", "Время", "Что произошло", "Норма")] },
);

const debt: Block = table(
  [50, 115],
  [
    row("Кредитор", "{debt.creditor.name}, ИНН {debt.creditor.inn}, {debt.creditor.address}"),
    row("Первоначальный кредитор", "{debt.lender.name}"),
    row("Основание долга", "{debt.basis}"),
    row("Сумма", "{debt.amount.full}"),
    row("Просрочка с", "{debt.overdueSince}"),
  ],
);

const evidence: readonly Block[] = [
  section("Приложения"),
  when("attachments", { kind: "each", list: "attachments", body: [numbered("{title}.")] }),
  when(
    "!attachments",
    numbered("Копия договора или иного документа о долге."),
    numbered("Кредитный отчёт."),
    numbered("Детализация звонков оператора связи, снимки экрана, записи разговоров."),
    numbered("Согласие на запрос сведений у оператора связи и кредитора."),
    when("matter.powerOn", numbered("Копия доверенности от {matter.powerOn}.")),
  ),
];

interface Complaint {
  code: string;
  title: string;
  titleEn: string;
  to: readonly string[];
  heading: string;
  ask: readonly Block[];
}

const complaint = ({ code, title: name, titleEn, to: whom, heading, ask }: Complaint): ShippedTemplate => ({
  code,
  kind: code,
  title: name,
  titleEn,
  group: "protection",
  numbered: false,
  body: [
    to(...whom, ...fromClientShort),
    title(heading),
    p("Прошу рассмотреть обращение о нарушениях, допущенных при взыскании с меня просроченной задолженности."),
    debt,
    lead("Взаимодействие происходило так (время местное):"),
    events,
    when("paper.reason", p("{paper.reason}")),
    p(
      "Эти действия нарушают Федеральный закон от 03.07.2016 № 230-ФЗ «О защите прав и законных интересов физических лиц при осуществлении деятельности по возврату просроченной задолженности»: нормы указаны в таблице против каждого события. Ответственность установлена: {law.collectorFineArticle}.",
    ),
    p(
      "Даю согласие на запрос у операторов связи и кредитора сведений, которые нужны для проверки (звонки, сообщения, записи разговоров).",
    ),
    lead("Прошу:"),
    ...ask,
    when("paper.request", item("{paper.request}")),
    ...evidence,
    clientSign("Заявитель"),
  ],
});

export const complaintBailiffs = complaint({
  code: "complaint-bailiffs",
  title: "Жалоба в ФССП на действия взыскателя",
  titleEn: "Complaint to the bailiffs' service",
  to: [
    "**Федеральная служба судебных приставов**",
    lineIf("authority.name", "{authority.name}"),
    "{authority.address}",
  ],
  heading: "Обращение\nо нарушении закона при возврате просроченной задолженности",
  ask: [
    item("провести проверку, истребовать у кредитора и оператора связи записи и сведения о звонках и сообщениях;"),
    item("возбудить дело об административном правонарушении и привлечь виновных к ответственности;"),
    item("выдать предписание о прекращении нарушений;"),
    item("признать меня потерпевшим и сообщить о результате письменно в срок {law.bailiffsAnswerDays} дней."),
  ],
});

export const complaintBank = complaint({
  code: "complaint-bank",
  title: "Жалоба в Банк России",
  titleEn: "Complaint to the Bank of Russia",
  to: ["**Центральный банк Российской Федерации**", "Служба по защите прав потребителей", "{authority.address}"],
  heading: "Обращение\nо нарушениях со стороны поднадзорной организации",
  ask: [
    item("проверить соблюдение кредитором требований к взаимодействию с должником и к передаче прав по договору;"),
    item("проверить правильность начислений и передачи сведений в бюро кредитных историй;"),
    item("применить меры надзора и обязать устранить нарушения;"),
    item(
      "сообщить о результате письменно, а в части, отнесённой к ведению другого органа, переслать обращение и уведомить меня.",
    ),
  ],
});

export const complaintProsecutor = complaint({
  code: "complaint-prosecutor",
  title: "Жалоба в прокуратуру",
  titleEn: "Complaint to the prosecutor",
  to: ["**{authority.name}**", "{authority.address}"],
  heading: "Заявление\nо нарушении прав при взыскании задолженности",
  ask: [
    item("провести проверку исполнения закона кредитором и лицами, которые действуют от его имени;"),
    item(
      "при наличии угроз, принуждения или распространения сведений о долге дать оценку этим действиям и направить материалы в орган, к ведению которого они отнесены;",
    ),
    item("принять меры прокурорского реагирования;"),
    item("сообщить о результате письменно в срок {law.prosecutorAnswerDays} дней."),
  ],
});

/** The table a complaint leans on, told day by day. */
export const detectorReport: ShippedTemplate = {
  code: "detector-report",
  kind: "detector-report",
  title: "Отчёт о выявленных нарушениях при взыскании",
  titleEn: "Report of the detector",
  group: "protection",
  numbered: true,
  body: [
    title("Отчёт № {doc.number}\nо нарушениях при взыскании задолженности"),
    plain("**Клиент:** {client.name}"),
    plain("**Период:** с {period.from} по {period.to}"),
    when("debt.basis", plain("**Обязательство:** {debt.basis}, кредитор {debt.creditor.name}")),
    lead("Проверены сообщения клиента, детализация звонков и представленные записи. Выявлено:"),
    events,
    when("!incidents", p("Нарушений за период не выявлено.")),
    when("paper.text", p("{paper.text}")),
    p(
      "Время указано по месту жительства клиента. События, нарушение в которых зависит от записи разговора или от сведений реестра, юрист подтверждает отдельно; отчёт не заменяет решения уполномоченного органа.",
    ),
    p("Отчёт составлен {doc.date} по правилам, действовавшим в день каждого события."),
    sign("Юрист", "{matter.responsibleName.initials}"),
  ],
};
