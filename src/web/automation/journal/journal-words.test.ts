import { describe, expect, it } from "vitest";
import { sayPair } from "../../lib/i18n.ts";
import type { Locale } from "../../lib/locale.ts";
import { journalTexts } from "../journal-texts.ts";
import type { JournalLine } from "../model.ts";
import { isFiltered, JournalFilters, noFilters } from "./journal-queries.ts";
import { causeWords, judgedNone, outcomeNotes, resultWords } from "./journal-words.ts";

const t = (locale: Locale) => (key: keyof typeof journalTexts & string, values?: Record<string, string | number>) =>
  sayPair(journalTexts[key], values, locale).replaceAll("\u00a0", " ");
const [ru, en] = [t("ru"), t("en")];

const line: JournalLine = {
  key: "robot:1",
  kind: "robot",
  runId: 1,
  ruleId: 2,
  name: "tasks.create-task",
  title: "Позвонить",
  stageId: 3,
  matter: { id: 4, number: 12 },
  client: { id: 5, name: "Павлова Мария" },
  judged: null,
  tries: [],
  round: 1,
  outcome: "done",
  reason: null,
  attempts: 1,
  dueAt: null,
  at: "2026-11-24T05:00:00.000Z",
  cause: { eventId: 6, name: "call.logged", actor: null },
  result: null,
  canRepeat: false,
};

describe("a line of the journal", () => {
  it("names the event that led to it and the person behind it", () => {
    expect(causeWords(line, () => "Записан звонок", ru)).toBe("по событию «Записан звонок», автоматически");
    const byPerson = { cause: { eventId: 6, name: "call.logged", actor: "Ксения Обухова" } };
    expect(causeWords(byPerson, () => "Записан звонок", ru)).toBe("по событию «Записан звонок», Ксения Обухова");
    expect(causeWords({ cause: null }, () => "", ru)).toBe("");
  });

  it("tells the reason, the attempts and what comes next, and no reason twice", () => {
    const say = { reason: (code: string) => `[${code}]`, when: () => "завтра, 10:00" };
    expect(outcomeNotes({ ...line, outcome: "failed", reason: "no-answer", attempts: 3 }, say, ru)).toEqual([
      "[no-answer]",
      "3 попытки",
    ]);
    expect(outcomeNotes({ ...line, outcome: "waiting", attempts: 0, dueAt: line.at }, say, ru)).toEqual([
      "запуск завтра, 10:00",
    ]);
    expect(outcomeNotes({ ...line, outcome: "waiting", attempts: 1, dueAt: line.at }, say, ru)).toEqual([
      "снова завтра, 10:00",
    ]);
    const same = { ...line, kind: "trigger", outcome: "already-there", reason: "already-there" } as const;
    expect(outcomeNotes(same, say, ru)).toEqual([]);
  });

  it("says why a condition has no values, where that is known", () => {
    expect(judgedNone({ kind: "robot", outcome: "waiting" }, ru)).toBe("Проверится в свой момент");
    expect(judgedNone({ kind: "robot", outcome: "done" }, ru)).toBe("Выполняется без условия");
    expect(judgedNone({ kind: "robot", outcome: "cancelled" }, ru)).toBeUndefined();
    expect(judgedNone({ kind: "trigger", outcome: "moved" }, ru)).toBeUndefined();
  });

  it("reads a result by the titles of its robot and hides numbers of records", () => {
    const results = [
      { name: "userId", title: "Ответственный (номер)", titleEn: "Responsible (id)", kind: "number" as const },
      { name: "name", title: "Ответственный", titleEn: "Responsible", kind: "text" as const },
      { name: "date", title: "Итог: дата", titleEn: "Answer: date", kind: "date" as const },
      { name: "arm", title: "Ветка", titleEn: "Way", kind: "text" as const },
    ];
    const result = { userId: 3, name: "Ксения Обухова", date: "2026-11-27", arm: "else", hidden: { a: 1 } };
    const said = (say: typeof ru, locale: Locale) =>
      resultWords(result, { results }, say, locale).map(({ title, value }) => `${title}: ${value}`);
    expect(said(ru, "ru")).toEqual([
      "Ответственный: Ксения Обухова",
      "Итог: дата: 27.11.2026",
      "Ветка: «нет»: условие не выполнено",
    ]);
    expect(said(en, "en")[0]).toBe("Responsible: Ксения Обухова");
    expect(resultWords(result, undefined, ru, "ru")).toEqual([]);
  });
});

describe("filters in the address", () => {
  it("survive a spoiled link and keep a partner's code, which the address gives as a number", () => {
    const filters = JournalFilters.parse({ kind: "x", outcome: "y", ruleId: "7", reason: 63016, clientId: -1 });
    expect(filters).toMatchObject({ kind: "robot", outcome: "all", ruleId: 7, reason: "63016" });
    expect(filters.clientId).toBeUndefined();
  });

  it("are told from none, whichever kind is shown", () => {
    const none = JournalFilters.parse({ kind: "trigger" });
    expect(isFiltered(none)).toBe(false);
    const some = { ...none, userId: 3 };
    expect(isFiltered(some)).toBe(true);
    expect(isFiltered({ ...some, ...noFilters })).toBe(false);
  });
});
