import type { TemplateVariable } from "./tables.ts";

interface ShippedTemplate {
  name: string;
  variables: readonly TemplateVariable[];
}

const firstName: TemplateVariable = { index: 1, field: "client.first-name", fallback: "" };
const fixed = (index: number, text: string): TemplateVariable => ({ index, field: "", fallback: text });

/**
 * Templates by the codes the firm's default robots send by (domain-process, section 8): a newly read one of such a
 * code gets its name and its variables at once; all others are for a person to fill.
 */
export const shippedTemplates: Readonly<Record<string, ShippedTemplate>> = {
  app_received: {
    name: "Заявка получена",
    variables: [firstName, { index: 2, field: "application.number", fallback: "" }],
  },
  docs_needed: {
    name: "Нужны документы",
    variables: [firstName, fixed(2, "паспорт, СНИЛС, кредитные отчёты, справка о доходах")],
  },
  docs_reminder: {
    name: "Напоминание о документах",
    variables: [firstName, fixed(2, "кредитные отчёты и справка о доходах")],
  },
  call_missed: { name: "Не дозвонились", variables: [firstName] },
  invoice_ready: { name: "Счёт выставлен", variables: [firstName] },
  pay_reminder_1: { name: "Платёж через 3 дня", variables: [firstName] },
  pay_today: { name: "Платёж сегодня", variables: [firstName] },
  pay_late_1: { name: "Платёж просрочен, первое напоминание", variables: [firstName] },
  pay_late_2: { name: "Платёж просрочен, второе напоминание", variables: [firstName] },
  pay_received: { name: "Платёж получен", variables: [firstName] },
  hearing_7d: { name: "Заседание через неделю", variables: [firstName] },
  hearing_1d: { name: "Заседание завтра", variables: [firstName] },
  case_status_month: { name: "Новости по делу за месяц", variables: [firstName] },
  deposit_request: { name: "Депозит суда", variables: [firstName] },
  procedure_opened: { name: "Процедура введена", variables: [firstName] },
  mfc_monthly: { name: "Внесудебное банкротство: ход за месяц", variables: [firstName] },
  log_reminder: { name: "Журнал звонков взыскателей", variables: [firstName] },
  complaint_sent: { name: "Жалоба отправлена", variables: [firstName] },
  case_done: { name: "Дело завершено", variables: [firstName] },
  contract_ready: {
    name: "Договор готов",
    variables: [firstName, { index: 2, field: "matter.responsible-name", fallback: "" }],
  },
  case_started: {
    name: "Дело в работе",
    variables: [firstName, { index: 2, field: "matter.responsible-name", fallback: "" }],
  },
};
