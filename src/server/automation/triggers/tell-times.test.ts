import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { tellTimes } from "./tell-times.ts";

const DAY = 86_400_000;

describe("triggers of time", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());
  beforeEach(async () => {
    await sql`update automation_rules set removed_at = now()`.execute(base.app.database.db);
    await sql`delete from trigger_firings`.execute(base.app.database.db);
    await sql`update stage_entries set left_at = now() where left_at is null`.execute(base.app.database.db);
    base.facts.clear();
    base.jobs.lose();
    // A new day at 9:00 by the firm's clock, so that tests do not hear of each other's dates.
    base.clock.moveTo(new Date(Math.ceil(base.clock.now().getTime() / DAY + 2) * DAY + 2 * 3_600_000));
  });
  const later = (ms: number) => base.clock.advance(ms);
  const tell = async () => {
    await tellTimes(base.ctx());
    await base.jobs.runDue();
    expect(base.jobs.failures).toEqual([]);
  };
  const told = async () => (await base.eventNames()).filter((name) => name === "time.reached").length;
  const today = (plus = 0) =>
    new Date(base.clock.now().getTime() + plus * DAY + 7 * 3_600_000).toISOString().slice(0, 10);

  describe("a stage outstayed", () => {
    const exceeded = (stage: number, more: object = {}) =>
      base.rule(stage, {
        kind: "trigger",
        title: "Задержалась",
        name: "automation.stage-time-exceeded",
        params: { stageId: base.stages[1], amount: 3, unit: "days" },
        ...more,
      });

    it("is told once, when the term is over, and moves the card", async () => {
      const ruleId = await exceeded(3);
      const { matterId, clientId } = await base.newCard(1);
      const before = await told();
      later(3 * DAY - 60_000);
      await tell();
      expect([await told(), await base.stageOf(matterId)]).toEqual([before, 1]);
      later(60_000);
      await tell();
      await tell();
      expect([await told(), await base.stageOf(matterId)]).toEqual([before + 1, 3]);
      const event = await base.app.database.db
        .selectFrom("events")
        .selectAll()
        .where("name", "=", "time.reached")
        .orderBy("id", "desc")
        .executeTakeFirstOrThrow();
      expect(event).toMatchObject({
        matter_id: matterId,
        client_id: clientId,
        subject_id: ruleId,
        data: { ruleId, trigger: "automation.stage-time-exceeded" },
      });
      expect(await base.firings()).toEqual([{ title: "Задержалась", outcome: "moved", reason: null }]);
    });

    it("is answered by its own rule only, and its condition is judged then", async () => {
      await exceeded(3, { condition: { field: "card.is-ready", op: "equals", value: true } });
      await exceeded(2, { title: "Другое правило", params: { stageId: base.stages[1], amount: 9, unit: "days" } });
      const { matterId } = await base.newCard(1);
      later(3 * DAY);
      await tell();
      expect(await base.stageOf(matterId)).toBe(1);
      expect(await base.firings()).toEqual([{ title: "Задержалась", outcome: "condition-false", reason: null }]);
    });

    it("counts anew for a card that came back, and says nothing of one that went on", async () => {
      await exceeded(3);
      const { matterId } = await base.newCard(1);
      const before = await told();
      later(2 * DAY);
      await base.move(matterId, 2);
      await base.move(matterId, 1);
      later(2 * DAY);
      await tell();
      expect(await told()).toBe(before);
      later(DAY);
      await tell();
      expect(await base.stageOf(matterId)).toBe(3);
    });

    it("is left alone on stages from which its trigger could only go back", async () => {
      await exceeded(0);
      await base.newCard(1);
      const before = await told();
      later(9 * DAY);
      await tell();
      expect(await told()).toBe(before);
      await exceeded(0, { allowBack: true });
      await tell();
      expect(await told()).toBe(before + 1);
    });

    it("is told once when two processes look at the same moment, and told again after a crash before the commit", async () => {
      await exceeded(3);
      const { matterId } = await base.newCard(1);
      const before = await told();
      later(3 * DAY);
      await Promise.all([tellTimes(base.ctx()), tellTimes(base.ctx()), tellTimes(base.ctx())]);
      expect(await told()).toBe(before + 1);
      // Its job was lost with the queue; the event stands, and hearing it twice at once moves the card once.
      await base.jobs.runDue();
      expect(await base.stageOf(matterId)).toBe(3);
      expect(await base.firings()).toHaveLength(1);
    });

    it("that has left its stay before the event is heard stays where it was put", async () => {
      await exceeded(3);
      const { matterId } = await base.newCard(1);
      later(3 * DAY);
      await tellTimes(base.ctx());
      await base.move(matterId, 2);
      await base.jobs.runDue();
      expect(await base.stageOf(matterId)).toBe(2);
      expect(await base.firings()).toEqual([]);
    });
  });

  describe("a date", () => {
    const reached = (stage: number, params: object = {}, more: object = {}) =>
      base.rule(stage, {
        kind: "trigger",
        title: "Дата",
        name: "automation.date-reached",
        params: { field: "card.born", ...params },
        ...more,
      });
    const born = async (day: string | null) => {
      const card = await base.newCard(1);
      base.facts.set(card.matterId, { "card.born": day });
      return card.matterId;
    };

    it("is told on its day at its hour, once, by the facts of that moment", async () => {
      await reached(3);
      const due = await born(today());
      const changed = await born(today());
      const other = await born(today(1));
      const empty = await born(null);
      await tell();
      expect(await base.stageOf(due)).toBe(1);
      base.facts.set(changed, { "card.born": today(5) });
      later(3_600_000);
      await tell();
      await tell();
      expect(await Promise.all([due, changed, other, empty].map((id) => base.stageOf(id)))).toEqual([3, 1, 1, 1]);
      later(DAY);
      await tell();
      expect(await Promise.all([due, changed, other, empty].map((id) => base.stageOf(id)))).toEqual([3, 1, 3, 1]);
      later(4 * DAY);
      await tell();
      expect(await base.stageOf(changed)).toBe(3);
      expect((await base.firings()).map(({ outcome }) => outcome)).toEqual(["moved", "moved", "moved"]);
    });

    it("is told before or after it by so many days, at the hour of the rule", async () => {
      await reached(3, { direction: "before", amount: 2, time: "12:30" });
      const matterId = await born(today(2));
      later(3.4 * 3_600_000);
      await tell();
      expect(await base.stageOf(matterId)).toBe(1);
      later(0.1 * 3_600_000);
      await tell();
      expect(await base.stageOf(matterId)).toBe(3);
    });

    it("whose hour the program slept through is told afterwards; older ones of a new rule are not", async () => {
      await reached(3);
      const old = await born(today(-1));
      const matterId = await born(today(1));
      later(3_600_000);
      await tell();
      later(3 * DAY);
      await tell();
      expect([await base.stageOf(old), await base.stageOf(matterId)]).toEqual([1, 3]);
    });

    it("of a closed card is history", async () => {
      await reached(3);
      const matterId = await born(today());
      await sql`update matters set is_open = false where id = ${matterId}`.execute(base.app.database.db);
      later(3_600_000);
      await tell();
      expect(await base.stageOf(matterId)).toBe(1);
    });

    it("comes again for a card that it moved back where it is looked for, only with another date", async () => {
      await reached(0, {}, { allowBack: true });
      const matterId = await born(today());
      later(3_600_000);
      await tell();
      expect(await base.stageOf(matterId)).toBe(0);
      await base.move(matterId, 2);
      await tell();
      expect(await base.stageOf(matterId)).toBe(2);
      base.facts.set(matterId, { "card.born": today(1) });
      later(DAY);
      await tell();
      expect(await base.stageOf(matterId)).toBe(0);
    });

    it("is found among more cards than one walk takes at once", async () => {
      await reached(3);
      const far = await born(today());
      await sql`insert into matters (client_id, pipeline_id, stage_id, stage_entered_at, source, rank, created_at, changed_at)
        select client_id, pipeline_id, stage_id, now(), 'test', i, now(), now() from matters, generate_series(1, 1300) i where id = ${far}`.execute(
        base.app.database.db,
      );
      await sql`insert into stage_entries (matter_id, client_id, stage_id, entered_at)
        select id, client_id, stage_id, now() from matters m where not exists (select 1 from stage_entries e where e.matter_id = m.id)`.execute(
        base.app.database.db,
      );
      const last = await born(today());
      later(3_600_000);
      await tell();
      expect([await base.stageOf(far), await base.stageOf(last)]).toEqual([3, 3]);
    });
  });

  it("one rule that cannot be asked does not keep the others from being told", async () => {
    await base.rule(2, {
      kind: "trigger",
      name: "automation.date-reached",
      params: { field: "card.born", time: "09:00" },
    });
    const lost = base.facts.get.bind(base.facts);
    await base.rule(3, {
      kind: "trigger",
      name: "automation.stage-time-exceeded",
      params: { stageId: base.stages[1], amount: 1, unit: "hours" },
    });
    const { matterId } = await base.newCard(1);
    base.facts.get = () => {
      throw new Error("the source is out of order");
    };
    later(3_600_000);
    await tellTimes(base.ctx());
    base.facts.get = lost;
    await base.jobs.runDue();
    expect(await base.stageOf(matterId)).toBe(3);
    expect(base.logged()).toContain("a trigger of time could not be asked");
  });
});
