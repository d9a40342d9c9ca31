import { defineTexts } from "../lib/i18n.ts";

export const auditTexts = defineTexts({
  kind: ["Что показать", "What to show"],
  change: ["Изменения", "Changes"],
  read: ["Просмотры карт", "Card reads"],
  "sign-in": ["Входы", "Sign-ins"],
  user: ["Сотрудник", "Employee"],
  anyone: ["Все сотрудники", "All employees"],
  client: ["Клиент", "Client"],
  findClient: ["Имя или телефон клиента", "Client's name or phone"],
  nobody: ["Никто не нашёлся", "Nobody found"],
  findFailed: ["Поиск не ответил: {reason}", "The search did not answer: {reason}"],
  clientNo: ["Клиент № {id}", "Client No. {id}"],
  dropClient: ["Убрать фильтр по клиенту", "Drop the client filter"],
  when: ["Когда", "When"],
  what: ["Что", "What"],
  who: ["Кто", "Who"],
  table: ["Журнал доступа", "Audit"],
  unknownPerson: ["неизвестный", "unknown"],
  empty: ["Записей нет", "No lines"],
  emptyHint: [
    "Здесь видно, кто открывал карты, входил в систему и что менял.",
    "Here one sees who opened cards, signed in and changed what.",
  ],
  nothing: ["Ничего не подошло", "Nothing fits"],
  nothingHint: ["Снимите фильтр по сотруднику или клиенту.", "Drop the employee or client filter."],
  more: ["Показать ещё", "Show more"],
});
