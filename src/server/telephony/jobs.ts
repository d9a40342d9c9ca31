import { z } from "zod";
import { defineJob } from "../kernel/ctx.ts";
import { lookUpCall } from "./calls/look-up-call.ts";
import { placeCall } from "./calls/place-call.ts";
import { processHook } from "./hooks/process-hook.ts";
import * as names from "./job-names.ts";
import { fetchRecordings } from "./recordings/fetch-recordings.ts";
import { sweepRecordings } from "./recordings/keep-recordings.ts";
import { sweepCalls } from "./sweep-calls.ts";
import { reconcileDays, reconcileToday } from "./vault/begin-day.ts";
import { readVaultPage } from "./vault/read-vault-page.ts";

const { processHookJob, placeCallJob, lookUpCallJob, fetchRecordingsJob, readVaultPageJob } = names;
const nothing = z.object({});
const ofCall = z.object({ callId: z.int() });

export const process = defineJob({
  ...processHookJob,
  data: z.object({ hookId: z.int() }),
  concurrency: 4,
  isTimely: true,
  run: (ctx, { hookId }) => processHook(ctx, hookId),
});
export const place = defineJob({
  ...placeCallJob,
  data: ofCall,
  isTimely: true,
  run: (ctx, { callId }) => placeCall(ctx, callId),
});
export const lookUp = defineJob({ ...lookUpCallJob, data: ofCall, run: (ctx, { callId }) => lookUpCall(ctx, callId) });
export const fetch = defineJob({
  ...fetchRecordingsJob,
  data: ofCall,
  run: (ctx, { callId }) => fetchRecordings(ctx, callId),
});
export const readPage = defineJob({
  ...readVaultPageJob,
  data: z.object({ connectionId: z.int(), day: z.string(), skip: z.int(), attempt: z.int() }),
  concurrency: 1,
  run: readVaultPage,
});
export const sweep = defineJob({ name: "telephony.sweep", data: nothing, concurrency: 1, run: sweepCalls });
export const hourly = defineJob({
  name: "telephony.reconcile-today",
  data: nothing,
  concurrency: 1,
  run: reconcileToday,
});
export const daily = defineJob({ name: "telephony.reconcile-days", data: nothing, concurrency: 1, run: reconcileDays });
export const keep = defineJob({
  name: "telephony.sweep-recordings",
  data: nothing,
  concurrency: 1,
  run: sweepRecordings,
});
