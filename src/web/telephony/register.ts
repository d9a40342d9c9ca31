import { IconPhone, IconPhoneX } from "@tabler/icons-react";
import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import { goTo } from "../lib/address.ts";
import { registerLive } from "../lib/live.ts";
import { registerCommand } from "../lib/registry.ts";

const changes: EventName[] = [
  "call.requested",
  "call.ringing",
  "call.answered",
  "call.ended",
  "call.missed",
  "call.logged",
  "call.linked",
  "call.recorded",
  "call.recording-missing",
];

// A call is news for its card in the dock, for the list and its figures, and for the client's timeline.
registerLive(
  Object.fromEntries(
    changes.map((name) => [
      name,
      ({ clientId }: { clientId: number | null }): QueryKey[] => [
        ["telephony", "current"],
        ["telephony", "calls"],
        ["telephony", "call"],
        ["telephony", "figures"],
        ...(clientId === null ? [] : [["timeline", clientId]]),
      ],
    ]),
  ),
);
registerLive({
  "telephony.changed": () => [
    ["telephony", "connections"],
    ["telephony", "extensions"],
    ["telephony", "my-phone"],
  ],
  "telephony.failed": () => [
    ["telephony", "connections"],
    ["telephony", "dead-hooks"],
  ],
  "telephony.reconciled": () => [["telephony", "vault"]],
});

registerCommand({
  id: "calls-missed",
  title: ["Пропущенные звонки", "Missed calls"],
  icon: IconPhoneX,
  right: "calls.read",
  words: "потерянные lost",
  run: () => goTo("/calls?tab=missed"),
});
registerCommand({
  id: "calls-unfinished",
  title: ["Незаконченные звонки", "Unfinished calls"],
  icon: IconPhone,
  right: "calls.read",
  words: "без результата result",
  run: () => goTo("/calls?tab=unfinished"),
});
