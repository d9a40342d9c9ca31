/** Jobs that verbs enqueue; defined in jobs.ts, named here so that a verb need not know the job that calls it. */
export const deliverJob = { name: "webhooks.deliver" } as const;
export const processJob = { name: "webhooks.process-arrival" } as const;
