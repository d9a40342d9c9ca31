import type {
  Addressee,
  Align,
  Block,
  Cell,
  Each,
  Heading,
  Paragraph,
  Row,
  Signature,
  Table,
  When,
} from "./shipped-template.ts";

/** Short words for writing templates. */
export const title = (text: string): Heading => ({ kind: "heading", text, level: 1 });
export const section = (text: string): Heading => ({ kind: "heading", text, level: 2 });
export const p = (text: string): Paragraph => ({ kind: "paragraph", text });
/** At the left margin and not stretched: addresses, requisites, texts of several lines. */
export const plain = (text: string, align: Align = "left"): Paragraph => ({
  kind: "paragraph",
  text,
  align,
  indent: "none",
});
export const centred = (text: string): Paragraph => plain(text, "center");
export const item = (text: string): Paragraph => ({ kind: "paragraph", text: `– ${text}`, indent: "hanging" });
export const numbered = (text: string): Paragraph => ({ kind: "paragraph", text, indent: "numbered" });
/** Remarks under forms. */
export const small = (text: string): Paragraph => ({
  kind: "paragraph",
  text,
  align: "left",
  indent: "none",
  fontHalfPoints: 18,
});
/** Stays with what follows it. */
export const lead = (text: string): Paragraph => ({ kind: "paragraph", text, keepWithNext: true });
export const when = (condition: string, ...body: Block[]): When => ({ kind: "when", condition, body });
export const each = (list: string, ...body: Block[]): Each => ({ kind: "each", list, body });
export const to = (...lines: string[]): Addressee => ({ kind: "addressee", lines });
/** A line that stands only when the fact is known, whole. */
export const lineIf = (condition: string, text: string): string => `{#${condition} [loopOver: "paragraph"]}${text}{/}`;
export const sign = (who: string, name: string, date?: string): Signature => ({
  kind: "signature",
  who,
  name,
  ...(date === undefined ? {} : { date }),
});
export const row = (...cells: Cell[]): Row => ({ cells });
export const head = (...texts: string[]): Row => ({ cells: texts.map((text) => ({ text, isBold: true })) });
export const eachRow = (list: string, ...cells: Cell[]): Row => ({ each: list, cells });
export const rowIf = (condition: string, ...cells: Cell[]): Row => ({ when: condition, cells });

type Column = number | readonly [widthMm: number, align: Align];
export const table = (columns: readonly Column[], rows: readonly Row[], more: Partial<Table> = {}): Table => ({
  kind: "table",
  columns: columns.map((one) => (typeof one === "number" ? { widthMm: one } : { widthMm: one[0], align: one[1] })),
  rows,
  ...more,
});

/** City at the left, the paper's day at the right. */
export const cityAndDay: Table = table([82.5, [82.5, "right"]], [row("г. {firm.city}", "{doc.date.words}")], {
  hasBorders: false,
  fontHalfPoints: 24,
});

/** The signing client's or representative's side. */
export const clientSign = (who = "Заявитель"): Signature => sign(who, "{client.name.initials}", "{doc.date.words}");
export const firmSign: Signature = sign(
  "Исполнитель: {firm.headPosition}",
  "{firm.headName.initials}",
  "{doc.date.words}",
);

/** Whom a petition comes from. */
export const fromClient: readonly string[] = [
  "**Заявитель:** {client.name}",
  "дата рождения: {client.birthDate}, место рождения: {client.birthPlace}",
  "{client.passportFull}",
  "СНИЛС: {client.snils}",
  lineIf("client.inn", "ИНН: {client.inn}"),
  "адрес: {client.registeredAddress}",
  lineIf("client.phone", "телефон: {client.phone}"),
  lineIf("client.email", "эл. почта: {client.email}"),
];
/** Shorter: letters to creditors and bodies. */
export const fromClientShort: readonly string[] = [
  "**от** {client.name.gen}",
  "дата рождения: {client.birthDate}",
  "{client.passportFull}",
  "адрес для ответа: {client.postalAddress}",
  lineIf("client.phone", "телефон: {client.phone}"),
  lineIf("client.email", "эл. почта: {client.email}"),
];
export const toRecipient: readonly string[] = ["**{recipient.name}**", "{recipient.address}"];
export const toCourt: readonly string[] = ["**В {matter.courtName}**", "{matter.courtAddress}"];
