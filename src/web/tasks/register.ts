import { IconChecklist } from "@tabler/icons-react";
import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import type { LiveEvent } from "../../api/live.ts";
import { goTo } from "../lib/address.ts";
import { registerLive } from "../lib/live.ts";
import { registerQuickAdd } from "../lib/registry.ts";

const names: EventName[] = [
  "task.created",
  "task.changed",
  "task.completed",
  "task.reopened",
  "task.cancelled",
  "task.overdue",
];
const touched = (event: LiveEvent): QueryKey[] => [
  ["tasks"],
  ...(event.clientId === null ? [] : [["timeline", event.clientId]]),
];

registerLive(Object.fromEntries(names.map((name) => [name, touched])));
registerQuickAdd({
  id: "task",
  title: ["Новая задача", "New task"],
  icon: IconChecklist,
  right: "tasks.write",
  words: "напомнить дело remind todo",
  run: () => goTo("/tasks?add=1"),
});
