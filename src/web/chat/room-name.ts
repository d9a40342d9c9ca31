import { useLocale, type Locale } from "../lib/locale.ts";
import type { Room } from "./queries.ts";

/** Rooms every firm has bear names in both languages until somebody renames them. */
const own: Record<string, readonly [ru: string, en: string]> = {
  "Вся фирма": ["Вся фирма", "The whole firm"],
  Роботы: ["Роботы", "Robots"],
};

export function roomName(room: Pick<Room, "kind" | "title" | "client" | "peer" | "code">, locale: Locale): string {
  if (room.kind === "client") return room.client?.name ?? "";
  if (room.kind === "direct") return room.peer?.name ?? "";
  const known = room.code === null ? undefined : own[room.title];
  return known?.[locale === "ru" ? 0 : 1] ?? room.title;
}

export function useRoomName(): (room: Parameters<typeof roomName>[0]) => string {
  const locale = useLocale();
  return (room) => roomName(room, locale);
}
