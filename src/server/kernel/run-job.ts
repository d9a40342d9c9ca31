import { z } from "zod";
import { newCtx, systemActor, type App, type Cause } from "./ctx.ts";

const Envelope = z.object({
  data: z.record(z.string(), z.unknown()),
  cause: z.object({ eventId: z.number(), depth: z.number() }).nullable(),
});

export interface JobEnvelope {
  data: Record<string, unknown>;
  cause: Cause | null;
}

/** Runs one job by name; the cause travels in the envelope by itself, so no slice can forget it. */
export async function runJob(app: App, name: string, raw: unknown): Promise<void> {
  const job = app.slices.flatMap((slice) => slice.jobs ?? []).find((candidate) => candidate.name === name);
  if (!job) throw new Error(`no job is called ${name}`);
  const envelope = Envelope.parse(raw);
  const ctx = newCtx(app, systemActor, { cause: envelope.cause, log: app.log.child({ job: name }) });
  await job.run(ctx, job.data.parse(envelope.data));
}
