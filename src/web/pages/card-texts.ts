import { defineTexts } from "../lib/i18n.ts";

export const cardTexts = defineTexts({
  keys: ["Карта клиента", "Client card"],
  side: ["Что показать справа", "What stands at the right"],
  side_matter: ["Дело", "Matter"],
  side_papers: ["Документы", "Papers"],
  side_way: ["Путь", "Way"],
  comment: ["Комментарий", "Comment"],
  letter: ["Письмо", "Letter"],
  task: ["Задача", "Task"],
  call: ["Звонок", "Call"],
  keyComment: ["Написать комментарий", "Write a comment"],
  keyMessage: ["Написать клиенту", "Write to the client"],
  keyLetter: ["Написать письмо", "Write a letter"],
  keyTask: ["Поставить задачу", "Set a task"],
  keyCall: ["Записать звонок", "Log a call"],
});
