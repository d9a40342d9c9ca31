/** Jobs that verbs enqueue; defined in jobs.ts, named here so that a verb need not know the job that calls it. */
export const sendMessageJob = { name: "messaging.send-message" } as const;
export const processCallbackJob = { name: "messaging.process-callback" } as const;
export const advanceLadderJob = { name: "messaging.advance-ladder" } as const;
export const answerButtonJob = { name: "messaging.answer-button" } as const;
export const readTemplatesJob = { name: "messaging.read-templates" } as const;
export const fetchMediaJob = { name: "messaging.fetch-media" } as const;
