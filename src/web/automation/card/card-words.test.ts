import { describe, expect, it } from "vitest";
import { sayPair, type Say, type Texts } from "../../lib/i18n.ts";
import type { Locale } from "../../lib/locale.ts";
import { newTiming } from "../words/timing.ts";
import { answerTexts } from "./answer-texts.ts";
import { effectWords, hasTiming, staysOn, whyWords } from "./answer-words.ts";
import { cardRobotTexts } from "./card-texts.ts";
import { nearest, stopLines, stopsShort, whenWords, whoWords, type NextStep, type WhyStep } from "./card-words.ts";

const said =
  <T extends Texts>(texts: T, locale: Locale): Say<T> =>
  (key, values) =>
    sayPair(texts[key], values, locale).replaceAll("\u00a0", " ");
const [ru, en] = [said(cardRobotTexts, "ru"), said(cardRobotTexts, "en")];
const [longRu, longEn] = [said(answerTexts, "ru"), said(answerTexts, "en")];

const cause = (more: Partial<WhyStep>): WhyStep => ({
  eventId: 1,
  name: "call.logged",
  at: "2026-11-24T05:00:00.000Z",
  actor: { kind: "employee", name: "Ксения Обухова" },
  data: {},
  rule: null,
  ...more,
});
const titles: Record<string, string> = {
  "matter.opened": "Открыто дело",
  "call.logged": "Записан звонок",
  "application.received": "Получена заявка",
};
const names = {
  eventTitle: (name: string) => titles[name] ?? name,
  stageName: (id: number) => ({ 1: "Новая заявка", 2: "Консультация" })[id],
};

describe("why the card is here", () => {
  it("reads a move by its stages, the opening by its stage, the rest by the event", () => {
    const moved = cause({ name: "matter.moved", data: { fromStageId: 1, toStageId: 2, by: "trigger" } });
    expect(whyWords(moved, names, longRu)).toBe("Новая заявка → Консультация");
    expect(whyWords(cause({ name: "matter.opened", data: { stageId: 1 } }), names, longRu)).toBe(
      "Открыто дело: Новая заявка",
    );
    expect(whyWords(cause({}), names, longRu)).toBe("Записан звонок");
    expect(whyWords(cause({ name: "application.received", data: { number: 12 } }), names, longRu)).toBe(
      "Получена заявка № 12",
    );
    expect(whyWords(cause({ name: "matter.moved", data: { fromStageId: 9, toStageId: 2 } }), names, longEn)).toBe(
      "a stage that is gone → Консультация",
    );
  });

  it("names the rule that acted, else the person, else the kind of actor", () => {
    const rule = { ruleId: 3, kind: "trigger", title: "Звонок «Поговорили»" } as const;
    expect(whoWords(cause({ rule }), ru, "ru")).toBe("триггер «Звонок „Поговорили“»");
    expect(whoWords(cause({}), ru, "ru")).toBe("Ксения Обухова");
    expect(whoWords(cause({ actor: { kind: "provider", name: null } }), ru, "ru")).toBe("партнёр");
    expect(whoWords(cause({ actor: { kind: "visitor", name: null } }), en, "en")).toBe("a visitor of the site");
    expect(whoWords(cause({ actor: { kind: "newer", name: null } }), ru, "ru")).toBe("Оплот, сам");
  });
});

const step = (more: Partial<NextStep>): NextStep => ({
  runId: 1,
  ruleId: 1,
  name: "messaging.send",
  title: "Напоминание",
  stageId: 2,
  dueAt: null,
  waitsFor: "time",
  awaits: null,
  timing: newTiming,
  condition: null,
  holdsNow: null,
  judged: null,
  preview: null,
  stops: ["leave-stage", "person"],
  ...more,
});
const whenNames = {
  now: new Date("2026-11-24T06:00:00.000Z"),
  when: (at: string | Date) => `[${new Date(at).toISOString().slice(0, 16)}]`,
  factTitle: (name: string) => (name === "matter.parked-until" ? "Отложено до" : undefined),
  awaitTitle: (name: string) => (name === "messaging.received" ? "Клиент написал" : undefined),
};
const dated = (field: string): NextStep["timing"] => ({
  ...newTiming,
  delay: {
    kind: "date",
    field,
    direction: "at",
    amount: 0,
    unit: "days",
    time: "10:00",
    ifEmpty: "wait",
    ifPast: "skip",
  },
});

describe("when a waiting robot acts", () => {
  const ask = (more: Partial<NextStep>) => whenWords(step(more), whenNames, ru);

  it("tells the moment, and a moment that has come as one of the next minutes", () => {
    expect(ask({ dueAt: "2026-11-25T03:00:00.000Z" })).toBe("[2026-11-25T03:00]");
    expect(ask({ dueAt: "2026-11-24T05:59:00.000Z" })).toBe("с минуты на минуту");
  });

  it("tells what is waited for while the moment is not known", () => {
    expect(ask({ waitsFor: "previous" })).toBe("после предыдущего робота");
    expect(ask({ waitsFor: "shift" })).toBe("когда ответственный выйдет на смену");
    expect(ask({ waitsFor: "empty-date", timing: dated("matter.parked-until") })).toBe("когда заполнят «Отложено до»");
    expect(ask({ waitsFor: "empty-date", timing: dated("matter.gone") })).toBe("когда заполнят дату");
    expect(ask({ waitsFor: "event", awaits: "messaging.received", dueAt: "2026-11-27T03:00:00.000Z" })).toBe(
      "ждёт события «Клиент написал», не дольше чем до [2026-11-27T03:00]",
    );
    expect(ask({ waitsFor: "event", awaits: "some.code" })).toBe("ждёт события");
  });

  it("has timing to tell only where it is out of the ordinary", () => {
    expect(hasTiming(step({}))).toBe(false);
    expect(hasTiming(step({ timing: { ...newTiming, workingTime: "firm" } }))).toBe(true);
    expect(hasTiming(step({ timing: dated("matter.parked-until") }))).toBe(true);
  });

  it("puts first the nearest moment, whatever the order", () => {
    const [late, soon] = [
      step({ runId: 1, dueAt: "2026-11-26T03:00:00.000Z" }),
      step({ runId: 2, dueAt: "2026-11-25T03:00:00.000Z" }),
    ];
    expect(nearest([late, soon])?.runId).toBe(2);
    expect(nearest([step({ runId: 5, waitsFor: "previous" })])?.runId).toBe(5);
    expect(nearest([])).toBeUndefined();
  });
});

describe("what would stop the robots", () => {
  const next = [
    step({ title: "Напоминание", stops: ["leave-stage", "condition-false", "person"] }),
    step({ title: "Счёт", stops: ["leave-stage", "date-cleared", "person"] }),
    step({ title: "Отчёт", stops: ["leave-stage", "person"] }),
  ];

  it("joins robots by what stops them and leaves the person's own buttons out", () => {
    expect(stopLines(next, ru).map(({ stop, cause: what }) => `${what}: ${effectWords(stop, next, longRu)}`)).toEqual([
      "карта уйдёт со стадии: остановит всех",
      "условие к тому времени не выполнится: остановит: Напоминание",
      "очистят дату, от которой он считает: остановит: Счёт",
    ]);
    expect(stopLines([step({})], en)).toEqual([{ stop: "leave-stage", cause: "the card leaves the stage" }]);
    expect(effectWords("leave-stage", [step({})], longEn)).toBe("stops it");
  });

  it("is short at first and counts the rest", () => {
    expect(stopsShort(stopLines(next, ru), ru)).toBe(
      "Если карта уйдёт со стадии или условие к тому времени не выполнится; и ещё 1 причина",
    );
    expect(stopsShort(stopLines([step({})], ru), ru)).toBe("Если карта уйдёт со стадии");
  });

  it("names those that go on after the card has left", () => {
    expect(staysOn(next)).toBe("");
    expect(staysOn([...next, step({ title: "Отзыв", stops: ["person"] })])).toBe("Отзыв");
  });
});
