/** Templates the account owns at the start. SIDs are fixed, so that the product's demo can name them. */
export type DemoTemplate = {
  sid: string;
  name: string;
  body: string;
  samples: string[];
  status: "approved" | "pending" | "rejected";
  rejectionReason?: string;
};

const sid = (number: number): string => `HX${number.toString().padStart(32, "0")}`;

export const demoTemplates: DemoTemplate[] = [
  {
    sid: sid(1),
    name: "app_received",
    body: "Здравствуйте, {{1}}! Ваша заявка № {{2}} принята. Мы позвоним вам в рабочее время в течение 15 минут. Если удобнее переписка, ответьте на это сообщение.",
    samples: ["Ольга", "1844"],
    status: "approved",
  },
  {
    sid: sid(2),
    name: "docs_needed",
    body: "{{1}}, здравствуйте! Для разбора ситуации нужны документы: {{2}}. Пришлите фото в ответ на это сообщение, спасибо.",
    samples: ["Ольга", "паспорт, справка 2-НДФЛ"],
    status: "approved",
  },
  {
    sid: sid(3),
    name: "docs_reminder",
    body: "{{1}}, напоминаем о документах: {{2}}. Если что-то не получается, напишите нам, поможем.",
    samples: ["Ольга", "справка 2-НДФЛ"],
    status: "approved",
  },
  {
    sid: sid(4),
    name: "call_missed",
    body: "{{1}}, здравствуйте! Не смогли до вас дозвониться. Напишите, когда удобно поговорить, и мы перезвоним.",
    samples: ["Ольга"],
    status: "approved",
  },
  {
    sid: sid(5),
    name: "contract_ready",
    body: "{{1}}, договор подготовлен. Юрист {{2}} ответит на вопросы и расскажет, как подписать, спасибо.",
    samples: ["Ольга", "Ксения Обухова"],
    status: "approved",
  },
  {
    sid: sid(6),
    name: "pending_example",
    body: "Здравствуйте, {{1}}! Этот шаблон ещё на проверке, отправлять его рано.",
    samples: ["Ольга"],
    status: "pending",
  },
  {
    sid: sid(7),
    name: "rejected_example",
    body: "Здравствуйте, {{1}}! Этот шаблон отклонён, отправлять его нельзя.",
    samples: ["Ольга"],
    status: "rejected",
    rejectionReason: "The template contains content that violates WhatsApp's commerce policy.",
  },
  {
    sid: sid(8),
    name: "case_started",
    body: "{{1}}, спасибо за доверие! Дело в работе, ваш юрист {{2}} на связи и позвонит вам в ближайший рабочий день.",
    samples: ["Ольга", "Ксения Обухова"],
    status: "approved",
  },
];
