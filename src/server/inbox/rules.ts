export type ConversationState = "open" | "snoozed" | "closed";

/**
 * Whose turn it is. A word of the client opens the conversation and begins the waiting; our word ends it; when our word
 * did not reach him, he waits since the moment he waited from before.
 */
export interface Turn {
  state: ConversationState;
  waiting_since: Date | null;
  answered_since: Date | null;
  snoozed_until: Date | null;
}

export const afterClientWord = (turn: Turn, at: Date): Turn => ({
  state: "open",
  waiting_since: turn.waiting_since ?? at,
  answered_since: null,
  snoozed_until: null,
});

/** A snoozed conversation stays so: «until the client answers» is asked for before or after our own word. */
export const afterOurWord = (turn: Turn): Turn => ({
  ...turnOf(turn),
  state: turn.state === "closed" ? "open" : turn.state,
  waiting_since: null,
  answered_since: turn.waiting_since ?? turn.answered_since,
});

/** Null when nobody waited for that word. */
export const afterFailure = (turn: Turn): Turn | null =>
  turn.waiting_since !== null || turn.answered_since === null
    ? null
    : { ...turnOf(turn), state: "open", snoozed_until: null, waiting_since: turn.answered_since };

/** The next channel of the same word reached the client. Null when he waits for something else. */
export const afterBrought = (turn: Turn): Turn | null =>
  turn.waiting_since !== null && turn.waiting_since.getTime() === turn.answered_since?.getTime()
    ? { ...turnOf(turn), waiting_since: null }
    : null;

/** A row of the table is given; only these columns are changed. */
const turnOf = ({ state, waiting_since, answered_since, snoozed_until }: Turn): Turn => ({
  state,
  waiting_since,
  answered_since,
  snoozed_until,
});

export const CLAIM_MINUTES = 15;

/** Who answers now; a claim that nobody renewed is over. */
export const holderOf = (claim: { claimed_by: number | null; claimed_at: Date | null }, now: Date): number | null =>
  claim.claimed_at !== null && now.getTime() - claim.claimed_at.getTime() < CLAIM_MINUTES * 60_000
    ? claim.claimed_by
    : null;
