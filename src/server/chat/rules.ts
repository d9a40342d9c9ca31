export type RoomKind = "open" | "private" | "direct" | "client";

/**
 * Who may see a room: an open one everybody, a private or direct one its members, a client's thread whoever may read
 * the client's card. What cannot be seen does not exist for the asker.
 */
export function maySee(kind: RoomKind, reader: { isMember: boolean; readsClients: boolean }): boolean {
  if (kind === "open") return true;
  return kind === "client" ? reader.readsClients : reader.isMember;
}

/** Two people have one room, whoever writes first. */
export const pairKey = (a: number, b: number): string => `${Math.min(a, b)}-${Math.max(a, b)}`;

/** Robots' posts of one kind stand as one while they follow each other within this. */
export const JOIN_MS = 15 * 60_000;

/** Words a person looks for, as the search of the database takes them: each may be a beginning. */
export function searchWords(text: string): string | null {
  const words =
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0
    ? null
    : words
        .slice(0, 8)
        .map((word) => `${word}:*`)
        .join(" & ");
}

/** The beginning of a text for places of one line. */
export function excerpt(text: string, most = 140): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${[...line].slice(0, most - 1).join("")}…`;
}
