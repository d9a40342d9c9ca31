// Apart from jobs.ts: the verbs that ask for a job are called by what the job does.
export const refreshSearchesJob = { name: "clients.refresh-searches" };
