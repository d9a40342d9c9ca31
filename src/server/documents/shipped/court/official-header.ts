import type { Block, Row, Table } from "../shipped-template.ts";
import { row, small, table } from "../write.ts";

/** The head of both forms of order 530 and what stands under them. */
const person: readonly (readonly [label: string, need: string, value: string])[] = [
  ["фамилия", "обязательно", "{client.name.surname}"],
  ["имя", "обязательно", "{client.name.first}"],
  ["отчество", "при наличии", "{client.name.patronymic.orDash}"],
  [
    "в случае изменения фамилии, имени, отчества указать прежние фамилии, имена, отчества",
    "обязательно",
    "{client.formerNames.orDash}",
  ],
  ["дата рождения", "обязательно", "{client.birthDate}"],
  ["место рождения", "обязательно", "{client.birthPlace}"],
  ["СНИЛС", "обязательно", "{client.snils}"],
  ["ИНН", "при наличии", "{client.inn.orDash}"],
];
const identity: typeof person = [
  ["вид документа", "обязательно", "паспорт гражданина Российской Федерации"],
  ["серия (при наличии) и номер", "обязательно", "{client.passport}"],
];
const address: typeof person = [
  ["субъект Российской Федерации", "обязательно", "{client.addressRegion}"],
  ["район", "при наличии", "{client.addressDistrict}"],
  ["город", "при наличии", "{client.addressCity}"],
  ["населённый пункт (село, посёлок и так далее)", "при наличии", "{client.addressSettlement}"],
  ["улица (проспект, переулок и так далее)", "при наличии", "{client.addressStreet}"],
  ["номер дома (владения)", "при наличии", "{client.addressHouse}"],
  ["номер корпуса (строения)", "при наличии", "{client.addressBuilding}"],
  ["номер квартиры (офиса)", "при наличии", "{client.addressFlat}"],
];

const part = (text: string): Row => row({ text, span: 3, isBold: true, align: "center" });
const rowsOf = (lines: typeof person): Row[] => lines.map(([label, need, value]) => row(label, need, value));

export const personTable: Table = table(
  [110, [37, "center"], 110],
  [
    part("Информация о гражданине"),
    ...rowsOf(person),
    part("документ, удостоверяющий личность"),
    ...rowsOf(identity),
    part("адрес регистрации по месту жительства в Российской Федерации <*>"),
    ...rowsOf(address),
  ],
);

export const addressNote: Block = small(
  "<*> При отсутствии регистрации по месту жительства в пределах Российской Федерации указывается фактическое место жительства.",
);

const CONFIRMED = "Достоверность и полноту сведений, указанных в настоящем документе, подтверждаю.";

/** Date, signature, full name. */
export const confirmation: readonly Block[] = [
  { kind: "paragraph", text: CONFIRMED, indent: "none", keepWithNext: true },
  { kind: "signature", who: "{doc.date.words}", name: "{client.name}" },
];

/** A row of an official table where there is nothing to say: dashes, never blanks. */
export const dashes = (list: string, number: string, width: number): Row => ({
  when: `!${list}`,
  cells: [number, ...Array.from({ length: width - 1 }, () => ({ text: "—", align: "center" as const }))],
});
