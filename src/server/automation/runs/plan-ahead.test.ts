import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { sweepRuns } from "./sweep-runs.ts";

const MINUTE = 60_000;

describe("a queue that takes only what is near", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
    base.jobs.aheadMs = 3 * MINUTE;
    await base.app.database.db.updateTable("planned_until").set({ at: base.clock.now() }).execute();
    await base.rule(1, { label: "now" });
    await base.rule(1, {
      label: "tomorrow",
      timing: { delay: { kind: "after", amount: 1, unit: "days" }, order: "parallel" },
    });
  });
  afterAll(() => base.close());
  const asked = () => base.jobs.waiting.filter((job) => job.name === "automation.run-entry").map((job) => job.at);
  const later = async (ms: number) => {
    await base.jobs.runUntil(new Date(base.clock.now().getTime() + ms));
    await sweepRuns(base.ctx());
  };

  it("gets a far moment when it has come near, once, and the robot runs on time", async () => {
    const { matterId } = await base.newCard();
    await base.move(matterId, 1);
    await base.jobs.runDue();
    const due = (await base.runs(matterId)).find((run) => run.title === "tomorrow")?.due_at;
    expect(asked()).toEqual([]);
    await later(23 * 60 * MINUTE);
    expect(asked()).toEqual([]);
    await later(58.5 * MINUTE);
    expect(asked()).toEqual([due]);
    await sweepRuns(base.ctx());
    expect(asked()).toEqual([due]);
    await base.jobs.runUntil(due ?? base.clock.now());
    expect(await base.effects()).toEqual(["now", "tomorrow"]);
  });

  it("misses none whose moment passed while no sweep ran", async () => {
    const { matterId } = await base.newCard();
    await base.move(matterId, 1);
    await base.jobs.runDue();
    await later(3 * 24 * 60 * MINUTE);
    await base.jobs.runDue();
    expect((await base.runs(matterId)).map((run) => run.state)).toEqual(["done", "done"]);
  });
});
