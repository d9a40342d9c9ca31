import { button, call, robot, task, tellHead, trigger, type DefaultPipeline } from "./shapes.ts";

// "Collector protection" (domain-process, section 4), as far as tasks and linked cards reach; the detector and the log of
// contacts bring their own triggers.

const afterDays = (amount: number) => ({ delay: { kind: "after", amount, unit: "days" }, order: "parallel" }) as const;

export const protection: DefaultPipeline = {
  pipeline: "protection",
  variables: [{ code: "overdue-since", title: "Просрочка с", type: "date" }],
  rules: [
    task(
      "onboard",
      "Профиль защиты: собрать",
      { amount: 3, unit: "days" },
      {
        checklist: [
          "Доверенность",
          "Кредиторы и договоры",
          "Начало просрочки по каждому договору",
          "Часовой пояс телефона",
          "Адреса, данные кредиторам",
          "Согласие на запись звонков",
        ],
      },
    ),
    call("onboard", "Что записывать о звонках: {{client.first-name}}", { amount: 1, unit: "days" }),

    trigger("logging", "tasks.checklist-complete", "Профиль готов", { words: "Профиль защиты" }),
    call(
      "logging",
      "Журнал звонков пуст? {{client.first-name}}",
      { amount: 1, unit: "days" },
      {
        timing: {
          delay: { kind: "after", amount: 3, unit: "days" },
          order: "parallel",
          repeat: { amount: 3, unit: "days", limit: 10 },
        },
      },
    ),
    task(
      "logging",
      "Четыре месяца просрочки: отправить отказ от взаимодействия",
      { amount: 3, unit: "days" },
      {
        timing: {
          delay: {
            kind: "date",
            field: "variable.overdue-since",
            direction: "after",
            amount: 4,
            unit: "months",
            ifEmpty: "wait",
          },
          order: "parallel",
        },
      },
    ),

    trigger("notices", "matters.linked-stage", "В деле введена реструктуризация", {
      stageId: { stageCode: "restructuring", of: "court" },
    }),
    trigger("notices", "matters.linked-stage", "В деле введена реализация", {
      stageId: { stageCode: "realisation", of: "court" },
    }),
    button("notices", "Решено уведомить кредиторов", ["logging"]),
    task("notices", "Уведомления кредиторам: отправить, записать номера", { amount: 3, unit: "days" }),

    button("violation", "Нарушение подтверждено", ["logging", "notices", "watch"]),
    task("violation", "Жалоба: таблица событий и приложения", { amount: 5, unit: "days" }),

    trigger(
      "complaint",
      "tasks.all-done",
      "Жалоба готова",
      {},
      { condition: { field: "matter.stage-code", op: "equals", value: "violation" } },
    ),
    task("complaint", "Жалоба 20 дней: проверить ответ", { amount: 1, unit: "days" }, { timing: afterDays(20) }),
    task("complaint", "Жалоба 30 дней: срок ответа вышел", { amount: 1, unit: "days" }, { timing: afterDays(30) }),
    tellHead("complaint", "ответа нет 30 дней", "{{client.name}}: на жалобу не ответили за 30 дней", {
      timing: afterDays(30),
    }),

    button("response", "Пришёл ответ", ["complaint"]),
    task("response", "Рассказать клиенту ответ простыми словами", { amount: 2, unit: "days" }),

    button("watch", "Тихо: под наблюдение", ["logging", "notices", "response", "claim"]),
    call(
      "watch",
      "Звонят ли ещё? {{client.first-name}}",
      { amount: 1, unit: "days" },
      {
        timing: {
          delay: { kind: "after", amount: 30, unit: "days" },
          order: "parallel",
          repeat: { amount: 30, unit: "days", limit: 3 },
        },
      },
    ),

    robot("closed", "tasks.complete-tasks", "Закрыть задачи роботов", { scope: "card" }),
    task("closed", "Итоговый отчёт клиенту", { amount: 5, unit: "days" }),
  ],
};
