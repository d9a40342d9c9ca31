import {
  after,
  beside,
  button,
  call,
  message,
  robot,
  task,
  tellHead,
  trigger,
  type DefaultPipeline,
  type DefaultRule,
} from "./shapes.ts";

// "Applications" (domain-process, section 1). What a slice to come would tell of by itself (a signed contract, a
// payment) is a button in the card until then.

const withPhone = { field: "client.phone", op: "filled" } as const;
const papersAreMissing = { field: "task.checklist-left", op: "greater", value: 0 } as const;

/** An attempt is a call that nobody answered; the chain goes on with each, and ends when the client has talked and moved on. */
const attempt = (number: number): DefaultRule =>
  robot("contact", "automation.wait-event", `Ждать недозвона № ${number}`, {
    trigger: { name: "telephony.call-logged", params: { results: ["no-answer"], direction: "out" } },
    amount: 14,
    unit: "days",
    onTimeout: "stop",
  });

const again = (number: number, term: Record<string, unknown>): DefaultRule =>
  call(
    "contact",
    "Перезвонить: {{client.first-name}}",
    { note: `Попытка ${number} из 5`, ...term },
    {
      name: `попытка ${number}`,
    },
  );
const at = (dueDays: number, dueTime: string) => ({ dueFrom: "now.date", dueDays, dueTime });

const caseCard = (route: string, title: string): DefaultRule =>
  robot(
    "won",
    "matters.open-in-pipeline",
    `Карта дела: ${title}`,
    { pipelineId: { pipelineCode: route } },
    {
      timing: beside,
      condition: { field: "variable.route", op: "equals", value: route },
    },
  );

export const applications: DefaultPipeline = {
  pipeline: "applications",
  variables: [{ code: "route", title: "Путь дела: court, mfc или protection", type: "text" }],
  rules: [
    robot("new", "notices.notify-employee", "Уведомление ответственному", {
      recipients: "responsible",
      text: "Новая заявка № {{application.number}}: {{client.name}}",
    }),
    robot("new", "tasks.create-task", "Задача: позвонить за 15 минут", {
      title: "Позвонить: {{client.name}}",
      note: "Первый звонок по заявке",
      who: "responsible",
      amount: 15,
      unit: "minutes",
      isWorkingTime: true,
    }),
    message("new", "«Заявка получена»", "app_received", {
      condition: { all: [{ field: "matter.source", op: "equals", value: "site" }, withPhone] },
    }),
    tellHead("new", "час без звонка", "Заявка № {{application.number}}: за час никто не взял", {
      timing: after(60, "working-minutes"),
      condition: { field: "application.is-taken", op: "equals", value: false },
    }),

    trigger("contact", "applications.taken", "Заявку взяли в работу"),
    trigger("contact", "messaging.message-received", "Клиент написал сам"),
    trigger(
      "contact",
      "automation.date-reached",
      "Пришёл день, до которого отложили",
      { field: "matter.parked-until" },
      {
        condition: { field: "matter.stage-code", op: "equals", value: "parked" },
        allowBack: true,
      },
    ),
    call(
      "contact",
      "Созвониться: {{client.first-name}}",
      { amount: 1, unit: "days" },
      {
        name: "вернуться к клиенту",
        timing: beside,
        condition: { field: "task.open-count", op: "equals", value: 0 },
      },
    ),
    attempt(1),
    again(2, { amount: 2, unit: "hours" }),
    attempt(2),
    again(3, at(1, "10:00")),
    attempt(3),
    again(4, at(0, "18:00")),
    attempt(4),
    again(5, at(1, "10:00")),
    attempt(5),
    message("contact", "не дозвонились", "call_missed", { condition: withPhone }),
    robot("contact", "matters.move-stage", "Пять раз не дозвонились: в отказ", {
      stageId: { stageCode: "lost" },
      lostReason: "Не дозвонились",
    }),

    trigger("diagnosis", "telephony.call-logged", "Разговор состоялся", { results: ["talked"] }),
    robot("diagnosis", "tasks.complete-tasks", "Закрыть задачи о звонке", { scope: "card" }),
    task(
      "diagnosis",
      "Диагностика: анкета и документы",
      { amount: 3, unit: "days" },
      {
        checklist: [
          "Анкета: долги, доход, семья, имущество",
          "Паспорт и СНИЛС",
          "Кредитные отчёты",
          "Справка о доходах",
          "Исполнительные производства ФССП",
        ],
      },
    ),
    message("diagnosis", "список документов", "docs_needed", { condition: withPhone }),
    message("diagnosis", "напомнить о документах", "docs_reminder", {
      timing: after(3, "days", "firm"),
      condition: { all: [papersAreMissing, withPhone] },
    }),
    task(
      "diagnosis",
      "Неделя без документов: позвонить {{client.first-name}}",
      { amount: 1, unit: "days" },
      {
        timing: after(7, "days", "firm"),
        condition: papersAreMissing,
      },
    ),
    robot(
      "diagnosis",
      "matters.move-stage",
      "Две недели без документов: отложить",
      { stageId: { stageCode: "parked" } },
      {
        timing: after(14, "days"),
        condition: papersAreMissing,
      },
    ),

    trigger(
      "offer",
      "tasks.checklist-complete",
      "Анкета и документы собраны",
      { words: "Диагностика" },
      {
        condition: { field: "matter.stage-code", op: "equals", value: "diagnosis" },
      },
    ),
    trigger(
      "offer",
      "clients.field-filled",
      "Доход заполнен, долги известны",
      { fields: ["incomeKopecks"] },
      {
        condition: {
          all: [
            { field: "client.debt-kopecks", op: "greater", value: 0 },
            { field: "matter.stage-code", op: "equals", value: "diagnosis" },
          ],
        },
      },
    ),
    task("offer", "Подготовить предложение: путь, цена, риски", { amount: 2, unit: "days" }),
    tellHead("offer", "крупный долг", "{{client.name}}: долги {{client.debt-kopecks}}, нужна ваша виза", {
      condition: { field: "client.debt-kopecks", op: "greater", value: 300_000_000 },
    }),

    trigger(
      "contract",
      "tasks.all-done",
      "Все задачи предложения выполнены",
      {},
      {
        condition: { field: "matter.stage-code", op: "equals", value: "offer" },
      },
    ),
    task("contract", "Договор: подписать и заказать доверенность", { amount: 5, unit: "days" }),
    message("contract", "договор готов", "contract_ready", {
      timing: after(30, "minutes", "firm"),
      condition: withPhone,
    }),
    call(
      "contract",
      "Договор не подписан: позвонить {{client.first-name}}",
      { amount: 1, unit: "days" },
      {
        name: "два дня без подписи",
        timing: after(2, "days", "firm"),
      },
    ),
    tellHead("contract", "договор не подписан 5 дней", "{{client.name}}: договор не подписан пять дней", {
      timing: after(5, "days", "firm"),
    }),

    button("first_payment", "Договор подписан", ["contract"]),
    robot("first_payment", "tasks.complete-tasks", "Закрыть задачи о договоре", { scope: "card" }),
    robot("first_payment", "matters.open-in-pipeline", "Карта платежей", { pipelineId: { pipelineCode: "payments" } }),
    task("first_payment", "Выставить первый счёт: {{client.name}}", { amount: 1, unit: "days" }),

    button("won", "Первый платёж получен", ["first_payment"]),
    robot("won", "tasks.complete-tasks", "Закрыть задачи роботов", { scope: "card" }),
    caseCard("court", "суд"),
    caseCard("mfc", "МФЦ"),
    caseCard("protection", "защита от взыскателей"),
    task(
      "won",
      "Выбрать путь и открыть карту дела",
      { amount: 1, unit: "days" },
      {
        who: "head",
        timing: beside,
        condition: { not: { field: "variable.route", op: "one-of", value: ["court", "mfc", "protection"] } },
      },
    ),
    task("won", "Передать дело юристу и запросить документы по пути", { amount: 1, unit: "days" }, { timing: beside }),
    message("won", "спасибо, дело в работе", "case_started", { timing: beside, condition: withPhone }),

    robot("lost", "tasks.complete-tasks", "Закрыть задачи роботов", { scope: "card" }),

    trigger("parked", "matters.idle", "14 дней без движения", { days: 14 }),
    robot("parked", "tasks.complete-tasks", "Закрыть задачи роботов", { scope: "card" }),
  ],
};
