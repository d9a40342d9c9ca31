import { createUser } from "../../src/server/access/index.ts";
import { installDefaults, slices, gate } from "../../src/server/app.ts";
import { updateFirm } from "../../src/server/firm/index.ts";
import { workCalendar } from "../../src/server/kernel/calendar.ts";
import { MovableClock } from "../../src/server/kernel/clock.ts";
import type { Config } from "../../src/server/kernel/config.ts";
import { createApp } from "../../src/server/kernel/create-app.ts";
import { newCtx, systemActor, type Actor, type App } from "../../src/server/kernel/ctx.ts";
import type { OpenDatabase } from "../../src/server/kernel/db.ts";
import { openFiles } from "../../src/server/kernel/files.ts";
import { SteppedJobs } from "../../src/server/kernel/jobs-stepped.ts";
import { openLog } from "../../src/server/kernel/log.ts";
import { openSecrets } from "../../src/server/kernel/secrets.ts";
import { pipelines } from "../../src/server/matters/index.ts";
import { readNotices } from "../../src/server/notices/index.ts";
import { inTx } from "../../src/server/kernel/tx.ts";
import { LandingContent, writeContent } from "../../src/server/landing/index.ts";
import { receiveApplication } from "../../src/server/applications/index.ts";
import { clientLife, newcomerLife } from "./client-life.ts";
import { demoContent, demoFirm, demoStaff } from "./firm.ts";
import { connectLine, connectSandbox } from "./connect.ts";
import { disk } from "./disk.ts";
import { inboxOrder } from "./inbox-order.ts";
import { lastHour } from "./last-hour.ts";
import { letters, openMailbox } from "./letters.ts";
import { deliveries } from "./message-news.ts";
import { missedCalls } from "./missed-calls.ts";
import { makePerson } from "./people.ts";
import { Random } from "./random.ts";
import { robotStream } from "./robot-stream.ts";
import { staffTalks } from "./staff-chat.ts";
import { play, type Life, type World } from "./world.ts";

const SEED = 20261124;
const CLIENTS = 300;
const DAYS = 170;
const RECORDED_DAYS = 3;
const LAST_HOUR_MS = 48 * 60_000;

/**
 * Fills an empty migrated base with a firm that has worked for half a year, through the product's own verbs.
 * `sandboxUrl` is the partners' sandbox while it is made; `sandboxPort` where the demo will look for it.
 */
export async function generateDemo(options: {
  database: OpenDatabase;
  config: Config;
  end: Date;
  sandboxUrl: string;
  clients?: number;
}): Promise<{ app: App; failures: number }> {
  const start = new Date(options.end.getTime() - DAYS * 86_400_000);
  const clock = new MovableClock(start);
  const jobs = new SteppedJobs(clock);
  const app = createApp({
    ...options,
    clock,
    jobs,
    log: openLog("silent"),
    files: await openFiles(options.config),
    secrets: openSecrets(options.config),
    slices,
    mayDo: gate.mayDo,
  });
  await jobs.start(app);
  const world = await openFirm(app, clock, jobs, options);
  await openMailbox(world);
  const lives = Array.from({ length: options.clients ?? CLIENTS }, (_, i) => birth(world, i, start, options.end));
  const staff = [
    { at: start, life: inboxOrder(world, options.end) },
    ...staffTalks(world, new Random(SEED + 2), options.end),
    { at: start, life: robotStream(world, options.end) },
    ...letters(world, options.end),
    { at: start, life: disk(world, options.end) },
    ...missedCalls(world, new Random(SEED + 4), options.end),
    { at: new Date(options.end.getTime() - LAST_HOUR_MS), life: lastHour(world, new Random(SEED + 3)) },
  ];
  await play(world, [...lives, { at: start, life: deliveries(world, options.end) }, ...staff], options.end);
  await suspects(world);
  await readOldNotices(world);
  return { app, failures: jobs.failures.length };
}

async function openFirm(
  app: App,
  clock: MovableClock,
  jobs: SteppedJobs,
  { sandboxUrl, end }: { sandboxUrl: string; end: Date },
): Promise<World> {
  const as = (actor: Actor) => newCtx(app, actor);
  // Its past was lived before stages asked for anything: the lists come when the demo is opened.
  await installDefaults(as(systemActor), { withLists: false });
  await updateFirm(as(systemActor), demoFirm);
  // no event: the page's content is the installation's own
  await inTx(as(systemActor), (ctx) => writeContent(ctx, LandingContent.parse(demoContent)));
  const staff: Record<string, Actor[]> = {};
  for (const person of demoStaff) {
    const user = await createUser(as(systemActor), { ...person, password: crypto.randomUUID() });
    (staff[person.role] ??= []).push({ kind: "employee", id: user.id, role: person.role });
    if (person.role === "manager")
      await app.database.db
        .updateTable("users")
        .set({ is_on_shift: true, sound: false })
        .where("id", "=", user.id)
        .execute();
  }
  const one = (role: string): Actor => staff[role]?.[0] ?? systemActor;
  const connectionId = await connectSandbox(as(one("admin")), sandboxUrl);
  const lineUsers = ["desk", "manager", "lawyer", "head"].flatMap((role) =>
    (staff[role] ?? []).map(({ id }) => id ?? 0),
  );
  const line = await connectLine(as(one("admin")), sandboxUrl, lineUsers);
  const known = await pipelines(as(systemActor));
  const stages = new Map(known.map((p) => [p.code, new Map(p.stages.map((s) => [s.code, s.id]))]));
  const calendar = await workCalendar(as(systemActor));
  return {
    app,
    clock,
    jobs,
    random: new Random(SEED),
    calendar,
    staff: { manager: staff["manager"] ?? [], lawyer: one("lawyer"), head: one("head"), admin: one("admin") },
    stages,
    connectionId,
    line: {
      ...line,
      sandboxUrl,
      random: new Random(SEED + 1),
      recorded: {
        since: new Date(end.getTime() - RECORDED_DAYS * 86_400_000),
        until: new Date(end.getTime() - 5 * 60_000),
      },
    },
    as,
  };
}

/** More people come lately than half a year ago; the last ones in the last minutes. */
function birth(world: World, i: number, start: Date, end: Date): { at: Date; life: Life } {
  const { random } = world;
  const phone = `+79${random.pick(["13", "02", "23", "50", "83"])}${String(random.int(0, 99)).padStart(2, "0")}${String(10_000 + i * 173).padStart(5, "0")}`;
  const span = end.getTime() - start.getTime();
  const isNewest = i < 9;
  const agoMs = isNewest
    ? 40_000 + i * 2.6 * 60_000
    : i < 40
      ? random.int(1, 96) * 3_600_000
      : span * (1 - Math.sqrt(random.next()));
  const share = 1 - agoMs / span;
  return {
    at: new Date(start.getTime() + share * span),
    life: (isNewest ? newcomerLife : clientLife)(world, makePerson(random, phone)),
  };
}

/** Notices of former days were read in their time. */
async function readOldNotices(world: World): Promise<void> {
  const yesterday = new Date(world.clock.now().getTime() - 20 * 3_600_000);
  const last = await world.app.database.db
    .selectFrom("notices")
    .select(["user_id", (eb) => eb.fn.max("id").as("id")])
    .where("at", "<", yesterday)
    .groupBy("user_id")
    .execute();
  for (const { user_id: userId, id } of last) await readNotices(world.as({ kind: "employee", id: userId }), id);
}

/** A few forms that no person wrote, for the list of suspects. */
async function suspects(world: World): Promise<void> {
  const junk = ["Best SEO offer www.seo-top.test", "Кредит без отказа https://zaim.test", "hello"];
  for (const [i, comment] of junk.entries()) {
    const sending = {
      formKey: null,
      mark: "old" as const,
      seconds: 0.4,
      fromAddress: 1,
      hasTrap: i !== 1,
      consentVersion: null,
      address: null,
      agent: null,
      referrer: null,
    };
    await receiveApplication(
      world.as({ kind: "visitor", id: null }),
      { name: ["Alex", "Займ Плюс", "John"][i] ?? "X", phone: `+7999000${String(1000 + i)}`, comment },
      sending,
    );
  }
}
