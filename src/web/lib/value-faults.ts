import { defineTexts, type Pair } from "./i18n.ts";
import { reasonText } from "./reason-words.ts";
import { getLocale, type Locale } from "./locale.ts";

/** What is wrong with a value, by the codes of src/api/client-values.ts and requisites.ts, as a sentence under its field. */
export const valueFaults: Record<string, Pair> = defineTexts({
  required: ["Без этого нельзя", "This is needed"],
  wrong: ["Так не бывает: проверьте", "This cannot be: check it"],
  "too-long": ["Слишком длинно", "Too long"],
  money: ["Сумма пишется в рублях: 45 000", "A sum is written in roubles: 45 000"],
  email: ["Это не адрес эл. почты", "This is not an e-mail address"],
  phone: ["Это не номер телефона", "This is not a phone number"],
  inn: [
    "ИНН — 10 или 12 цифр, и последние должны сойтись с остальными: в номере опечатка",
    "An INN has 10 or 12 digits, and the last ones must agree with the rest: there is a slip in it",
  ],
  kpp: ["КПП — 9 знаков: 770001001", "A KPP has 9 characters: 770001001"],
  ogrn: [
    "ОГРН — 13 цифр, и последняя должна сойтись с остальными: в номере опечатка",
    "An OGRN has 13 digits, and the last one must agree with the rest: there is a slip in it",
  ],
  ogrnip: [
    "ОГРНИП — 15 цифр, и последняя должна сойтись с остальными: в номере опечатка",
    "An OGRNIP has 15 digits, and the last one must agree with the rest: there is a slip in it",
  ],
  snils: [
    "СНИЛС — 11 цифр, и последние две должны сойтись с остальными: в номере опечатка",
    "A SNILS has 11 digits, and the last two must agree with the rest: there is a slip in it",
  ],
  passport: ["Паспорт — 4 цифры серии и 6 цифр номера", "A passport has 4 digits of series and 6 of number"],
  "division-code": ["Код подразделения — 6 цифр: 240-003", "A division code has 6 digits: 240-003"],
  bik: ["БИК — 9 цифр: 044525225", "A BIK has 9 digits: 044525225"],
  account: ["Номер счёта — 20 цифр", "An account number has 20 digits"],
  "account-sum": ["Такого счёта в этом банке быть не может", "This bank can have no such account"],
  "account-bank": ["Корр. счёт другого банка", "The correspondent account is another bank's"],
  "court-case": ["Номер дела — как А33-12345/2026", "A case number is like А33-12345/2026"],
  enforcement: [
    "Номер производства — как 123456/26/24008-ИП",
    "A number of enforcement proceedings is like 123456/26/24008-ИП",
  ],
  future: ["Этот день ещё не наступил", "This day has not come yet"],
  "before-contract": ["Раньше самого договора: проверьте даты", "Earlier than the contract itself: check the days"],
  "not-sum-of-parts": ["Итог не равен сумме частей", "The total is not the sum of its parts"],
  "inn-of-another-kind": [
    "У организации ИНН из 10 цифр, у человека — из 12",
    "An organisation's INN has 10 digits, a person's has 12",
  ],
  "not-a-choice": ["Варианты бывают только у выбора", "Only a choice has options"],
  twice: ["Один вариант назван дважды", "One option stands twice"],
});

/** The sentence for a code; an unknown code is a value that cannot be. */
export function faultText(code: string, locale: Locale = getLocale()): string {
  const own = Object.hasOwn(valueFaults, code) ? valueFaults[code] : undefined;
  const at = locale === "ru" ? 0 : 1;
  return own?.[at] ?? reasonText(code, {}, locale) ?? valueFaults["wrong"]?.[at] ?? "";
}
