// How a person looks on screen: phone, initials, the colour of the round mark.

/** «+79135551234» → «+7 913 555-12-34»; a foreign number stays as it is stored. */
export function formatPhone(stored: string): string {
  const digits = stored.replace(/\D/g, "");
  const parts = /^7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(digits);
  if (!parts) return stored;
  return `+7\u00a0${parts[1]}\u00a0${parts[2]}-${parts[3]}-${parts[4]}`;
}

/** «Ушакова Ольга Сергеевна» → «УО»; quotes and the legal form of a firm are passed over: ООО «Быстрый» → «Б». */
export function initials(name: string): string {
  const words = name
    .replace(/["«»„“]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !LEGAL_FORMS.has(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? "")
    .join("");
}

/** «Ушакова Ольга Сергеевна» → «Ушакова О. С.» for narrow places. */
export function shortName(name: string): string {
  const [last = "", ...rest] = name.split(/\s+/).filter(Boolean);
  return [last, ...rest.slice(0, 2).map((word) => `${[...word][0] ?? ""}.`)].join("\u00a0");
}

export const HUES = 8;

/** The same name has the same colour on every page and after every reload. */
export function hueOf(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}

const LEGAL_FORMS = new Set(["ООО", "АО", "ПАО", "ИП", "МФО", "МКК", "НАО"]);
