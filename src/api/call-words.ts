// Words of calls that others read too; apart from the endpoints, so that a page of clients need not carry them.
export const callResults = ["talked", "no-answer", "wrong-number", "refused"] as const;
/** What is done next; its term makes it a task of the card. */
export const nextSteps = ["call", "message", "meeting", "documents", "other"] as const;
/** `requested` and `dialing` are our own click to call before the line tells of it; `unknown`: the partner did not answer, it may ring. */
export const callStates = ["requested", "dialing", "unknown", "ringing", "answered", "ended"] as const;
export const callOutcomes = ["talked", "missed", "no-answer", "busy", "failed", "unknown"] as const;
export const recordingStates = ["waiting", "kept", "missing", "removed"] as const;
