import { IconLayoutKanban, IconTable, IconUserPlus } from "@tabler/icons-react";
import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import { goTo } from "../lib/address.ts";
import { registerLive } from "../lib/live.ts";
import { registerCommand, registerQuickAdd } from "../lib/registry.ts";

// What changes rows of the table. The board follows the news by itself, card by card (use-board-live.ts).
const rows: EventName[] = [
  "matter.opened",
  "matter.moved",
  "matter.move-undone",
  "matter.assigned",
  "client.changed",
  "client.debts-changed",
  "task.created",
  "task.changed",
  "task.completed",
  "task.reopened",
  "task.cancelled",
  "message.received",
  "dialog.read",
];
const table = (): QueryKey[] => [["matters"]];

registerLive(Object.fromEntries(rows.map((name) => [name, table])));

// What fills a stage's list, empties it or asks for more.
const fills: EventName[] = [
  "client.changed",
  "client.debts-changed",
  "client.records-changed",
  "client.absence-said",
  "client.fact-decided",
  "matter.moved",
  "matter.move-undone",
  "matter.gaps-passed",
  "document.finalised",
  "document.signed",
  "pipeline.changed",
];
registerLive(Object.fromEntries(fills.map((name) => [name, () => [["gaps"]]])));

registerQuickAdd({
  id: "new-client",
  title: ["Новый клиент", "New client"],
  icon: IconUserPlus,
  right: "clients.write",
  words: "добавить создать add create",
  run: () => goTo("/board?add=true"),
});
registerCommand({
  id: "board-mine",
  title: ["Мои клиенты", "My clients"],
  icon: IconLayoutKanban,
  right: "clients.read",
  words: "доска карты board",
  run: () => goTo("/board?filter=mine"),
});
registerCommand({
  id: "board-overdue",
  title: ["Клиенты с просроченными задачами", "Clients with overdue tasks"],
  icon: IconTable,
  right: "clients.read",
  words: "просрочка опоздали late",
  run: () => goTo("/board?view=table&filter=overdue&sort=next-step"),
});
