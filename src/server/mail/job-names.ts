/** Jobs that verbs enqueue; defined in jobs.ts, named here so that a verb need not know the job that calls it. */
export const sendLetterJob = { name: "mail.send-letter" } as const;
