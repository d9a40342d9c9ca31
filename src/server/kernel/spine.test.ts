import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../../test/harness.ts";
import { createApp } from "./create-app.ts";
import { systemClock } from "./clock.ts";
import { readConfig } from "./config.ts";
import { defineJob, defineSlice, newCtx, systemActor, type App, type Cause } from "./ctx.ts";
import { emit, MAX_DEPTH } from "./events.ts";
import { bossJobs } from "./jobs-boss.ts";
import { openFiles } from "./files.ts";
import { openLog } from "./log.ts";
import { secretsFrom } from "./secrets.ts";
import { inTx, LIVE_CHANNEL } from "./tx.ts";

let app: App;
let stop: () => Promise<void>;
const heard: { eventId: number; cause: Cause | null }[] = [];
const bells: string[] = [];
let failOnce = false;

beforeAll(async () => {
  const { database, drop } = await testDatabase();
  const log = openLog("silent");
  const job = defineJob({
    name: "spine.hear-firm",
    data: z.object({ eventId: z.int() }),
    retryDelaySeconds: 1,
    async run(ctx, { eventId }) {
      if (failOnce) {
        failOnce = false;
        throw new Error("once");
      }
      heard.push({ eventId, cause: ctx.cause });
    },
  });
  const slice = defineSlice({ name: "spine", jobs: [job], subscribers: [{ events: ["firm.changed"], job: job.name }] });
  const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), "oplot-spine-")), DEMO: "0" });
  const jobs = bossJobs({ database, log, jobs: [job], schedules: [], zone: "Asia/Krasnoyarsk", works: true });
  app = createApp({
    config,
    clock: systemClock,
    log,
    database,
    jobs,
    files: await openFiles(config),
    secrets: secretsFrom(Buffer.alloc(32)),
    slices: [slice],
    mayDo: () => true,
  });
  await app.jobs.start(app);
  const unlisten = await database.listen(
    LIVE_CHANNEL,
    (payload) => bells.push(payload),
    () => {},
  );
  stop = async () => {
    await unlisten();
    await jobs.stop();
    await database.close();
    await drop();
  };
}, 60_000);
afterAll(() => stop());

const until = async (what: () => boolean) => {
  for (let i = 0; i < 200 && !what(); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(what()).toBe(true);
};

test("an event's job runs after the commit, knows its cause, and the bell rings", async () => {
  const cause = await inTx(newCtx(app, systemActor), (ctx) => emit(ctx, "firm.changed", {}, { fields: ["name"] }));
  await until(() => heard.some((h) => h.eventId === cause.eventId));
  expect(heard.find((h) => h.eventId === cause.eventId)?.cause).toEqual({ eventId: cause.eventId, depth: 0 });
  await until(() => bells.includes(String(cause.eventId)));
});

test("a rolled-back change leaves no event, no job and no bell", async () => {
  const before = { heard: heard.length, bells: bells.length };
  let id = 0;
  const change = inTx(newCtx(app, systemActor), async (ctx) => {
    id = (await emit(ctx, "firm.changed", {}, { fields: ["name"] })).eventId;
    throw new Error("no");
  });
  await expect(change).rejects.toThrow("no");
  const next = await inTx(newCtx(app, systemActor), (ctx) => emit(ctx, "firm.changed", {}, { fields: ["inn"] }));
  await until(() => heard.some((h) => h.eventId === next.eventId));
  expect(heard).toHaveLength(before.heard + 1);
  expect(bells.slice(before.bells)).toEqual([String(next.eventId)]);
  const rows = await app.database.db.selectFrom("events").select("id").where("id", "=", id).execute();
  expect(rows).toEqual([]);
});

test("a job that throws is run again", async () => {
  failOnce = true;
  const cause = await inTx(newCtx(app, systemActor), (ctx) => emit(ctx, "firm.changed", {}, { fields: ["name"] }));
  await until(() => heard.some((h) => h.eventId === cause.eventId));
  expect(failOnce).toBe(false);
});

test("a chain of causes ends at its limit", async () => {
  const start = { ...newCtx(app, systemActor), cause: { eventId: 1, depth: MAX_DEPTH } };
  await expect(inTx(start, (ctx) => emit(ctx, "firm.changed", {}, { fields: [] }))).rejects.toMatchObject({
    reason: "too-deep",
  });
});

test("transactions and single queries at the same time do not mix", async () => {
  const ctx = newCtx(app, systemActor);
  const work = Array.from({ length: 20 }, (_, i) =>
    i % 2
      ? inTx(ctx, (inner) => emit(inner, "firm.changed", {}, { fields: [`f${i}`] }))
      : inTx(ctx, async (inner) => {
          await emit(inner, "firm.changed", {}, { fields: ["lost"] });
          throw new Error("back");
        }).catch(() => ctx.db.selectFrom("events").select("id").limit(1).execute()),
  );
  await Promise.all(work);
  const rows = await ctx.db.selectFrom("events").select("data").execute();
  expect(rows.filter((r) => JSON.stringify(r.data).includes("lost"))).toEqual([]);
  expect(rows.filter((r) => JSON.stringify(r.data).includes("f1"))).not.toEqual([]);
});

test("a burst is worked off at once, not one job at each poll of the queue", { timeout: 60_000 }, async () => {
  const before = heard.length;
  await inTx(newCtx(app, systemActor), async (ctx) => {
    for (let i = 0; i < 100; i += 1) await emit(ctx, "firm.changed", {}, { fields: ["name"] });
  });
  // Two workers that looked once a second would need almost a minute.
  for (let i = 0; i < 3 && heard.length < before + 100; i += 1)
    await until(() => heard.length >= before + 33 * (i + 1));
  await until(() => heard.length >= before + 100);
});
