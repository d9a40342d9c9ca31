import type { QueryKey } from "@tanstack/react-query";
import type { EventName } from "../../api/events.ts";
import type { LiveEvent } from "../../api/live.ts";
import { registerLive } from "../lib/live.ts";

// Every step of a delivery changes the ticks of its line; an incoming one and a refusal change what may be written.
const lines: EventName[] = [
  "message.queued",
  "message.sent",
  "message.delivered",
  "message.read",
  "message.failed",
  "message.unknown",
  "message.cancelled",
  "message.received",
  "message.brought",
  "message.given-up",
  "message.changed",
  "dialog.started",
  "dialog.opted-out",
  "dialog.address-failed",
];
const dialogs: EventName[] = [
  "dialog.started",
  "message.received",
  "message.delivered",
  "message.failed",
  "dialog.opted-out",
  "dialog.address-failed",
  "dialog.read",
  "consent.given",
  "consent.withdrawn",
  "client.changed",
];
const key =
  (name: (clientId: number) => QueryKey) =>
  (event: LiveEvent): QueryKey[] =>
    event.clientId === null ? [] : [name(event.clientId)];

registerLive(Object.fromEntries(lines.map((name) => [name, key((id) => ["timeline", id])])));
registerLive(Object.fromEntries(dialogs.map((name) => [name, key((id) => ["client", id, "dialogs"])])));
registerLive({
  "template.changed": () => [["message-templates"]],
  "template.submitted": () => [["message-templates"]],
  "connection.changed": () => [["client"], ["delivery-policies"]],
  "connection.sick": () => [["client"], ["delivery-policies"], ["connections"]],
  "connection.well": () => [["client"], ["delivery-policies"], ["connections"]],
  "firm.changed": () => [["delivery-policies"]],
});
