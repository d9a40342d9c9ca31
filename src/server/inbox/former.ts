import type { ConversationRow } from "./store.ts";
import type { Former } from "./tables.ts";

/** How it stands now, kept for the undo of what is about to change. */
export const formerOf = (row: ConversationRow): string =>
  JSON.stringify({
    state: row.state,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
  } satisfies Former);

export const momentOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
