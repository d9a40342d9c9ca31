import {
  addPost,
  createRoom,
  openDirect,
  openThread,
  pinPost,
  readRoom,
  setReaction,
} from "../../src/server/chat/index.ts";
import type { Actor } from "../../src/server/kernel/ctx.ts";
import { isWorking } from "../../src/server/kernel/working-time.ts";
import { demoStaff } from "./firm.ts";
import type { Random } from "./random.ts";
import { scenes, type Line, type Scene, type Who } from "./staff-talk.ts";
import { minutes, type Life, type World } from "./world.ts";

const DAY_MS = 86_400_000;
const ZONE_MS = 7 * 3_600_000;
const NOON = 12 * 60;
const JUST_NOW_MS = 50 * 60_000;

/** The talks of the staff, each a life of its own. Their random numbers are theirs, so that no client's life changes. */
export const staffTalks = (world: World, random: Random, end: Date): { at: Date; life: Life }[] =>
  scenes.map((scene) => ({ at: momentOf(world, scene, end), life: talk(world, random, scene) }));

function momentOf(world: World, scene: Scene, end: Date): Date {
  const justNow = new Date(end.getTime() - JUST_NOW_MS);
  if (scene.daysAgo === 0 && isWorking(justNow, world.calendar)) return justNow;
  let midnight = Math.floor((end.getTime() + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  const on = (minute: number) => new Date(midnight + minute * 60_000);
  for (let left = Math.max(1, scene.daysAgo); ;) {
    midnight -= DAY_MS;
    if (isWorking(on(NOON), world.calendar) && --left === 0) return on(scene.at);
  }
}

async function* talk(world: World, random: Random, scene: Scene): Life {
  const people = await staffByLogin(world);
  const told = await mattersToldOf(world, random);
  if (!told) return;
  const roomId = await roomOf(world, scene, people, told.fresh.clientId);
  let before: number | undefined;
  for (const [i, line] of scene.lines.entries()) {
    if (i > 0) yield minutes(world, random.int(2, 9));
    const text = line.text.replace("#case", `#${told.court.number}`).replace("#new", `#${told.fresh.number}`);
    before = await say(world, people, { roomId, line: { ...line, text }, before });
  }
  // The newest words wait for those who did not speak.
  const isForAll = scene.daysAgo > 0 && scene.room !== "direct";
  for (const who of isForAll ? people.keys() : new Set(scene.lines.map((line) => line.who)))
    await readRoom(world.as(one(people, who)), roomId, before ?? 0);
}

type People = ReadonlyMap<Who, Actor>;

async function staffByLogin(world: World): Promise<People> {
  const rows = await world.app.database.db.selectFrom("users").select(["id", "login"]).execute();
  return new Map(
    demoStaff.map(({ login, role }) => [
      login.split("@")[0] as Who, // the logins of the demo's staff are these words
      { kind: "employee", id: rows.find((row) => row.login === login)?.id ?? null, role },
    ]),
  );
}

function one(people: People, who: Who): Actor {
  const actor = people.get(who);
  if (!actor) throw new Error(`nobody of the demo is ${who}`);
  return actor;
}

/** A case in court and a fresh application that are open now; a small firm may have none. */
async function mattersToldOf(world: World, random: Random) {
  const open = await world.app.database.db
    .selectFrom("matters as m")
    .innerJoin("pipelines as p", "p.id", "m.pipeline_id")
    .select(["m.number", "m.client_id as clientId", "p.code"])
    .where("m.is_open", "=", true)
    .orderBy("m.id", "desc")
    .execute();
  const some = (code: string) => {
    const found = open.filter((matter) => matter.code === code).slice(0, 25);
    return found.length === 0 ? null : random.pick(found);
  };
  const [court, fresh] = [some("court"), some("applications")];
  return court && fresh ? { court, fresh } : null;
}

async function roomOf(world: World, { room, lines }: Scene, people: People, clientId: number): Promise<number> {
  const first = world.as(one(people, lines[0]?.who ?? "head"));
  const other = lines.find(({ who }) => who !== lines[0]?.who);
  switch (room) {
    case "thread":
      return (await openThread(first, clientId)).id;
    case "direct":
      return (await openDirect(first, one(people, other?.who ?? "admin").id ?? 0)).id;
    case "courts": {
      const named = { title: "Суды", topic: "Заседания, канцелярии, депозиты" };
      return (await createRoom(first, { ...named, kind: "open", userIds: [], onceKey: "demo:courts" })).id;
    }
    case "all":
      return (await roomForAll(world)).id;
  }
}

const roomForAll = (world: World) =>
  world.app.database.db.selectFrom("chat_rooms").select("id").where("code", "=", "all").executeTakeFirstOrThrow();

interface Saying {
  roomId: number;
  line: Line;
  before: number | undefined;
}

async function say(world: World, people: People, { roomId, line, before }: Saying): Promise<number> {
  const ctx = world.as(one(people, line.who));
  const postId = await addPost(ctx, {
    roomId,
    body: line.text,
    key: `demo:${roomId}:${before ?? 0}:${world.clock.now().getTime()}`,
    replyTo: line.isReply ? before : undefined,
    mentions: [],
    files: [],
  });
  for (const [sign, ...signers] of line.signs ?? [])
    for (const who of signers) await setReaction(world.as(one(people, who)), postId, sign, true);
  if (line.isPinned) await pinPost(ctx, postId, true);
  return postId;
}
