import parsePhone from "libphonenumber-js/max";

/**
 * A phone is kept as E.164. Russian numbers come in any typed form (8 913…, 7913…, 913…, with brackets and dashes);
 * foreign ones need their country code. What no country's plan knows is not a phone.
 */
export function normalPhone(typed: string): string | null {
  const text = typed.trim();
  if (!/^[+\d\s().\-–—\u00a0]{5,40}$/.test(text)) return null;
  for (const candidate of readings(text)) {
    const parsed = parsePhone(candidate, "RU");
    if (parsed?.isValid()) return parsed.number;
  }
  return null;
}

/** The ways a number may have been meant, likeliest first. */
function readings(text: string): string[] {
  const digits = text.replace(/\D/g, "");
  if (text.startsWith("+"))
    return digits.startsWith("8") && digits.length === 11 ? [text, `+7${digits.slice(1)}`] : [text];
  if (digits.length === 11 && /^[78]/.test(digits)) return [`+7${digits.slice(1)}`];
  if (digits.length === 10) return [`+7${digits}`];
  // People leave the plus out: 375 29 …, 998 90 …; 810 is the Russian way to dial abroad.
  return digits.startsWith("810") ? [`+${digits.slice(3)}`] : [`+${digits}`];
}

/** The country of a normal phone, "RU", "KZ" …; null when the code is shared and nothing tells more. */
export const countryOf = (phone: string): string | null => parsePhone(phone)?.country ?? null;

/** How the digits of a phone may be typed into the search: with 7 and, for Russia, with 8. */
export function searchedDigits(phone: string): string[] {
  const digits = phone.replace(/\D/g, "");
  return digits.length === 11 && digits.startsWith("7") ? [digits, `8${digits.slice(1)}`] : [digits];
}
