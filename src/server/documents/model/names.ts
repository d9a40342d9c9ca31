import { getGender, inclineFirstname, inclineLastname, inclineMiddlename } from "lvovich";
import petrovich from "petrovich";

/**
 * Russian names in cases. Surname first, or first name, patronymic, surname. What the rules do not know (Latin, a single
 * letter, "оглы", a company) stays as it is: a name left as it stands is right more often than one bent wrongly.
 */
export type NameCase = "gen" | "dat" | "acc" | "ins";
export type Sex = "male" | "female";

type Role = "last" | "first" | "middle";
interface Part {
  text: string;
  role: Role | null;
}

const LONG = { gen: "genitive", dat: "dative", acc: "accusative", ins: "instrumental" } as const;
const SON_OF = /^(оглы|оглу|кызы|гызы|углы|улы)$/i;
const PATRONYMIC = /(вич|ьич|мич|вна|ична|инична)$/i;
/** Parts of double surnames that are never bent. */
const UNBENT = /^(тер|бен|ибн|ван|фон|де|да|ди|ла|ле|дос|сен|мак|аль|эль)$/i;

export function partsOf(name: string): Part[] {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const roles = rolesOf(words);
  return words.map((text, i) => ({ text, role: roles[i] ?? null }));
}

function rolesOf(words: readonly string[]): (Role | null)[] {
  const [, second = "", third = ""] = words;
  if (words.length === 1) return ["last"];
  if (words.length === 2) return PATRONYMIC.test(second) ? ["first", "middle"] : ["last", "first"];
  if (words.length === 3 && PATRONYMIC.test(second) && !PATRONYMIC.test(third)) return ["first", "middle", "last"];
  // "Алиев Расул Мамед оглы": the father's name before the word stands in the nominative, always.
  if (words.length >= 3 && words.some((word) => SON_OF.test(word))) return ["last", "first"];
  return ["last", "first", "middle"];
}

/** By the patronymic first, which never lies; null when nothing tells. */
export function sexOf(name: string): Sex | null {
  const words = name.trim().split(/\s+/);
  if (words.some((word) => /^(кызы|гызы)$/i.test(word))) return "female";
  if (words.some((word) => /^(оглы|оглу|углы|улы)$/i.test(word))) return "male";
  const of = (role: Role) => partsOf(name).find((part) => part.role === role)?.text ?? null;
  const found = getGender({ last: of("last"), first: of("first"), middle: of("middle") });
  return found === "male" || found === "female" ? found : null;
}

export const decline = (name: string, to: NameCase, sex: Sex): string =>
  partsOf(name)
    .map(({ text, role }) => (role ? declineWord(text, role, to, sex) : text))
    .join(" ");

function declineWord(word: string, role: Role, to: NameCase, sex: Sex): string {
  if (!/^[А-ЯЁа-яё'’-]{2,}$/.test(word)) return word;
  const bits = word.split("-");
  return bits
    .map((bit, i) =>
      bits.length > 1 && i < bits.length - 1 && UNBENT.test(bit) ? bit : declineBit(bit, role, to, sex),
    )
    .join("-");
}

function declineBit(bit: string, role: Role, to: NameCase, sex: Sex): string {
  if (bit.length < 2 || SON_OF.test(bit)) return bit;
  // Rules are written with "е": Пономарёва bends like Пономарева, and keeps its letter.
  const plain = bit.replaceAll("ё", "е").replaceAll("Ё", "Е");
  const bent = to === "ins" ? instrumental(plain, role, sex) : petrovich[sex][role][LONG[to]](plain);
  // Пётр alone loses it: Петра.
  if (plain === "Петр") return bent;
  return [...bent].map((sign, i) => (bit[i] && sign === plain[i] ? bit[i] : sign)).join("");
}

function instrumental(word: string, role: Role, sex: Sex): string {
  if (role === "last") return inclineLastname(word, "instrumental", sex) ?? word;
  if (role === "first") return inclineFirstname(word, "instrumental", sex) ?? word;
  return inclineMiddlename(word, "instrumental", sex) ?? word;
}

export type Cut = "short" | "initials" | "surname" | "first" | "patronymic";

/** "Иванов П. С.", "П. С. Иванов", "Иванов", "Пётр", "Сергеевич"; what a name has not is left out. */
export function cutName(name: string, cut: Cut): string {
  const parts = partsOf(name);
  const of = (role: Role) => parts.find((part) => part.role === role)?.text ?? "";
  const rest = parts.filter((part) => part.role === null).map((part) => part.text);
  const surname = of("last");
  const patronymic = of("middle") || rest.join(" ");
  if (cut === "surname") return surname;
  if (cut === "first") return of("first");
  if (cut === "patronymic") return patronymic;
  const initials = [of("first"), of("middle") || (rest[0] ?? "")].filter(Boolean).map(initial);
  const ordered = cut === "short" ? [surname, ...initials] : [...initials, surname];
  return ordered.filter(Boolean).join("\u00A0");
}

/** Double first names keep both: "Анна-Мария" is "А.-М.". */
const initial = (word: string): string =>
  word
    .split("-")
    .map((bit) => `${bit.charAt(0).toUpperCase()}.`)
    .join("-");
