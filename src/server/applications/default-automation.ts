import type { NewRule } from "../automation/index.ts";

/** A rule as it is shipped: the stage by its code, the rest as an administrator would have set it. */
export type DefaultRule = Omit<NewRule, "stageId"> & { stage: string };

const after = (amount: number, unit: "minutes" | "hours" | "days" | "working-minutes", workingOnly = false) => ({
  delay: { kind: "after" as const, amount, unit },
  order: "parallel" as const,
  workingOnly,
  cancelOnLeave: true,
});

/** Robots and triggers of the pipeline "Applications" (domain-process, section 1), as far as the present slices reach. */
export const defaultAutomation: readonly DefaultRule[] = [
  {
    stage: "new",
    kind: "robot",
    name: "notices.notify-employee",
    title: "Уведомление ответственному",
    params: { recipients: "responsible", text: "Новая заявка № {{application.number}}: {{client.name}}" },
  },
  {
    stage: "new",
    kind: "robot",
    name: "tasks.create-task",
    title: "Задача: позвонить за 15 минут",
    params: {
      title: "Позвонить: {{client.name}}",
      note: "Первый звонок по заявке",
      who: "responsible",
      amount: 15,
      unit: "minutes",
      isWorkingTime: true,
    },
  },
  {
    stage: "new",
    kind: "robot",
    name: "messaging.send-template",
    title: "WhatsApp: «Заявка получена»",
    params: { templateCode: "app_received" },
    condition: {
      all: [
        { field: "matter.source", op: "equals", value: "site" },
        { field: "client.phone", op: "filled" },
      ],
    },
  },
  {
    stage: "new",
    kind: "robot",
    name: "notices.notify-head",
    title: "Руководителю: час без звонка",
    params: { text: "Заявка № {{application.number}}: за час никто не взял" },
    timing: after(60, "working-minutes"),
    condition: { field: "application.is-taken", op: "equals", value: false },
  },

  { stage: "contact", kind: "trigger", name: "applications.taken", title: "Заявку взяли в работу", params: {} },
  { stage: "contact", kind: "trigger", name: "messaging.message-received", title: "Клиент написал сам", params: {} },
  {
    stage: "contact",
    kind: "robot",
    name: "messaging.send-template",
    title: "WhatsApp: не дозвонились",
    params: { templateCode: "call_missed" },
    timing: after(2, "hours"),
    condition: { field: "call.last-result", op: "equals", value: "no-answer" },
  },
  {
    stage: "contact",
    kind: "robot",
    name: "tasks.create-task",
    title: "Задача: позвонить ещё раз",
    params: {
      title: "Перезвонить: {{client.first-name}}",
      who: "responsible",
      amount: 30,
      unit: "minutes",
      isWorkingTime: true,
    },
    timing: after(1, "days", true),
    condition: { not: { field: "call.last-result", op: "equals", value: "talked" } },
  },

  {
    stage: "diagnosis",
    kind: "trigger",
    name: "telephony.call-logged",
    title: "Разговор состоялся",
    params: { results: ["talked"] },
  },
  {
    stage: "diagnosis",
    kind: "robot",
    name: "tasks.complete-tasks",
    title: "Закрыть задачи о звонке",
    params: { scope: "card" },
  },
  {
    stage: "diagnosis",
    kind: "robot",
    name: "tasks.create-task",
    title: "Задача: анкета долгов",
    params: {
      title: "Заполнить анкету: долги, доход, имущество",
      who: "responsible",
      amount: 3,
      unit: "days",
      isWorkingTime: true,
    },
  },
  {
    stage: "diagnosis",
    kind: "robot",
    name: "messaging.send-template",
    title: "WhatsApp: список документов",
    params: { templateCode: "docs_needed" },
    timing: after(10, "minutes"),
    condition: { field: "client.phone", op: "filled" },
  },
  {
    stage: "diagnosis",
    kind: "robot",
    name: "messaging.send-template",
    title: "WhatsApp: напомнить о документах",
    params: { templateCode: "docs_reminder" },
    timing: after(3, "days", true),
    condition: { field: "client.income-kopecks", op: "empty" },
  },

  {
    stage: "offer",
    kind: "trigger",
    name: "clients.field-filled",
    title: "Доход заполнен, долги известны",
    params: { fields: ["incomeKopecks"] },
    condition: {
      all: [
        { field: "client.debt-kopecks", op: "greater", value: 0 },
        { field: "matter.stage-code", op: "equals", value: "diagnosis" },
      ],
    },
  },
  {
    stage: "offer",
    kind: "robot",
    name: "tasks.create-task",
    title: "Задача: предложение клиенту",
    params: {
      title: "Подготовить предложение: путь, цена, риски",
      who: "responsible",
      amount: 2,
      unit: "days",
      isWorkingTime: true,
    },
  },
  {
    stage: "offer",
    kind: "robot",
    name: "notices.notify-head",
    title: "Руководителю: крупный долг",
    params: { text: "{{client.name}}: долги {{client.debt-kopecks}}, нужна ваша виза" },
    condition: { field: "client.debt-kopecks", op: "greater", value: 300_000_000 },
  },

  {
    stage: "contract",
    kind: "trigger",
    name: "tasks.all-done",
    title: "Все задачи предложения выполнены",
    params: {},
    condition: { field: "matter.stage-code", op: "equals", value: "offer" },
  },
  {
    stage: "contract",
    kind: "robot",
    name: "tasks.create-task",
    title: "Задача: подписать договор",
    params: {
      title: "Договор: подписать и заказать доверенность",
      who: "responsible",
      amount: 5,
      unit: "days",
      isWorkingTime: true,
    },
  },
  {
    stage: "contract",
    kind: "robot",
    name: "messaging.send-template",
    title: "WhatsApp: договор готов",
    params: { templateCode: "contract_ready" },
    timing: after(30, "minutes", true),
  },
  {
    stage: "contract",
    kind: "robot",
    name: "notices.notify-head",
    title: "Руководителю: договор не подписан 5 дней",
    params: { text: "{{client.name}}: договор не подписан пять дней" },
    timing: after(5, "days", true),
  },

  {
    stage: "won",
    kind: "robot",
    name: "tasks.complete-tasks",
    title: "Закрыть задачи роботов",
    params: { scope: "card" },
  },
  {
    stage: "lost",
    kind: "robot",
    name: "tasks.complete-tasks",
    title: "Закрыть задачи роботов",
    params: { scope: "card" },
  },
];
