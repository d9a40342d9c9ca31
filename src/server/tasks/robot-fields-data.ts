import type { Field } from "../automation/index.ts";

/** The settings form of the robot that sets tasks. */
export const createTaskFields: readonly Field[] = [
  {
    name: "title",
    title: "Задача",
    titleEn: "Task",
    kind: "text",
    isRequired: true,
    options: [],
    help: "Можно вставить факты: {{client.first-name}}",
    helpEn: "Facts may be inserted: {{client.first-name}}",
  },
  {
    name: "note",
    title: "Подробности",
    titleEn: "Details",
    kind: "long-text",
    isRequired: false,
    options: [],
    help: "",
    helpEn: "",
  },
  {
    name: "who",
    title: "Кому",
    titleEn: "To whom",
    kind: "select",
    isRequired: true,
    help: "",
    helpEn: "",
    options: [
      { value: "responsible", title: "Ответственному", titleEn: "The responsible" },
      { value: "rota", title: "По очереди на смене", titleEn: "In turn, on shift" },
      { value: "user", title: "Сотруднику", titleEn: "A named employee" },
      { value: "head", title: "Руководителю", titleEn: "The head" },
    ],
  },
  {
    name: "userId",
    title: "Сотрудник",
    titleEn: "Employee",
    kind: "user",
    isRequired: false,
    options: [],
    help: "Если выбран «Сотруднику»",
    helpEn: "When “A named employee” is chosen",
  },
  {
    name: "amount",
    title: "Срок",
    titleEn: "Term",
    kind: "number",
    isRequired: false,
    options: [],
    help: "Пусто: задача без срока",
    helpEn: "Empty: a task without a term",
  },
  {
    name: "unit",
    title: "Единица срока",
    titleEn: "Unit of the term",
    kind: "select",
    isRequired: false,
    help: "",
    helpEn: "",
    options: [
      { value: "minutes", title: "минут", titleEn: "minutes" },
      { value: "hours", title: "часов", titleEn: "hours" },
      { value: "days", title: "дней", titleEn: "days" },
    ],
  },
  {
    name: "isWorkingTime",
    title: "Считать рабочее время",
    titleEn: "Count working time",
    kind: "switch",
    isRequired: false,
    options: [],
    help: "",
    helpEn: "",
  },
];

/** The settings form of the robot that completes robots' tasks. */
export const completeTasksFields: readonly Field[] = [
  {
    name: "scope",
    title: "Какие задачи",
    titleEn: "Which tasks",
    kind: "select",
    isRequired: true,
    options: [
      { value: "stage", title: "Этой стадии", titleEn: "Of this stage" },
      { value: "card", title: "Всей карточки", titleEn: "Of the whole card" },
    ],
    help: "",
    helpEn: "",
  },
];
