import { after, beside, button, byDate, call, robot, task, tellHead, trigger, type DefaultPipeline } from "./shapes.ts";

// "Judicial bankruptcy" (domain-process, section 2), as far as tasks, notices, dates and linked cards reach. Rulings and
// receipts are buttons until the slices of documents and payments tell of them.

const done = (stage: string) =>
  robot(stage, "tasks.complete-tasks", "Закрыть задачи роботов прежних стадий", { scope: "card" });
const every = (amount: number, unit: "days" | "working-days", limit: number) =>
  ({ delay: { kind: "after", amount, unit }, order: "parallel", repeat: { amount, unit, limit } }) as const;

export const court: DefaultPipeline = {
  pipeline: "court",
  variables: [
    { code: "case-number", title: "Номер дела в суде", type: "text" },
    { code: "defects-until", title: "Устранить недостатки до", type: "date" },
    { code: "hearing-date", title: "Дата заседания", type: "date" },
    { code: "claims-published", title: "Публикация о процедуре", type: "date" },
    { code: "procedure-until", title: "Окончание процедуры", type: "date" },
    { code: "ruling-in-force", title: "Определение вступает в силу", type: "date" },
  ],
  rules: [
    task(
      "collect",
      "Собрать документы для суда",
      { amount: 45, unit: "days" },
      {
        checklist: [
          "Паспорт, СНИЛС, ИНН",
          "Документы о долгах: договоры, справки, расписки",
          "Список кредиторов и должников",
          "Опись имущества",
          "Выписка ЕГРИП о статусе предпринимателя",
          "Справка о доходах и налогах за 3 года",
          "Выписки по счетам за 3 года",
          "Свидетельства о браке, разводе, рождении детей",
          "Сделки за 3 года",
          "Доверенность на представителя",
        ],
      },
    ),
    call(
      "collect",
      "Чего не хватает: {{client.first-name}}",
      { amount: 1, unit: "days" },
      {
        name: "раз в неделю о документах",
        timing: every(7, "days", 12),
        condition: { field: "task.checklist-left", op: "greater", value: 0 },
      },
    ),

    trigger("analysis", "tasks.checklist-complete", "Документы собраны", { words: "Собрать документы для суда" }),
    done("analysis"),
    task("analysis", "Правовая позиция: имущество, сделки, добросовестность", { amount: 10, unit: "days" }),
    task("analysis", "Список кредиторов и опись: проверить ИНН, СНИЛС, суммы", { amount: 5, unit: "days" }),

    trigger(
      "petition",
      "tasks.all-done",
      "Позиция готова",
      {},
      { condition: { field: "matter.stage-code", op: "equals", value: "analysis" } },
    ),
    task("petition", "Заявление и приложения 1 и 2: подготовить и подписать", { amount: 7, unit: "days" }),
    task("petition", "Проверить доверенность: срок и полномочия на банкротство", { amount: 2, unit: "days" }),

    trigger(
      "mailing",
      "tasks.all-done",
      "Заявление подписано",
      {},
      { condition: { field: "matter.stage-code", op: "equals", value: "petition" } },
    ),
    task("mailing", "Разослать копии кредиторам, записать номера отправлений", { amount: 3, unit: "days" }),

    button("filed", "Подано в суд", ["mailing", "defects"]),
    done("filed"),
    task(
      "filed",
      "Проверить карточку дела в суде",
      { amount: 1, unit: "days" },
      { timing: every(2, "working-days", 40) },
    ),

    button("defects", "Оставлено без движения", ["filed"]),
    task("defects", "Устранить недостатки заявления", { amount: 3, unit: "days" }),
    tellHead(
      "defects",
      "завтра срок по определению суда",
      "{{client.name}}: недостатки устранить до {{variable.defects-until}}",
      {
        timing: byDate("variable.defects-until", "before", 1, "09:00"),
      },
    ),

    button("deposit", "Заявление принято", ["filed", "defects"]),
    done("deposit"),
    task("deposit", "Депозит 25 000 ₽ по делу {{variable.case-number}}: реквизиты клиенту, платёж, ходатайство", {
      amount: 5,
      unit: "days",
    }),
    tellHead(
      "deposit",
      "до заседания 10 дней, депозит не внесён",
      "{{client.name}}: заседание {{variable.hearing-date}}, депозита нет",
      {
        timing: byDate("variable.hearing-date", "before", 10, "09:00"),
      },
    ),

    button("hearing", "Депозит внесён", ["deposit"]),
    done("hearing"),
    task(
      "hearing",
      "Заседание {{variable.hearing-date}}: подготовить, место и время клиенту",
      { amount: 2, unit: "days" },
      {
        timing: byDate("variable.hearing-date", "before", 7),
      },
    ),
    call(
      "hearing",
      "Завтра заседание: {{client.first-name}}",
      { amount: 4, unit: "hours" },
      {
        timing: byDate("variable.hearing-date", "before", 1),
      },
    ),

    button("restructuring", "Введена реструктуризация", ["hearing"]),
    task("restructuring", "Уведомить кредиторов и взыскателей о процедуре", { amount: 1, unit: "days" }),
    task("restructuring", "Карты финансовому управляющему", { amount: 1, unit: "days" }, { timing: beside }),
    task(
      "restructuring",
      "Кончился срок требований кредиторов: сверить реестр",
      { amount: 3, unit: "days" },
      {
        timing: {
          delay: {
            kind: "date",
            field: "variable.claims-published",
            direction: "after",
            amount: 2,
            unit: "months",
            ifEmpty: "wait",
          },
          order: "parallel",
        },
      },
    ),

    button("realisation", "Введена реализация", ["hearing", "restructuring"]),
    task("realisation", "Карты финансовому управляющему", { amount: 1, unit: "days" }),
    task("realisation", "Ходатайство о прожиточном минимуме", { amount: 5, unit: "days" }),
    call(
      "realisation",
      "Раз в месяц: как идёт дело, {{client.first-name}}",
      { amount: 1, unit: "days" },
      {
        timing: { delay: { kind: "monthly", day: 10, limit: 18 }, order: "parallel" },
      },
    ),
    task(
      "realisation",
      "Запросить отчёт управляющего или продление",
      { amount: 3, unit: "days" },
      {
        timing: byDate("variable.procedure-until", "before", 30),
      },
    ),

    button("completion", "Отчёт управляющего подан", ["restructuring", "realisation"]),
    task("completion", "Позиция о списании: добросовестность, исключения", { amount: 5, unit: "days" }),

    trigger(
      "discharged",
      "automation.date-reached",
      "Определение вступило в силу",
      { field: "variable.ruling-in-force" },
      {
        condition: { field: "matter.stage-code", op: "equals", value: "completion" },
      },
    ),
    done("discharged"),
    task("discharged", "Письма кредиторам, бюро, ФССП и памятка о последствиях", { amount: 10, unit: "days" }),

    task("settlement", "Мировое соглашение: подать на утверждение", { amount: 5, unit: "days" }),

    task("failed", "Срок обжалования: решить и подать", { amount: 5, unit: "days" }),
    tellHead("failed", "позвонить клиенту сегодня", "{{client.name}}: отказ или прекращение, позвоните сегодня"),
    tellHead("collect", "45 дней без документов", "{{client.name}}: документы для суда не собраны за 45 дней", {
      timing: after(45, "days", "firm"),
    }),
  ],
};
