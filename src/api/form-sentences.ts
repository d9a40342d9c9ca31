// What the public form says to a visitor; the server says it without JavaScript, the page's script with it.
const sentences = {
  name: "напишите, как к вам обращаться, хотя бы две буквы",
  phone: "проверьте номер: нужны 10 цифр после +7",
  debtAmount: "напишите сумму цифрами, например 450 000, или оставьте пустой",
  comment: "слишком длинно, хватит двух тысяч знаков",
  consent: "без согласия мы не вправе записать ваш номер; не хотите отмечать — позвоните нам",
  advertisingConsent: "поставьте или снимите отметку",
  form: "Что-то в заявке не читается, проверьте поля.",
};

export type FormField = Exclude<keyof typeof sentences, "form">;
/** A sentence for each wrong field; `form` holds what belongs to none of them. */
export type FormErrors = Partial<Record<FormField | "form", string>>;

/** Sentences for the names of wrong fields; the codes beside them are for programs. */
export function sentencesOf(fields: readonly string[]): FormErrors {
  const errors: FormErrors = {};
  for (const field of fields) {
    const name = isFormField(field) ? field : "form";
    errors[name] = sentences[name];
  }
  return errors;
}

/** Not about a field: too many forms at once, or a fault on our side. */
export const formFaults = {
  tooMany: "С этого адреса пришло слишком много заявок подряд. Подождите минуту или позвоните нам.",
  notKept: "Не получилось сохранить заявку. Попробуйте ещё раз через минуту или позвоните нам.",
};

const isFormField = (name: string): name is FormField => name !== "form" && Object.hasOwn(sentences, name);
