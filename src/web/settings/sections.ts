import {
  IconBuilding,
  IconBuildingBank,
  IconFileTypeDocx,
  IconForms,
  IconKey,
  IconMail,
  IconPalette,
  IconPhone,
  IconPlugConnected,
  IconRoute,
  IconScale,
  IconShieldSearch,
  IconTemplate,
  IconUsers,
  IconWebhook,
  type Icon,
} from "@tabler/icons-react";
import type { Right } from "../../api/rights.ts";
import { useSession } from "../lib/session.ts";
import type { Pair } from "../lib/i18n.ts";

export const sectionIds = [
  "users",
  "connections",
  "mail",
  "telephony",
  "webhooks",
  "templates",
  "documents",
  "delivery",
  "creditors",
  "stages",
  "fields",
  "law",
  "firm",
  "audit",
  "tokens",
] as const;
export type SectionId = (typeof sectionIds)[number];

export type Section = {
  id: SectionId;
  title: Pair;
  hint: Pair;
  icon: Icon;
  /** Without it the section is absent; null is everybody's. */
  right: Right | null;
  /** What may be set there, for the search. */
  parts: Pair[];
};

export const sections: readonly Section[] = [
  {
    id: "users",
    title: ["Сотрудники", "Employees"],
    hint: ["Кто работает в системе, роли, смены", "Who works here, roles, shifts"],
    icon: IconUsers,
    right: "users.read",
    parts: [
      ["Роль и права", "Role and rights"],
      ["Новый пароль сотрудника", "An employee's new password"],
      ["Смена", "Shift"],
      ["Открыть вход", "Unlock sign-in"],
      ["Новый сотрудник", "New employee"],
    ],
  },
  {
    id: "connections",
    title: ["Подключения", "Connections"],
    hint: ["WhatsApp, MAX, Telegram, SMS: состояние и ключи", "WhatsApp, MAX, Telegram, SMS: state and keys"],
    icon: IconPlugConnected,
    right: "connections.write",
    parts: [
      ["WhatsApp", "WhatsApp"],
      ["Twilio", "Twilio"],
      ["MAX", "MAX"],
      ["Telegram", "Telegram"],
      ["SMSC.ru", "SMSC.ru"],
      ["SMS", "SMS"],
      ["Эл. почта (SMTP)", "E-mail (SMTP)"],
      ["Адреса обратных вызовов", "Callback addresses"],
      ["Секрет", "Secret"],
      ["Отправитель", "Sender"],
    ],
  },
  {
    id: "mail",
    title: ["Почта", "Mail"],
    hint: ["Ящики, правила и шаблоны писем", "Mailboxes, rules and letter templates"],
    icon: IconMail,
    right: "connections.write",
    parts: [
      ["Ящик IMAP и SMTP", "IMAP and SMTP mailbox"],
      ["Подпись письма", "Signature of a letter"],
      ["Правила для писем", "Rules for letters"],
      ["Шаблоны писем", "Letter templates"],
    ],
  },
  {
    id: "telephony",
    title: ["Телефония", "Telephony"],
    hint: ["Линия, внутренние номера, записи, сверка", "The line, extensions, recordings, reconciliation"],
    icon: IconPhone,
    right: "connections.write",
    parts: [
      ["Zadarma и Novofon", "Zadarma and Novofon"],
      ["Внутренние номера сотрудников", "Employees' extensions"],
      ["Адрес событий линии", "Address for the line's events"],
      ["Срок хранения записей", "How long recordings are kept"],
      ["Телефон в браузере", "Phone in the browser"],
      ["Сверка звонков", "Call vault"],
      ["Неразобранные события", "Events not understood"],
    ],
  },
  {
    id: "webhooks",
    title: ["Вебхуки", "Webhooks"],
    hint: ["Обмен событиями с другими программами", "Exchange of events with other programs"],
    icon: IconWebhook,
    right: "connections.write",
    parts: [
      ["Кому сообщаем", "Whom we tell"],
      ["Кто сообщает нам", "Who tells us"],
      ["Секрет вебхука", "Webhook secret"],
      ["Журнал вебхуков", "Webhook log"],
    ],
  },
  {
    id: "templates",
    title: ["Шаблоны сообщений", "Message templates"],
    hint: ["Одобрение и факты для переменных", "Approval and facts of variables"],
    icon: IconTemplate,
    right: "templates.write",
    parts: [
      ["Переменные шаблона", "Template variables"],
      ["Одобрение WhatsApp", "WhatsApp approval"],
      ["Включить шаблон", "Switch a template on"],
    ],
  },
  {
    id: "documents",
    title: ["Шаблоны документов", "Paper templates"],
    hint: ["Файлы Word: версии, поля, проверка на клиенте", "Word files: versions, fields, a trial on a client"],
    icon: IconFileTypeDocx,
    right: "document-templates.write",
    parts: [
      ["Новый шаблон документа", "New paper template"],
      ["Версии шаблона", "Versions of a template"],
      ["Поля для шаблонов", "Fields for templates"],
      ["Проверить на клиенте", "Try on a client"],
    ],
  },
  {
    id: "delivery",
    title: ["Доставка сообщений", "Delivery of messages"],
    hint: [
      "Какими каналами искать клиента и сколько ждать",
      "By which channels to look for a client, how long to wait",
    ],
    icon: IconRoute,
    right: "templates.write",
    parts: [
      ["Политика доставки", "Delivery policy"],
      ["Цена сообщения", "Price of a message"],
      ["Больной канал", "Sick channel"],
      ["Отправитель по умолчанию", "Default sender"],
    ],
  },
  {
    id: "creditors",
    title: ["Кредиторы", "Creditors"],
    hint: ["Кому должны клиенты: названия, адреса, реестры", "Whom clients owe: names, addresses, registers"],
    icon: IconBuildingBank,
    right: "clients.read",
    parts: [
      ["Справочник кредиторов", "Directory of creditors"],
      ["Банки, МФО и взыскатели", "Banks, microfinance and collectors"],
      ["Адрес кредитора", "A creditor's address"],
      ["Объединить кредиторов", "Merge creditors"],
    ],
  },
  {
    id: "stages",
    title: ["Воронки и стадии", "Pipelines and stages"],
    hint: ["Названия, порядок, цвета", "Names, order, colours"],
    icon: IconPalette,
    right: "automation.write",
    parts: [
      ["Название стадии", "Stage name"],
      ["Цвет стадии", "Stage colour"],
    ],
  },
  {
    id: "fields",
    title: ["Поля карты", "Fields of the card"],
    hint: ["Свои поля клиента: вид, порядок, варианты", "Your own fields of a client: kind, order, options"],
    icon: IconForms,
    right: "fields.write",
    parts: [
      ["Новое поле", "New field"],
      ["Варианты выбора", "Options of a choice"],
      ["Искать по полю", "Search by a field"],
    ],
  },
  {
    id: "law",
    title: ["Право и календарь", "Law and calendar"],
    hint: ["Числа и сроки закона по дням, рабочие дни", "Dated numbers and terms of the law, working days"],
    icon: IconScale,
    right: "law.write",
    parts: [
      ["Нормы закона", "Rules of the law"],
      ["Новая редакция нормы", "New edition of a rule"],
      ["Производственный календарь", "Working calendar"],
      ["Праздники и переносы", "Holidays and transfers"],
    ],
  },
  {
    id: "firm",
    title: ["Фирма", "Firm"],
    hint: ["Реквизиты, рабочая неделя, сроки", "Requisites, working week, terms"],
    icon: IconBuilding,
    right: "firm.write",
    parts: [
      ["Реквизиты", "Requisites"],
      ["ИНН и ОГРН", "INN and OGRN"],
      ["Рабочая неделя", "Working week"],
      ["Тихие часы", "Quiet hours"],
      ["Порядок каналов", "Order of channels"],
      ["Срок взятия заявки", "Term of taking an application"],
      ["Время на отмену", "Time to undo"],
      ["Часовой пояс", "Time zone"],
    ],
  },
  {
    id: "audit",
    title: ["Журнал доступа", "Audit"],
    hint: ["Кто открывал карты, входил, менял", "Who opened cards, signed in, changed"],
    icon: IconShieldSearch,
    right: "audit.read",
    parts: [
      ["Просмотры карт", "Card reads"],
      ["Входы в систему", "Sign-ins"],
      ["Изменения", "Changes"],
    ],
  },
  {
    id: "tokens",
    title: ["Токены API", "API tokens"],
    hint: ["Для своих программ", "For your own programs"],
    icon: IconKey,
    right: null,
    parts: [
      ["Новый токен", "New token"],
      ["Отозвать токен", "Revoke a token"],
    ],
  },
];

export function useOpenSections(): Section[] {
  const { can } = useSession();
  return sections.filter((section) => section.right === null || can(section.right));
}
