import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as api from "../../../api/automation.ts";
import * as journalApi from "../../../api/automation-journal.ts";
import { refused } from "../../kernel/errors.ts";
import { automationBase, type AutomationBase } from "../fixtures/base.ts";
import { repeatRun } from "../runs/repeat-run.ts";
import { skipRun } from "../runs/skip-run.ts";
import { getCatalog } from "./get-catalog.ts";
import { getJournal } from "./get-journal.ts";
import { getRules } from "./get-rules.ts";
import { stayLines } from "./run-lines.ts";
import { tryRules } from "./try-rules.ts";

describe("what automation tells about itself", () => {
  let base: AutomationBase;
  let card: { matterId: number; clientId: number };
  let broken: number;
  beforeAll(async () => {
    base = await automationBase();
    await base.rule(1, { label: "now" });
    broken = await base.rule(1, { name: "automation.break-down", params: { label: "bad" }, title: "bad" });
    await base.rule(1, { label: "tomorrow", timing: { delay: { kind: "after", amount: 1, unit: "days" } } });
    await base.rule(1, { label: "behind" });
    await base.rule(1, { kind: "trigger", title: "done" });
    base.faults.set("bad", [refused("nobody-on-shift")]);
    card = await base.newCard();
    await base.happen("task.completed", { matterId: card.matterId });
    await base.jobs.runDue();
  });
  afterAll(() => base.close());
  const journal = (query: object = {}) => getJournal(base.ctx(), journalApi.getJournal.query.parse(query));

  it("shows all that the slices offer", async () => {
    const catalog = api.getCatalog.reply.parse(await getCatalog(base.ctx()));
    expect(catalog.robots.map((robot) => [robot.name, robot.isClientFacing])).toContainEqual([
      "automation.reach-client",
      true,
    ]);
    expect(catalog.triggers.map((trigger) => trigger.name)).toContain("automation.date-reached");
    expect(catalog.facts.map((fact) => fact.name)).toContain("card.city");
  });

  it("counts runs of the month and what waits beside each rule", async () => {
    const { items: rules } = await getRules(base.ctx(), base.pipelineId);
    expect(rules.map((rule) => [rule.title, rule.counts])).toEqual([
      ["now", { runsMonth: 1, failedMonth: 0, waiting: 0 }],
      ["done", { runsMonth: 1, failedMonth: 0, waiting: 0 }],
      ["bad", { runsMonth: 1, failedMonth: 1, waiting: 0 }],
      ["tomorrow", { runsMonth: 0, failedMonth: 0, waiting: 1 }],
      ["behind", { runsMonth: 0, failedMonth: 0, waiting: 1 }],
    ]);
    await expect(getRules(base.ctx(), 999_999)).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps a journal with the cause of each run, page by page and by filter", async () => {
    const all = journalApi.getJournal.reply.parse(await journal());
    expect(all.items.map((line) => [line.title, line.outcome])).toEqual([
      ["behind", "waiting"],
      ["tomorrow", "waiting"],
      ["bad", "failed"],
      ["now", "done"],
    ]);
    expect(all.failedMonth).toBe(1);
    expect(all.items.at(-1)).toMatchObject({
      client: { name: "Иванов Пётр" },
      cause: { name: "matter.moved", actor: null },
      result: { label: "now" },
    });
    expect((await journal({ outcome: "failed" })).items).toMatchObject([
      { title: "bad", reason: "nobody-on-shift", canRepeat: true },
    ]);
    expect((await journal({ ruleId: broken })).items).toHaveLength(1);
    expect((await journal({ after: String(all.items[1]?.runId) })).items.map((line) => line.title)).toEqual([
      "bad",
      "now",
    ]);
    const fired = journalApi.getJournal.reply.parse(await journal({ kind: "trigger", matterId: card.matterId }));
    expect(fired.items).toMatchObject([{ title: "done", outcome: "moved", cause: { name: "task.completed" } }]);
  });

  it("names the person whose move set a robot going", async () => {
    const other = await base.newCard();
    await base.move(other.matterId, 1);
    const [line] = await stayLines(base.ctx(), other.matterId);
    expect(line?.cause).toMatchObject({ name: "matter.moved", actor: "Анна Седова" });
  });

  it("tries the robots of a stage dry", async () => {
    const before = (await base.effects()).length;
    const trials = api.tryRules.reply.parse({
      items: await tryRules(base.ctx(), base.stages[1] ?? 0, card.matterId),
    }).items;
    expect(trials.map((trial) => [trial.title, trial.wouldRun, trial.preview])).toEqual([
      ["now", true, "запишет now"],
      ["bad", true, null],
      ["tomorrow", true, "запишет tomorrow"],
      ["behind", true, "запишет behind"],
    ]);
    expect(await base.effects()).toHaveLength(before);
  });

  it("lets a person repeat what failed and skip what waits; those behind go on", async () => {
    const lines = await stayLines(base.ctx(), card.matterId);
    const idOf = (title: string) => lines.find((line) => line.title === title)?.runId ?? 0;
    await repeatRun(base.ctx(base.person), idOf("bad"));
    await base.jobs.runDue();
    expect((await base.runs(card.matterId)).map((run) => run.state)).toEqual(["done", "done", "waiting", "waiting"]);
    await expect(repeatRun(base.ctx(base.person), idOf("bad"))).rejects.toThrow("not-failed");
    await skipRun(base.ctx(base.person), idOf("tomorrow"));
    await base.jobs.runDue();
    expect((await base.runs(card.matterId)).map((run) => run.state)).toEqual(["done", "done", "skipped", "done"]);
    expect(await base.eventNames()).toContain("robot.skipped-by-person");
    await expect(skipRun(base.ctx(base.person), idOf("tomorrow"))).rejects.toThrow("not-waiting");
  });
});
