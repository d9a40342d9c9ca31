import type { Disposition } from "./disposition.ts";

/** How a person telephones, by the last two digits of the number; messengers have other digits. */
export type Person = {
  title: string;
  /** As a caller: how long the person waits for an answer. */
  patience: number;
  talk: number;
  /** When we call: what happens, and after how many seconds. */
  called: { after: number; outcome: Disposition };
  shownAs?: "hidden" | "plus";
  isTransferred?: boolean;
  /** The recording: none at all, or promised and never there. */
  recording?: "none" | "never";
  /** How a call back to the person is told to the product. */
  toldAs?: "leg2" | "internal-end" | "answer-too";
  isInternalEndTold?: boolean;
  /** SMS to the person is refused. */
  isSmsDenied?: boolean;
};

export const usual: Person = {
  title: "Отвечает через 6 с, говорит минуту с небольшим",
  patience: 90,
  talk: 75,
  called: { after: 6, outcome: "answered" },
};

const ends = (after: number, outcome: Disposition): Pick<Person, "called"> => ({ called: { after, outcome } });

export const people: Record<string, Person> = {
  "20": { ...usual, title: "Не берёт трубку", ...ends(30, "no answer") },
  "21": { ...usual, title: "Занято", ...ends(3, "busy") },
  "22": { ...usual, title: "Сбрасывает: сам звонит и кладёт трубку через 8 с", patience: 8, ...ends(5, "cancel") },
  "23": { ...usual, title: "Такого номера нет", isSmsDenied: true, ...ends(2, "unallocated number") },
  "24": { ...usual, title: "Сбой связи (failed)", ...ends(2, "failed") },
  "25": { ...usual, title: "Сбой связи другим словом (call failed)", ...ends(2, "call failed") },
  "26": { ...usual, title: "На звонок не хватает денег фирмы", ...ends(1, "no money") },
  "27": { ...usual, title: "Разговор переводят другому сотруднику: две записи", isTransferred: true },
  "28": { ...usual, title: "Обратный звонок: второе плечо (callback_leg2)", toldAs: "leg2" },
  "29": { ...usual, title: "Обратный звонок: только NOTIFY_END с внутренним номером", toldAs: "internal-end" },
  "30": { ...usual, title: "Номер скрыт (Anonymous)", shownAs: "hidden" },
  "31": { ...usual, title: "Номер приходит с плюсом", shownAs: "plus" },
  "32": { ...usual, title: "Говорит двадцать минут", talk: 1200 },
  "33": { ...usual, title: "Автоответчик: 4 секунды", talk: 4 },
  "34": { ...usual, title: "Неотвеченный внутренний: NOTIFY_INTERNAL_END", isInternalEndTold: true },
  "35": { ...usual, title: "Ответ на исходящий сообщают (NOTIFY_ANSWER)", toldAs: "answer-too" },
  "36": { ...usual, title: "Заняты все линии (line limit)", ...ends(1, "line limit") },
  "37": { ...usual, title: "Разговор не записывают", recording: "none" },
  "38": { ...usual, title: "Запись обещают, но её нет", recording: "never" },
};

export const personOf = (phone: string): Person => people[phone.slice(-2)] ?? usual;
