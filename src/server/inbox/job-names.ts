/** Enqueued by a verb; the job itself stands in jobs.ts. */
export const wakeConversationJob = { name: "inbox.wake-conversation" } as const;
