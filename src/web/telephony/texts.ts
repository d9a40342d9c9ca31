import { defineTexts } from "../lib/i18n.ts";

export const callTexts = defineTexts({
  question: ["Чем закончился звонок", "How the call ended"],
  direction: ["Направление", "Direction"],
  out: ["Исходящий", "Outgoing"],
  in: ["Входящий", "Incoming"],
  talked: ["Поговорили", "Talked"],
  "no-answer": ["Не ответил", "No answer"],
  "wrong-number": ["Не тот номер", "Wrong number"],
  refused: ["Отказался", "Refused"],
  note: ["О чём говорили", "What was said"],
  notePlaceholder: [
    "О чём говорили и что дальше. Результат записывает одно нажатие",
    "What was said and what is next. One press records the result",
  ],
  logged: ["Звонок записан: {result}", "The call is recorded: {result}"],
  notLogged: ["Звонок не записан, заметка осталась в поле", "The call is not recorded, the note is still in the field"],
});
