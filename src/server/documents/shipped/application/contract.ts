import type { Block, ShippedTemplate } from "../shipped-template.ts";
import { cityAndDay, eachRow, head, item, lead, p, plain, row, section, sign, table, title, when } from "../write.ts";
import { routes, type RouteOfContract } from "./contract-data.ts";
import { contractTerms } from "./contract-terms.ts";

const annex = (number: number, name: string): Block[] => [
  { kind: "pageBreak" },
  plain(`Приложение № ${number}\nк Договору № {doc.number} от {doc.date}`, "right"),
  title(name),
];

const bothSign: Block[] = [
  sign("Исполнитель: {firm.headPosition}", "{firm.headName.initials}"),
  sign("Заказчик", "{client.name.initials}"),
];

const requisites = table(
  [82.5, 82.5],
  [
    row(
      "**Исполнитель**\n{firm.legalName}\nИНН {firm.inn}, ОГРН {firm.ogrn}\nАдрес: {firm.address}\nР/с {firm.account}\n{firm.bankName}, БИК {firm.bik}\nК/с {firm.corrAccount}\nТелефон: {firm.phone}\nЭл. почта: {firm.email}",
      "**Заказчик**\n{client.name}\nДата рождения: {client.birthDate}\n{client.passportFull}\nАдрес: {client.registeredAddress}\nТелефон: {client.phone}\nЭл. почта: {client.email.orDash}",
    ),
  ],
);

const actionsAnnex = ({ actions, result }: RouteOfContract): Block[] => [
  ...annex(1, "Перечень действий Исполнителя"),
  table(
    [[12, "center"], 153],
    actions.map((action, i) => row(String(i + 1), action.charAt(0).toUpperCase() + action.slice(1))),
    { header: [head("№", "Действие")] },
  ),
  when("matter.service", p("Дополнительное задание Заказчика: {matter.service}.")),
  p(`Услуги считаются оказанными полностью в день, когда произошло следующее: ${result}.`),
  ...bothSign,
];

const priceAnnex: Block[] = [
  ...annex(2, "Цена услуг и график платежей"),
  lead("1. Цена услуг по Договору составляет {matter.price.full}. {firm.vat}."),
  lead("2. Заказчик оплачивает услуги частями, без процентов за рассрочку:"),
  table(
    [
      [15, "center"],
      [50, "center"],
      [100, "right"],
    ],
    [
      eachRow("schedule", "{n}", "{on}", "{sum}"),
      row({ text: "Итого", span: 2, isBold: true }, { text: "{matter.price}", isBold: true }),
    ],
    { header: [head("№", "Оплатить до", "Сумма, руб.")] },
  ),
  p(
    "3. Платёж можно внести досрочно полностью или частью; доплат за это нет. Излишек засчитывается в следующий платёж.",
  ),
  p("4. Новый график вступает в силу со дня подписания Сторонами дополнительного соглашения."),
  ...bothSign,
];

const outsideAnnex = ({ notIncluded }: RouteOfContract): Block[] => [
  ...annex(3, "Что не входит в цену услуг"),
  lead("В цену услуг по Договору не входят и оплачиваются отдельно или не оказываются:"),
  ...notIncluded.map((one, i) => item(i === notIncluded.length - 1 ? `${one}.` : `${one};`)),
  p(
    "Услуга, которой нет в Приложении № 1, оказывается только по дополнительному соглашению с указанием её цены. Оплачивать услуги, на которые Заказчик не соглашался, он не обязан.",
  ),
  ...bothSign,
];

const contractOf = (route: RouteOfContract): ShippedTemplate => ({
  code: route.code,
  kind: "contract",
  title: route.title,
  titleEn: route.titleEn,
  group: "application",
  numbered: true,
  body: [
    title("Договор № {doc.number}\nоб оказании юридических услуг"),
    cityAndDay,
    p(
      "**{firm.legalName}**, далее — «Исполнитель», в лице {firm.headPositionGen} {firm.headName.gen} на основании {firm.headBasis}, с одной стороны, и {client.citizen} **{client.name}**, {client.birthDate} года рождения, {client.passportFull}, {client.registered} по адресу: {client.registeredAddress}, далее — «Заказчик», с другой стороны, вместе — «Стороны», заключили настоящий договор (далее — Договор) о нижеследующем.",
    ),
    ...contractTerms(route.subject),
    section("10. Адреса, реквизиты и подписи Сторон"),
    requisites,
    ...bothSign,
    ...actionsAnnex(route),
    ...priceAnnex,
    ...outsideAnnex(route),
  ],
});

export const contracts: readonly ShippedTemplate[] = routes.map(contractOf);
