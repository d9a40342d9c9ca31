import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { mayDo } from "../access/index.ts";
import { access } from "../access/slice.ts";
import type { Actor } from "../kernel/ctx.ts";
import { changeChoices, readChoices } from "./change-choices.ts";
import { digestLetter } from "./digest/digest-letter.ts";
import { makeDigests } from "./digest/make-digests.ts";
import { listJoined, listNotices } from "./list-notices.ts";
import { notify } from "./notify.ts";
import { readNotices } from "./read-notices.ts";
import { kindOf } from "./rules.ts";
import { notices } from "./slice.ts";

type Employee = Actor & { id: number };
let base: TestBase;
let anna: Employee;
let boris: Employee;
beforeAll(async () => {
  base = await testBase({ slices: [access, notices], mayDo });
});
afterAll(() => base.close());
beforeEach(async () => {
  anna = await insertUser(base, { name: "Анна" });
  boris = await insertUser(base, { name: "Борис" });
  await base.app.database.db.deleteFrom("notice_choices").execute();
});
const mine = (who: Actor) => listNotices(base.ctx(who), {});
const tell = (text: string, more: object = {}) =>
  notify(base.ctx(), { userIds: [anna.id], kind: "robot", text, ...more });

describe("kinds", () => {
  it("are told by the word before the dot; the rest is the system's", () => {
    expect(
      ["task.due", "chat.mention", "chat.direct", "conversation.given", "robot", "strange.thing"].map(kindOf),
    ).toEqual(["task", "mention", "direct", "message", "robot", "system"]);
  });

  it("a person keeps his own choice, by kind, and the others theirs", async () => {
    await changeChoices(base.ctx(anna), { kinds: [{ kind: "robot", bell: false, digest: true }] });
    expect((await readChoices(base.ctx(anna))).kinds.find(({ kind }) => kind === "robot")).toEqual({
      kind: "robot",
      bell: false,
      push: false,
      digest: true,
      sound: true,
    });
    expect((await base.eventNames()).at(-1)).toBe("notice.choices-changed");
    await notify(base.ctx(), { userIds: [anna.id, boris.id], kind: "robot", text: "Тихо" });
    expect([(await mine(anna)).items, (await mine(anna)).unread, (await mine(boris)).unread]).toEqual([[], 0, 1]);
  });

  it("the key by which browsers know us is made once and its private half is sealed", async () => {
    const [one, two] = [await readChoices(base.ctx(anna)), await readChoices(base.ctx(boris))];
    expect(one.pushKey).toBe(two.pushKey);
    const { rows } = await sql<{ value: string }>`select value::text from settings where key = 'push'`.execute(
      base.app.database.db,
    );
    const { sealedPrivateKey } = JSON.parse(rows[0]?.value ?? "") as { sealedPrivateKey: string };
    expect(rows[0]?.value).not.toContain(base.app.secrets.open(sealedPrivateKey));
  });
});

describe("notices of one cause", () => {
  it("stand as one with a count, open to all, and are read together", async () => {
    for (let i = 1; i <= 12; i += 1) await tell(`Платёж ${i}`, { joinKey: "robot:pay" });
    const { items, unread } = await mine(anna);
    expect([items.length, items[0]?.joined, unread]).toEqual([1, 12, 1]);
    const all = await listJoined(base.ctx(anna), items[0]!.id);
    expect([all.length, all[0]?.text, all.at(-1)?.text]).toEqual([12, "Платёж 12", "Платёж 1"]);
    expect(await listJoined(base.ctx(boris), items[0]!.id)).toEqual([]);
    await readNotices(base.ctx(anna), items[0]!.id);
    expect((await listJoined(base.ctx(anna), items[0]!.id)).every(({ isRead }) => isRead)).toBe(true);
    await tell("Платёж 13", { joinKey: "robot:pay" });
    expect((await mine(anna)).items.map(({ joined }) => joined)).toEqual([1, 12]);
  });

  it("begin anew after a pause, and never mix causes", async () => {
    await tell("Раз", { joinKey: "a" });
    await tell("Два", { joinKey: "b" });
    base.clock.advance(16 * 60_000);
    await tell("Три", { joinKey: "a" });
    expect((await mine(anna)).items.map(({ text, joined }) => [text, joined])).toEqual([
      ["Три", 1],
      ["Два", 1],
      ["Раз", 1],
    ]);
  });
});

describe("the morning letter", () => {
  const morning = async (at: string) => {
    base.clock.moveTo(new Date(at));
    const before = (await base.eventNames()).length;
    await makeDigests(base.ctx());
    return (await base.eventNames()).slice(before);
  };
  const letters = () =>
    base.app.database.db.selectFrom("digests").selectAll().where("user_id", "=", anna.id).orderBy("id").execute();

  it("comes once a working day, to whom asked for it, with what is unread since the last one", async () => {
    await changeChoices(base.ctx(anna), { kinds: [{ kind: "robot", digest: true }] });
    await tell("Поступил платёж");
    await notify(base.ctx(), { userIds: [anna.id], kind: "task.due", data: { title: "Не для письма" } });
    // Wednesday 08:00 in Krasnoyarsk.
    expect(await morning("2026-11-25T01:00:00Z")).toEqual(["notice.digest-due"]);
    expect(await morning("2026-11-25T01:01:00Z")).toEqual([]);
    const [letter] = await letters();
    const plain = await digestLetter(base.ctx(), letter!.id);
    expect(plain.text).toContain("Уведомление робота: 1");
    expect(plain.text).not.toMatch(/платёж|Не для письма/);
    await changeChoices(base.ctx(anna), { showsText: true, kinds: [] });
    expect((await digestLetter(base.ctx(), letter!.id)).text).toContain("- Поступил платёж");
    // Thursday: nothing new, no letter. Saturday: a day off.
    expect(await morning("2026-11-26T01:00:00Z")).toEqual([]);
    await tell("Новое");
    expect(await morning("2026-11-28T01:00:00Z")).toEqual([]);
    expect(await morning("2026-11-30T01:00:00Z")).toEqual(["notice.digest-due"]);
    expect(await letters()).toHaveLength(2);
  });
});
