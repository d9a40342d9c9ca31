/** Jobs that verbs enqueue; defined in jobs.ts, named here so that a verb need not know the job that calls it. */
export const processHookJob = { name: "telephony.process-hook" } as const;
export const placeCallJob = { name: "telephony.place-call" } as const;
export const lookUpCallJob = { name: "telephony.look-up-call" } as const;
export const fetchRecordingsJob = { name: "telephony.fetch-recordings" } as const;
export const readVaultPageJob = { name: "telephony.read-vault-page" } as const;
