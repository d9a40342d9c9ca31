import { defineTexts, sayPair, type Pair } from "../../lib/i18n.ts";
import type { Locale } from "../../lib/locale.ts";
import type { Problem } from "./queries.ts";
import { partReasons } from "./texts.ts";

/** What the check found, in a sentence. `{title}` and `{fact}` come in the reader's language. */
const sentences: Record<string, Pair> = defineTexts({
  "no-filing-day": [
    "День подачи не назван: сроки проверены на сегодня",
    "No filing day is named: terms are checked for today",
  ],
  "filing-day-past": ["День подачи {day} прошёл", "The filing day {day} has passed"],
  "filing-day-off": ["{day} — нерабочий день", "{day} is a day off"],
  "part-absent": ["Нет документа: {title}", "Absent: {title}"],
  "part-old": ["Устарел: {title}{why}", "Old: {title}{why}"],
  "part-wrong": ["Не готов: {title}{why}", "Not ready: {title}{why}"],
  "fact-missing": ["{title}: не заполнено «{fact}»", "{title}: “{fact}” is not filled in"],
  "condition-unknown": [
    "Неизвестно, нужен ли документ «{title}»: ответьте в карте",
    "It is not known whether “{title}” is needed: answer in the card",
  ],
  "edited-by-hand": ["{title}: правили вручную, сверьте глазами", "{title}: edited by hand, look it through"],
  "no-creditors": ["В карте нет ни одного долга", "The card has no debts"],
  "creditor-no-address": ["У кредитора нет адреса: {creditor}", "The creditor has no address: {creditor}"],
  "debt-no-basis": ["Не указано основание долга: {creditor}", "The debt has no basis: {creditor}"],
  "sums-differ": [
    "«{title}» в документах разная: {first} — {firstSum}, {other} — {otherSum}",
    "“{title}” differs: {first} says {firstSum}, {other} says {otherSum}",
  ],
  "sum-not-in-text": [
    "{title}: после правки нет суммы {sum} ({fact})",
    "{title}: after editing the sum {sum} ({fact}) is not there",
  ],
  "rule-differs": [
    "На день подачи действует другая норма: {code}. Составьте документы заново",
    "Another rule holds on the filing day: {code}. Make the papers anew",
  ],
  "no-duty-rule": ["В таблице норм нет госпошлины на этот день", "The table of rules has no duty for that day"],
  "duty-to-pay": [
    "Госпошлина: {sum} ₽. Приложите платёжный документ",
    "State duty: {sum} ₽. Attach the proof of payment",
  ],
  "duty-to-check": [
    "Госпошлина 0 ₽: норма не подтверждена, проверьте в день подачи",
    "State duty 0 ₽: the rule is not confirmed, check it on the day",
  ],
  "deposit-with-petition": [
    "Депозит вносится вместе с заявлением, а оплаты нет",
    "The deposit goes with the petition, and it is not paid",
  ],
  "deposit-due": [
    "Заявление принято: внесите депозит {sum} ₽ до заседания",
    "The petition is accepted: pay the deposit of {sum} ₽ before the hearing",
  ],
  "deposit-early": [
    "Депозит внесён до принятия заявления: в назначении нет номера дела",
    "The deposit was paid before the acceptance: its purpose has no case number",
  ],
  "no-mfc-rule": ["В таблице норм нет пределов МФЦ на этот день", "The table of rules has no MFC limits for that day"],
  "mfc-too-little": [
    "Долгов без штрафов {sum} ₽: меньше {limit} ₽ МФЦ не примет",
    "Debts without penalties are {sum} ₽: MFC takes from {limit} ₽",
  ],
  "mfc-too-much": [
    "Долгов без штрафов {sum} ₽: больше {limit} ₽ — только через суд",
    "Debts without penalties are {sum} ₽: above {limit} ₽ it is the court",
  ],
});

export function problemWords({ code, words }: Pick<Problem, "code" | "words">, locale: Locale): string {
  const own = (ru: string, en: string) => words[locale === "ru" ? ru : en] ?? "";
  const about = words["about"] ? `, ${words["about"]}` : "";
  const reason = partReasons[(words["reason"] ?? "") as keyof typeof partReasons] as Pair | undefined; // an unknown code has no words
  const facts = words["facts"] ? ` (${words["facts"]})` : "";
  return sayPair(
    sentences[code],
    {
      ...words,
      title: `${own("ru", "en")}${about}`,
      fact: own("factRu", "factEn"),
      why: reason ? ` — ${sayPair(reason, undefined, locale)}${facts}` : "",
    },
    locale,
  );
}

/** For the test that holds the table complete. */
export const knownProblems = Object.keys(sentences);
