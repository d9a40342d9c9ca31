import { byDate, button, robot, task, tellHead, trigger, type DefaultPipeline, type DefaultRule } from "./shapes.ts";

// "Service payments" (domain-process, section 5), by the date of the next instalment. Invoices, receipts and the
// matching of payments come with their slice; until then the date is the accountant's and "paid" is a button.

const DUE = "variable.instalment-due";
const before = (days: number) => ({ field: DUE, direction: "before", amount: days });
const past = (days: number) => ({ field: DUE, direction: "after", amount: days });
const unpaid = ["due", "partial", "late1", "late2", "late3"];
const dated = (
  stage: string,
  title: string,
  params: Record<string, unknown>,
  from: string[],
  allowBack = false,
): DefaultRule =>
  trigger(stage, "automation.date-reached", title, params, {
    condition: { field: "matter.stage-code", op: "one-of", value: from },
    allowBack,
  });

export const payments: DefaultPipeline = {
  pipeline: "payments",
  variables: [{ code: "instalment-due", title: "Срок ближайшего платежа", type: "date" }],
  rules: [
    task("planned", "Проверить график и записать срок первого платежа", { amount: 1, unit: "days" }),

    dated("invoiced", "До платежа 5 дней", { ...before(5), time: "10:00" }, ["planned", "paid"], true),
    task("invoiced", "Выставить счёт: {{client.name}}", { amount: 1, unit: "days" }),

    dated("due", "До платежа 1 день", { ...before(1), time: "12:00" }, ["planned", "invoiced"]),
    robot(
      "due",
      "notices.notify-employee",
      "Сегодня платёж",
      { recipients: "responsible", text: "Сегодня платёж: {{client.name}}" },
      {
        timing: byDate(DUE, "at"),
      },
    ),

    button("paid", "Оплачено полностью", ["planned", "invoiced", ...unpaid]),
    robot("paid", "tasks.complete-tasks", "Закрыть задачи роботов", { scope: "card" }),
    task("paid", "Акт за месяц и срок следующего платежа", { amount: 3, unit: "days" }),

    button("partial", "Оплачено частично", ["due", "late1", "late2", "late3"]),
    task("partial", "Остаток платежа: согласовать срок", { amount: 5, unit: "days" }),

    dated("late1", "Платёж просрочен", { ...past(1), time: "10:00" }, ["due"]),
    task("late1", "Платёж не поступил: узнать у {{client.first-name}}", { amount: 1, unit: "days" }),

    dated("late2", "Просрочка 8 дней", { ...past(8), time: "10:00" }, ["late1"]),
    task("late2", "Позвонить и предложить новый график", { amount: 1, unit: "days" }),
    task(
      "late2",
      "Просрочка 15 дней: решить с клиентом",
      { amount: 2, unit: "days" },
      { who: "head", timing: byDate(DUE, "after", 15) },
    ),

    dated("late3", "Просрочка 31 день", { ...past(31), time: "10:00" }, ["late2"]),
    tellHead(
      "late3",
      "просрочка больше 30 дней",
      "{{client.name}}: просрочка больше 30 дней. Сроки суда не останавливать",
    ),
    task(
      "late3",
      "Согласовать выход: график или приостановка по договору",
      { amount: 10, unit: "days" },
      { who: "head" },
    ),

    button("reschedule", "Согласован новый график", unpaid),
    task("reschedule", "Подписать приложение с новым графиком", { amount: 5, unit: "days" }),

    robot("settled", "tasks.complete-tasks", "Закрыть задачи роботов", { scope: "card" }),
    task("settled", "Итоговый акт и сверка", { amount: 3, unit: "days" }),

    task("refund", "Расчёт сделанного и соглашение о возврате", { amount: 5, unit: "days" }),
    tellHead("refund", "возврат", "{{client.name}}: договор прекращён, возврат в 10 дней"),
  ],
};
