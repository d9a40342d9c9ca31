import { beside, button, byDate, call, robot, task, trigger, type DefaultPipeline } from "./shapes.ts";

// "MFC bankruptcy" (domain-process, section 3), as far as tasks, dates and linked cards reach.

export const mfc: DefaultPipeline = {
  pipeline: "mfc",
  variables: [
    { code: "efrsb-date", title: "Включено в ЕФРСБ", type: "date" },
    { code: "mfc-repeat-from", title: "Подать снова не раньше", type: "date" },
  ],
  rules: [
    task(
      "eligibility",
      "Основания для МФЦ: доказать одно из четырёх",
      { amount: 7, unit: "days" },
      {
        checklist: [
          "Сведения банка данных ФССП",
          "Постановление об окончании производства (ст. 46 ч. 1 п. 4)",
          "Справка о пенсии или пособии",
          "Копии исполнительных листов",
        ],
      },
    ),
    task(
      "eligibility",
      "Справки с коротким сроком: проверить даты",
      { amount: 1, unit: "days" },
      {
        timing: { delay: { kind: "after", amount: 60, unit: "days" }, order: "parallel" },
      },
    ),

    trigger("creditors", "tasks.checklist-complete", "Основание доказано", { words: "Основания для МФЦ" }),
    task("creditors", "Сверить кредиторов с кредитными отчётами: имя, адрес, договор, сумма", {
      amount: 10,
      unit: "days",
    }),

    trigger(
      "application",
      "tasks.all-done",
      "Список кредиторов сверен",
      {},
      {
        condition: { field: "matter.stage-code", op: "equals", value: "creditors" },
      },
    ),
    task("application", "Заявление и список: подготовить и подписать", { amount: 3, unit: "days" }),
    call("application", "Как и куда подать: {{client.first-name}}", { amount: 1, unit: "days" }, { timing: beside }),

    button("submitted", "МФЦ принял заявление", ["application", "returned"]),
    task(
      "submitted",
      "Проверить запись в ЕФРСБ",
      { amount: 1, unit: "days" },
      {
        timing: { delay: { kind: "after", amount: 4, unit: "working-days" }, order: "parallel" },
      },
    ),

    button("returned", "МФЦ вернул заявление", ["submitted"]),
    task("returned", "Причины возврата: исправить, обжаловать или в суд", { amount: 5, unit: "days" }),
    task(
      "returned",
      "Подать в МФЦ снова",
      { amount: 2, unit: "days" },
      { timing: byDate("variable.mfc-repeat-from", "at") },
    ),

    trigger(
      "running",
      "automation.variable-changed",
      "Записана дата ЕФРСБ",
      { variable: "efrsb-date" },
      {
        condition: {
          all: [
            { field: "variable.efrsb-date", op: "filled" },
            { field: "matter.stage-code", op: "equals", value: "submitted" },
          ],
        },
      },
    ),
    robot("running", "tasks.complete-tasks", "Закрыть задачи роботов", { scope: "card" }),
    task("running", "Письма кредиторам и взыскателям о процедуре", { amount: 3, unit: "days" }),
    call(
      "running",
      "Раз в месяц: новое имущество или доход, {{client.first-name}}",
      { amount: 1, unit: "days" },
      {
        timing: { delay: { kind: "monthly", day: 5, limit: 6 }, order: "parallel" },
      },
    ),
    task(
      "running",
      "Через 10 дней конец процедуры: проверить ЕФРСБ",
      { amount: 3, unit: "days" },
      {
        timing: {
          delay: {
            kind: "date",
            field: "variable.efrsb-date",
            direction: "after",
            amount: 170,
            unit: "days",
            ifEmpty: "wait",
          },
          order: "parallel",
        },
      },
    ),

    button("objection", "Кредитор возражает", ["running"]),
    task("objection", "Ответ на возражение кредитора", { amount: 5, unit: "days" }),

    trigger(
      "done",
      "automation.date-reached",
      "Шесть месяцев прошли",
      { field: "variable.efrsb-date", direction: "after", amount: 183 },
      {
        condition: { field: "matter.stage-code", op: "equals", value: "running" },
      },
    ),
    task("done", "Письма кредиторам, бюро, ФССП и памятка о последствиях", { amount: 10, unit: "days" }),

    robot("to_court", "matters.open-in-pipeline", "Карта суда", { pipelineId: { pipelineCode: "court" } }),
  ],
};
