// Text typed in the wrong keyboard layout: «f,hfvjdf» was meant as «абрамова»; the letters stand on the same keys.

const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
const RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";

/** The same keys in the other layout, or null when the text has nothing to convert. */
export function inOtherLayout(text: string): string | null {
  const converted = [...text]
    .map((letter) => (isRussian(text) ? toLatin.get(letter) : toRussian.get(letter)) ?? letter)
    .join("");
  return converted === text ? null : converted;
}

/** True when the words hold every typed word, in either layout. */
export function matchesTyped(words: string, typed: string): boolean {
  const folded = fold(words);
  return [typed, inOtherLayout(typed)].some(
    (way) =>
      way !== null &&
      fold(way)
        .split(/\s+/)
        .every((part) => folded.includes(part)),
  );
}

/** People write ё as е; case does not matter. */
export const fold = (text: string) => text.trim().toLowerCase().replaceAll("ё", "е");

const isRussian = (text: string) => /[а-яё]/i.test(text);
const toRussian = new Map([...LATIN].map((letter, place) => [letter, RUSSIAN[place] ?? letter]));
const toLatin = new Map([...RUSSIAN].map((letter, place) => [letter, LATIN[place] ?? letter]));
