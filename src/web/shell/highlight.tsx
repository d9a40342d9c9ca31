import { fold } from "../lib/layout-switch.ts";

/** Marks what was looked for; for numbers, digits are compared without spaces and dashes: 9135551 finds +7 913 555-1… */
export function Highlighted({ text, needle }: { text: string; needle: string }) {
  const span = findSpan(text, needle);
  if (!span) return text;
  const [from, to] = span;
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}

export function findSpan(text: string, needle: string): [number, number] | null {
  const wanted = fold(needle);
  if (wanted === "") return null;
  // fold() keeps the length of the inner letters, so places in the folded text are places in the text.
  const at = text.toLowerCase().replaceAll("ё", "е").indexOf(wanted);
  if (at >= 0) return [at, at + wanted.length];
  const digits = wanted.replace(/[\s()+-]/g, "");
  return /^\d{3,}$/.test(digits) ? findDigits(text, digits) : null;
}

function findDigits(text: string, digits: string): [number, number] | null {
  const places = [...text].flatMap((letter, place) => (/\d/.test(letter) ? [place] : []));
  const only = places.map((place) => text[place]).join("");
  // People type 8 913 … for +7 913 ….
  const at = [digits, digits.replace(/^8/, "7")].map((way) => only.indexOf(way)).find((found) => found >= 0);
  if (at === undefined) return null;
  const [from, last] = [places[at], places[at + digits.length - 1]];
  return from === undefined || last === undefined ? null : [from, last + 1];
}
