import { PaperExtra } from "../../api/documents.ts";
import { parseRubles } from "../../api/rubles.ts";
import { extraFields, extraLists, type ExtraField, type ListName } from "./extra-fields.ts";

export type Row = Record<string, string>;
/** What is typed, as it is typed. */
export interface Draft {
  debtId: number | null;
  values: Record<string, string>;
  rows: Partial<Record<ListName, Row[]>>;
}
export const emptyDraft: Draft = { debtId: null, values: {}, rows: {} };

export interface Read {
  extra: PaperExtra;
  /** Paths whose text is no value of their kind: "paper.sum", "lines.0.price". */
  wrong: string[];
}

/** What is typed as the paper's own facts: an empty field is a fact not known, a half-filled row is wrong. */
export function readDraft({ debtId, values, rows }: Draft): Read {
  const wrong: string[] = [];
  const whole: Record<string, unknown> = debtId === null ? {} : { debtId };
  for (const one of extraFields) {
    const typed = (values[one.path] ?? "").trim();
    if (typed === "") continue;
    const value = valueOf(one, typed);
    if (value === null) wrong.push(one.path);
    else put(whole, one.path, value);
  }
  for (const list of extraLists) {
    const read = (rows[list.path] ?? []).map((row, place) => readRow(list, row, place, wrong));
    if (read.length > 0) whole[list.path] = read;
  }
  const parsed = PaperExtra.safeParse(whole);
  if (parsed.success) return { extra: parsed.data, wrong };
  const more = parsed.error.issues.map(({ path }) => path.join("."));
  return { extra: {}, wrong: [...wrong, ...more.filter((path) => !wrong.includes(path))] };
}

function readRow(list: (typeof extraLists)[number], row: Row, place: number, wrong: string[]): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const column of list.columns) {
    const typed = (row[column.path] ?? "").trim();
    const value = typed === "" ? null : valueOf(column, typed);
    if (value === null && (typed !== "" || column.isNeeded)) wrong.push(`${list.path}.${place}.${column.path}`);
    if (value !== null) read[column.path === "price" ? "priceKopecks" : column.path] = value;
  }
  return read;
}

function valueOf({ kind }: Pick<ExtraField, "kind">, typed: string): string | number | null {
  if (kind === "money") return parseRubles(typed);
  if (kind !== "number") return typed;
  const number = Number(typed.replace(",", "."));
  return Number.isFinite(number) && number > 0 ? number : null;
}

/** "order.number" goes into `order`; what is said of the paper itself stands at the top. */
function put(whole: Record<string, unknown>, path: string, value: string | number): void {
  const [part = "", name = ""] = path.split(".");
  if (part === "paper") whole[name === "sum" ? "sumKopecks" : name] = value;
  else whole[part] = { ...objectOf(whole[part]), [name]: value };
}

const objectOf = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});
