import type { StageKind } from "./tables.ts";

/** The pipelines that every new base gets. Afterwards they are the administrator's: names and colours are never rewritten. */
export interface ShippedPipeline {
  code: string;
  name: string;
  nameEn: string;
  stages: readonly ShippedStage[];
}

export interface ShippedStage {
  code: string;
  name: string;
  nameEn: string;
  color: string;
  kind: StageKind;
}

const blue = "#3b82f6",
  cyan = "#06b6d4",
  violet = "#8b5cf6",
  amber = "#f59e0b",
  pink = "#ec4899",
  teal = "#14b8a6",
  indigo = "#6366f1",
  orange = "#f97316";
const green = "#22a06b",
  red = "#d92d20",
  grey = "#8993a8";

const stage = (code: string, name: string, nameEn: string, color: string, kind: StageKind = "open"): ShippedStage => ({
  code,
  name,
  nameEn,
  color,
  kind,
});

export const shippedPipelines: readonly ShippedPipeline[] = [
  {
    code: "applications",
    name: "Заявки",
    nameEn: "Applications",
    stages: [
      stage("new", "Новая заявка", "New application", blue),
      stage("contact", "Первичный контакт", "First contact", cyan),
      stage("diagnosis", "Диагностика", "Diagnosis", violet),
      stage("offer", "Решение и предложение", "Decision and offer", indigo),
      stage("contract", "Договор", "Contract", amber),
      stage("first_payment", "Первый платёж", "First payment", pink),
      stage("won", "Передано в работу", "Handed to work", green, "won"),
      stage("lost", "Отказ", "Refused", red, "lost"),
      stage("parked", "Отложено", "Put off", grey, "parked"),
    ],
  },
  {
    code: "court",
    name: "Судебное банкротство",
    nameEn: "Judicial bankruptcy",
    stages: [
      stage("collect", "Сбор документов", "Collecting papers", blue),
      stage("analysis", "Анализ и позиция", "Analysis and position", cyan),
      stage("petition", "Подготовка заявления", "Petition", violet),
      stage("mailing", "Рассылка кредиторам", "Mailing to creditors", indigo),
      stage("filed", "Подано в суд", "Filed with the court", amber),
      stage("defects", "Без движения", "Left without motion", orange),
      stage("deposit", "Принято, депозит", "Accepted, deposit", pink),
      stage("hearing", "Проверка обоснованности", "Hearing of grounds", violet),
      stage("restructuring", "Реструктуризация", "Restructuring", teal),
      stage("realisation", "Реализация имущества", "Sale of property", cyan),
      stage("completion", "Завершение", "Completion", blue),
      stage("discharged", "Долги списаны", "Debts discharged", green, "won"),
      stage("settlement", "Мировое соглашение", "Settlement", green, "won"),
      stage("failed", "Отказ, прекращение", "Refused or ended", red, "lost"),
    ],
  },
  {
    code: "mfc",
    name: "Внесудебное банкротство",
    nameEn: "MFC bankruptcy",
    stages: [
      stage("eligibility", "Проверка оснований", "Checking grounds", blue),
      stage("creditors", "Сверка кредиторов", "Checking creditors", cyan),
      stage("application", "Заявление", "Application form", violet),
      stage("submitted", "Подано в МФЦ", "Submitted to the MFC", indigo),
      stage("returned", "Возвращено", "Returned", orange),
      stage("running", "Процедура 6 месяцев", "Six months running", amber),
      stage("objection", "Возражение кредитора", "Creditor's objection", pink),
      stage("done", "Завершено", "Finished", green, "won"),
      stage("to_court", "Переход в суд", "Goes to court", red, "lost"),
    ],
  },
  {
    code: "protection",
    name: "Защита от взыскателей",
    nameEn: "Collector protection",
    stages: [
      stage("onboard", "Подключение", "Onboarding", blue),
      stage("logging", "Журнал контактов", "Log of contacts", cyan),
      stage("notices", "Уведомления кредиторам", "Notices to creditors", violet),
      stage("violation", "Нарушение зафиксировано", "Violation recorded", orange),
      stage("complaint", "Жалоба подана", "Complaint sent", amber),
      stage("response", "Ответ и штраф", "Answer and fine", pink),
      stage("claim", "Претензия или иск", "Claim or lawsuit", indigo),
      stage("watch", "Наблюдение", "Watching", teal),
      stage("closed", "Закрыто", "Closed", green, "won"),
    ],
  },
  {
    code: "payments",
    name: "Платежи за услуги",
    nameEn: "Service payments",
    stages: [
      stage("planned", "График создан", "Plan made", blue),
      stage("invoiced", "Счёт выставлен", "Invoiced", cyan),
      stage("due", "Ожидание оплаты", "Payment awaited", amber),
      stage("paid", "Оплачено", "Paid", teal),
      stage("partial", "Частично", "Partly paid", indigo),
      stage("late1", "Просрочка 1–7", "Late 1–7 days", orange),
      stage("late2", "Просрочка 8–30", "Late 8–30 days", pink),
      stage("late3", "Просрочка 30+", "Late over 30 days", red),
      stage("reschedule", "Пересмотр графика", "Rescheduling", violet),
      stage("settled", "Закрыто", "Settled", green, "won"),
      stage("refund", "Возврат", "Refund", grey, "lost"),
    ],
  },
];
