import { field, option, type Field } from "../../automation/index.ts";

export const titleField = field("title", "text", ["Задача", "Task"], {
  isRequired: true,
  help: ["Можно вставить факты: {{client.first-name}}", "Facts may be inserted: {{client.first-name}}"],
});
export const noteField = field("note", "long-text", ["Подробности", "Details"]);
const units = [
  option("minutes", "минут", "minutes"),
  option("hours", "часов", "hours"),
  option("days", "дней", "days"),
];

const whoOptions = [
  option("responsible", "Ответственному", "The responsible"),
  option("rota", "По очереди на смене", "In turn, on shift"),
  option("user", "Сотруднику", "A named employee"),
  option("head", "Руководителю", "The head"),
];
/** Where it may be left as it is, "same" is offered first. */
export const whoFields = (isRequired: boolean): readonly Field[] => [
  field("who", "select", ["Кому", "To whom"], {
    isRequired,
    options: isRequired ? whoOptions : [option("same", "Не менять", "Leave as it is"), ...whoOptions],
  }),
  field("userId", "user", ["Сотрудник", "Employee"], {
    help: ["Если выбран «Сотруднику»", "When “A named employee” is chosen"],
  }),
];

export const termFields: readonly Field[] = [
  field("amount", "number", ["Срок", "Term"], { help: ["Пусто: задача без срока", "Empty: a task without a term"] }),
  field("unit", "select", ["Единица срока", "Unit of the term"], { options: units }),
  field("isWorkingTime", "switch", ["Считать рабочее время", "Count working time"]),
];

export const dateTermFields: readonly Field[] = [
  field("dueFrom", "date-fact", ["Срок по дате карты", "Term by a date of the card"], {
    help: ["Конец рабочего дня; дата пуста — действует срок выше", "End of the working day; no date: the term above"],
  }),
  field("dueDays", "number", ["Дней от этой даты", "Days from that date"], {
    help: ["Минус: раньше даты", "Minus: before the date"],
  }),
  field("dueTime", "text", ["Время этого дня", "Time of that day"], {
    help: ["10:00; пусто — конец рабочего дня", "10:00; empty: the end of the working day"],
  }),
];

export const scopeField = field("scope", "select", ["Какие задачи", "Which tasks"], {
  isRequired: true,
  options: [option("stage", "Этой стадии", "Of this stage"), option("card", "Всей карточки", "Of the whole card")],
});
