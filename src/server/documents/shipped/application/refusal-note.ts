import type { ShippedTemplate } from "../shipped-template.ts";
import { firmSign, p, title, to, when } from "../write.ts";

/** Closes an application without a contract: why, what else may be done, what becomes of the data. */
export const refusalNote: ShippedTemplate = {
  code: "refusal-note",
  kind: "refusal-note",
  title: "Уведомление об отказе в заключении договора",
  titleEn: "Note of refusal",
  group: "application",
  numbered: false,
  body: [
    to(
      "**{client.citizenDat} {client.name.dat}**",
      "{client.postalAddress}",
      "**от** {firm.legalName}",
      "{firm.address}",
      "{firm.phone}, {firm.email}",
    ),
    title("Уведомление"),
    p("Мы рассмотрели ваше обращение и сообщаем, что договор об оказании юридических услуг не заключается."),
    p("Причина: {paper.reason}"),
    when("paper.request", p("Что вы можете сделать сами: {paper.request}")),
    p(
      "Вы вправе обратиться к другому юристу, в многофункциональный центр, к кредитору с просьбой о реструктуризации, а при низком доходе — за бесплатной юридической помощью, которую оказывает государство.",
    ),
    p(
      "Денег за рассмотрение обращения мы не берём. Подлинники документов, если вы их передавали, возвращаются вам при личном приёме или заказным письмом по вашему выбору.",
    ),
    p(
      "Персональные данные, собранные для рассмотрения обращения, будут уничтожены в течение {law.applicationsDays} дней, если закон не обязывает хранить их дольше. Акт об уничтожении можно запросить по указанному адресу.",
    ),
    firmSign,
  ],
};
