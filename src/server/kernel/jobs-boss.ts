import { fromPglite, PgBoss, type ConstructorOptions, type JobResult } from "pg-boss";
import type { Logger } from "pino";
import type { App, Job, Jobs, Schedule } from "./ctx.ts";
import type { OpenDatabase } from "./db.ts";
import { insertJobs } from "./insert-jobs.ts";
import { runJob, type JobEnvelope } from "./run-job.ts";

interface BossOptions {
  database: OpenDatabase;
  log: Logger;
  jobs: readonly Job[];
  schedules: readonly Schedule[];
  zone: string;
  /** Whether this process works the queues or only fills them. */
  works: boolean;
}

/** It looks through all that is not due yet for what is: what lies further ahead is not for it. */
const AHEAD_MS = 3 * 60_000;

/** The queue on pg-boss. Retries, delays and crashes are its duty; what a run means is rows of our own. */
export function bossJobs(options: BossOptions): Jobs {
  const boss = new PgBoss(bossOptions(options));
  boss.on("error", (error) => options.log.error({ err: error }, "queue error"));
  boss.on("warning", (warning) => options.log.warn({ warning: warning.message }, "queue warning"));
  return {
    aheadMs: AHEAD_MS,
    insert: insertJobs,
    committed: () => {},
    start: (app) => startBoss(boss, app, options),
    stop: () => boss.stop({ graceful: true, timeout: 8000 }),
    async check() {
      await boss.getQueue(options.jobs[0]?.name ?? "none");
    },
    async counts() {
      const queues = await boss.getQueues();
      return queues.map((q) => ({
        name: q.name,
        waiting: q.queuedCount,
        active: q.activeCount,
        failed: q.failedCount,
      }));
    },
  };
}

async function startBoss(boss: PgBoss, app: App, options: BossOptions): Promise<void> {
  await boss.start();
  for (const job of options.jobs) {
    const queue = {
      notify: true,
      retryLimit: job.retryLimit ?? 5,
      retryDelay: job.retryDelaySeconds ?? 2,
      retryBackoff: true,
      // A worker that died is noticed by its missing heartbeat, not by the long expiry.
      heartbeatSeconds: 10,
      expireInSeconds: 300,
      deleteAfterSeconds: 24 * 3600,
      retentionSeconds: 400 * 24 * 3600,
    };
    if (await boss.getQueue(job.name)) await boss.updateQueue(job.name, queue);
    else await boss.createQueue(job.name, queue);
  }
  if (!options.works) return;
  for (const job of options.jobs)
    for (let worker = 0; worker < (job.concurrency ?? 2); worker += 1) await startWorker(boss, app, job);
  for (const schedule of options.schedules) {
    await boss.schedule(schedule.job, schedule.cron, { data: {}, cause: null } satisfies JobEnvelope, {
      tz: options.zone,
    });
  }
}

/**
 * Who has found a job looks again at once: by itself pg-boss would sleep till the next poll or bell, and the bells of a
 * burst ring while its first jobs are being worked, so that a backlog would drain at the pace of the poll.
 */
async function startWorker(boss: PgBoss, app: App, job: Job): Promise<void> {
  const seconds = job.isTimely ? 0.5 : 1;
  const options = {
    pollingIntervalSeconds: seconds,
    notifyPollingIntervalSeconds: seconds,
    // Several short jobs at one look; others must not wait behind a slow partner.
    batchSize: job.isTimely ? 8 : 1,
    perJobResults: true,
  } as const;
  // Its first job may come before its own name is known.
  const worker: { id?: string } = {};
  worker.id = await boss.work<JobEnvelope, unknown, typeof options>(job.name, options, async (taken) => {
    try {
      const results: JobResult[] = [];
      for (const one of taken) results.push(await settle(app, job, one));
      return results;
    } finally {
      if (worker.id !== undefined) boss.notifyWorker(worker.id);
    }
  });
}

/** A job that threw is tried again by the queue; the others taken with it are not. */
async function settle(app: App, job: Job, taken: { id: string; data: JobEnvelope }): Promise<JobResult> {
  try {
    await runJob(app, job.name, taken.data);
    return { id: taken.id, status: "completed" };
  } catch (error) {
    app.log.warn({ err: error, job: job.name }, "job failed");
    return { id: taken.id, status: "failed", output: { message: error instanceof Error ? error.message : "failed" } };
  }
}

function bossOptions({ database, works }: BossOptions): ConstructorOptions {
  const common: ConstructorOptions = {
    useListenNotify: true,
    supervise: works,
    schedule: works,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    maintenanceIntervalSeconds: 3600,
  };
  if (database.pglite) return { ...common, db: fromPglite(database.pglite), backend: "pglite" };
  if (!database.url) throw new Error("the queue needs a database address");
  return { ...common, connectionString: database.url, max: 4, application_name: "oplot-jobs" };
}
