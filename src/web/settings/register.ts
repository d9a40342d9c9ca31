import { IconSettings } from "@tabler/icons-react";
import type { Right } from "../../api/rights.ts";
import { goTo } from "../lib/address.ts";
import type { Pair } from "../lib/i18n.ts";
import { registerLive } from "../lib/live.ts";
import { registerCommand } from "../lib/registry.ts";

registerLive({
  "user.created": () => [["users"]],
  "user.changed": () => [["users"]],
  "user.signed-in": () => [["users"]],
  "user.sign-in-failed": () => [["users"]],
  "user.shift-started": () => [["users"]],
  "user.shift-ended": () => [["users"]],
  "token.created": () => [["tokens"]],
  "token.revoked": () => [["tokens"]],
  "connection.changed": () => [["connections"]],
  "connection.failed": () => [["connections"]],
  "connection.subscribed": () => [["connections"]],
  "firm.changed": () => [["firm"]],
  "document-template.changed": () => [["document-templates"]],
  "law.rule-changed": () => [["law"]],
  "law.rule-approved": () => [["law"]],
  "law.calendar-changed": () => [["law"]],
  "webhook.target-changed": () => [["webhooks"]],
  "webhook.source-changed": () => [["webhooks"]],
  "webhook.failed": () => [["webhooks"]],
  "webhook.repeated": () => [["webhooks"]],
  "webhook.received": () => [["webhooks"]],
});

// Every page loads these lines, so they hold no more than the palette needs.
const commands: [section: string, right: Right, title: Pair][] = [
  ["users", "users.read", ["Настройки: сотрудники", "Settings: employees"]],
  [
    "connections",
    "connections.write",
    ["Настройки: подключения WhatsApp, SMS, почты", "Settings: WhatsApp, SMS, mail connections"],
  ],
  ["mail", "connections.write", ["Настройки: почта, ящики", "Settings: mail, mailboxes"]],
  ["telephony", "connections.write", ["Настройки: телефония", "Settings: telephony"]],
  ["webhooks", "connections.write", ["Настройки: вебхуки", "Settings: webhooks"]],
  ["templates", "templates.write", ["Настройки: шаблоны сообщений", "Settings: message templates"]],
  ["documents", "document-templates.write", ["Настройки: шаблоны документов", "Settings: paper templates"]],
  ["delivery", "templates.write", ["Настройки: доставка сообщений", "Settings: delivery of messages"]],
  ["creditors", "clients.read", ["Справочник кредиторов", "Directory of creditors"]],
  ["stages", "automation.write", ["Настройки: стадии", "Settings: stages"]],
  ["fields", "fields.write", ["Настройки: поля карты клиента", "Settings: fields of the client's card"]],
  ["law", "law.write", ["Настройки: право и календарь", "Settings: law and calendar"]],
  ["firm", "firm.write", ["Настройки: фирма, рабочая неделя", "Settings: firm, working week"]],
  ["audit", "audit.read", ["Настройки: журнал доступа", "Settings: audit"]],
];
for (const [section, right, title] of commands)
  registerCommand({
    id: `settings-${section}`,
    title,
    icon: IconSettings,
    right,
    run: () => goTo(`/settings/${section}`),
  });
