import { sentencesOf, type FormErrors, type FormField } from "../../api/form-sentences.ts";
import { parseRubles } from "../../api/rubles.ts";

export type ApplicationBody = {
  name: string;
  phone: string;
  debtAmount?: string;
  comment?: string;
  consent: boolean;
  advertisingConsent: boolean;
  utm: Record<string, string>;
  mark: string;
  trap: string;
};

/** What is plainly wrong is said before sending; the server has the last word. */
export function findErrors(data: FormData): FormErrors {
  const wrong: FormField[] = [];
  if (text(data, "name").length < 2) wrong.push("name");
  const digits = text(data, "phone").replace(/\D/g, "").length;
  if (digits < 10 || digits > 15) wrong.push("phone");
  const debt = text(data, "debtAmount");
  if (debt !== "" && parseRubles(debt) === null) wrong.push("debtAmount");
  if (!data.has("consent")) wrong.push("consent");
  return sentencesOf(wrong);
}

export function readBody(data: FormData, utm: Record<string, string>, trapName: string): ApplicationBody {
  const debt = text(data, "debtAmount");
  const comment = text(data, "comment");
  return {
    name: text(data, "name"),
    phone: text(data, "phone"),
    ...(debt !== "" && { debtAmount: debt }),
    ...(comment !== "" && { comment }),
    consent: data.has("consent"),
    advertisingConsent: data.has("advertisingConsent"),
    utm,
    mark: text(data, "mark"),
    trap: text(data, trapName),
  };
}

/** A Russian number in its usual look; anything else is left as it was typed. */
export function tidyPhone(typed: string): string {
  const digits = typed.replace(/\D/g, "");
  const own =
    digits.length === 11 && /^[78]/.test(digits)
      ? digits.slice(1)
      : digits.length === 10 && !typed.trim().startsWith("+")
        ? digits
        : "";
  return own === "" ? typed : `+7 ${own.slice(0, 3)} ${own.slice(3, 6)}-${own.slice(6, 8)}-${own.slice(8)}`;
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.trim() : "";
}
