import { z } from "zod";
import { defineTrigger } from "../automation/index.ts";

const nothing = z.object({});

export const received = defineTrigger({
  name: "applications.received",
  title: ["Получена заявка", "Application received"],
  help: [
    "Срабатывает, когда приходит новая заявка: с сайта, из мессенджера, внесённая вручную.",
    "Fires when a new application comes: from the site, a messenger or by hand.",
  ],
  group: "client",
  icon: "inbox",
  fields: [],
  events: ["application.received"],
  params: nothing,
  matches: () => true,
});

export const repeated = defineTrigger({
  name: "applications.repeated",
  title: ["Повторная заявка", "Application repeated"],
  help: [
    "Срабатывает, когда человек с открытой заявкой пишет через форму ещё раз.",
    "Fires when a person with an open application sends the form again.",
  ],
  group: "client",
  icon: "repeat",
  fields: [],
  events: ["application.repeated"],
  params: nothing,
  matches: () => true,
});

export const taken = defineTrigger({
  name: "applications.taken",
  title: ["Заявка взята в работу", "Application taken"],
  help: ["Срабатывает, когда сотрудник нажал «Взять».", "Fires when an employee pressed “Take”."],
  group: "employee",
  icon: "hand-grab",
  fields: [],
  events: ["application.taken"],
  params: nothing,
  matches: () => true,
});

export const overdue = defineTrigger({
  name: "applications.overdue",
  title: ["Заявку не взяли вовремя", "Application not taken in time"],
  help: [
    "Срабатывает, когда никто не взял заявку за 15 рабочих минут и она перешла к другому.",
    "Fires when nobody took the application within 15 working minutes and it was passed on.",
  ],
  group: "employee",
  icon: "alarm",
  fields: [],
  events: ["application.overdue"],
  params: nothing,
  matches: () => true,
});
