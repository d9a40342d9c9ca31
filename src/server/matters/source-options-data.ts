import { option as choice } from "../automation/index.ts";

/** Where a matter came from, as options of forms and facts. */
export const sourceOptions = [
  choice("site", "Сайт", "Site"),
  choice("whatsapp", "WhatsApp", "WhatsApp"),
  choice("max", "MAX", "MAX"),
  choice("telegram", "Telegram", "Telegram"),
  choice("sms", "SMS", "SMS"),
  choice("call", "Звонок", "Call"),
  choice("hand", "Вручную", "By hand"),
  choice("office", "Офис", "Office"),
  choice("advice", "По совету", "Referral"),
  choice("mail", "Почта", "E-mail"),
  choice("contract", "Договор", "Contract"),
  choice("webhook", "Вебхук", "Webhook"),
];
