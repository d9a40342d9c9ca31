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
  contract_ready: {
    name: "Договор готов",
    variables: [firstName, { index: 2, field: "matter.responsible-name", fallback: "" }],
  },
};
