import { IconFolders } from "@tabler/icons-react";
import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import type { LiveEvent } from "../../api/live.ts";
import { goTo } from "../lib/address.ts";
import { registerLive } from "../lib/live.ts";
import { registerCommand } from "../lib/registry.ts";

const names: EventName[] = [
  "file.added",
  "file.changed",
  "file.removed",
  "file.restored",
  "file.purged",
  "file.shared",
  "file.share-ended",
  "file.shared-opened",
  "file.broken",
];
// Lists of files are read anew; a preview belongs to one content and stays.
const touched = (event: LiveEvent): QueryKey[] => [
  ["disk", "folder"],
  ["disk", "tree"],
  ["disk", "bin"],
  ["disk", "clients"],
  ...(event.subjectId === null ? [] : [["disk", "node", event.subjectId]]),
];

registerLive(Object.fromEntries(names.map((name) => [name, touched])));
registerCommand({
  id: "disk",
  title: ["Открыть диск", "Open the disk"],
  icon: IconFolders,
  right: "disk.read",
  words: "файл папка документы корзина file folder bin",
  run: () => goTo("/disk"),
});
