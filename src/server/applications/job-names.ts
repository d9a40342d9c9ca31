/** The timer of an application that waits to be taken; defined in jobs.ts, named here so that verbs may enqueue it. */
export const passOnJob = { name: "applications.pass-on" } as const;
