import { IconInbox } from "@tabler/icons-react";
import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import { goTo } from "../lib/address.ts";
import { onLive, registerLive } from "../lib/live.ts";
import { registerCommand } from "../lib/registry.ts";

const changes: EventName[] = [
  "application.received",
  "application.repeated",
  "application.suspected",
  "application.released",
  "application.rejected",
  "application.taken",
  "application.overdue",
  "client.changed",
];
const inbox = (): QueryKey[] => [["applications"]];

registerLive(Object.fromEntries(changes.map((name) => [name, inbox])));
// Its words come when the first one does: the shell is loaded by everybody, the news by few.
onLive(["application.received"], (event) => void import("./arrival.ts").then(({ tellArrived }) => tellArrived(event)));

registerCommand({
  id: "applications-new",
  title: ["Новые заявки", "New applications"],
  icon: IconInbox,
  right: "applications.read",
  words: "входящие очередь inbox queue",
  run: () => goTo("/applications?tab=new"),
});
