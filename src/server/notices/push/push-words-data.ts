import type { NoticeKind } from "../../../api/notices.ts";

/** What is read outside the product, where anybody near the screen sees it: the kind, no name, no sum. */
export const pushTitles: Record<NoticeKind, readonly [ru: string, en: string]> = {
  application: ["Заявка", "Application"],
  task: ["Задача", "Task"],
  matter: ["Дело", "Matter"],
  message: ["Сообщение клиента", "Client's message"],
  call: ["Звонок", "Call"],
  letter: ["Письмо", "Letter"],
  mention: ["Вас упомянули в чате", "You were mentioned in the chat"],
  direct: ["Вам пишет коллега", "A colleague writes to you"],
  robot: ["Уведомление робота", "A robot's notice"],
  system: ["Уведомление", "Notice"],
};
export const openOplot = ["Откройте Оплот", "Open Oplot"] as const;
