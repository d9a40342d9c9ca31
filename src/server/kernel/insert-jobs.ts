import { sql, type Transaction } from "kysely";
import type { JobRequest } from "./ctx.ts";
import type { JobEnvelope } from "./run-job.ts";
import type { Database } from "./tables.ts";

/**
 * All jobs of a transaction and the bells of their queues in one statement. The queue's own insert takes one statement
 * a queue, each as dear as the rest of a form's rows together; its tables are pinned with its version, and
 * insert-jobs.test.ts compares the rows with those that it writes itself.
 */
export async function insertJobs(trx: Transaction<Database>, requests: readonly JobRequest[]): Promise<void> {
  const asked = JSON.stringify(
    requests.map(({ name, data, cause, at }) => ({
      name,
      data: { data, cause } satisfies JobEnvelope,
      at: at ?? null,
    })),
  );
  const result = await sql<{ made: number }>`
    with asked as (
      select * from json_to_recordset(${asked}::text::json) as x (name text, data jsonb, at timestamptz)
    ), made as (
      insert into pgboss.job (name, data, created_on, start_after, keep_until, expire_seconds, deletion_seconds, retry_limit, retry_delay,
        retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
      select q.name, asked.data, pgboss.job_now(), coalesce(asked.at, pgboss.job_now()), coalesce(asked.at, pgboss.job_now()) + q.retention_seconds * interval '1s',
        q.expire_seconds, q.deletion_seconds, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
      from asked join pgboss.queue q on q.name = asked.name
      returning name, start_after
    ), rung as (
      select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), due.name)
      from (select distinct name from made where start_after <= pgboss.job_now()) due
    )
    select (select count(*) from made)::int as made, (select count(*) from rung) as rung`.execute(trx);
  const made = result.rows[0]?.made ?? 0;
  if (made !== requests.length)
    throw new Error(`a job of an unknown queue: ${[...new Set(requests.map((request) => request.name))].join(", ")}`);
}
