import type { FieldName, FormValues } from "./page/index.ts";

export type TypedForm = FormValues;

const text = (value: unknown, max: number): string => (typeof value === "string" ? value.slice(0, max) : "");

/** What was typed, kept as it was so that a refused form comes back filled. */
export function readForm(body: Record<string, unknown>): { values: TypedForm; mark: string | undefined } {
  const values = {
    name: text(body["name"], 200),
    phone: text(body["phone"], 60),
    debtAmount: text(body["debtAmount"], 40),
    comment: text(body["comment"], 2000),
    consent: body["consent"] === "true" || body["consent"] === "on",
    advertisingConsent: body["advertisingConsent"] === "true" || body["advertisingConsent"] === "on",
  };
  const mark = text(body["mark"], 500);
  return { values, mark: mark === "" ? undefined : mark };
}

const sentences: Record<FieldName | "form", string> = {
  name: "напишите, как к вам обращаться, хотя бы две буквы",
  phone: "проверьте номер: нужны 10 цифр после +7",
  debtAmount: "напишите сумму цифрами или оставьте пустой",
  comment: "слишком длинно, хватит двух тысяч знаков",
  consent: "без согласия мы не вправе записать ваш номер",
  advertisingConsent: "поставьте или снимите отметку",
  form: "что-то в заявке не читается, проверьте поля",
};

/** A sentence for each wrong field. */
export function sentencesOf(fields: readonly string[]): Partial<Record<FieldName | "form", string>> {
  return Object.fromEntries(
    fields.map((name) => (name in sentences ? [name, sentences[name as FieldName]] : ["form", sentences.form])),
  ); // `in` has just proved the name
}
