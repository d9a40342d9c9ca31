export const MIN_PASSWORD = 10;

// Without letters and digits that are taken for each other when read aloud or copied by hand.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** «k4mw-p7tz-9qhd-xr2e»: easy to dictate, 79 bits. */
export function makePassword(): string {
  const bytes = crypto.getRandomValues(new Uint32Array(16));
  const text = [...bytes].map((byte) => LETTERS[byte % LETTERS.length] ?? "").join("");
  return (text.match(/.{4}/g) ?? []).join("-");
}
