import { fromPglite, PgBoss, type ConstructorOptions } from "pg-boss";
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

/** The queue on pg-boss. Retries, delays and crashes are its duty; what a run means is rows of our own. */
export function bossJobs(options: BossOptions): Jobs {
  const boss = new PgBoss(bossOptions(options));
  boss.on("error", (error) => options.log.error({ err: error }, "queue error"));
  boss.on("warning", (warning) => options.log.warn({ warning: warning.message }, "queue warning"));
  return {
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
  for (const job of options.jobs) {
    const work = { localConcurrency: job.concurrency ?? 2, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };
    await boss.work<JobEnvelope>(job.name, work, async ([taken]) => {
      if (taken) await runJob(app, job.name, taken.data);
    });
  }
  for (const schedule of options.schedules) {
    await boss.schedule(schedule.job, schedule.cron, { data: {}, cause: null } satisfies JobEnvelope, {
      tz: options.zone,
    });
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
