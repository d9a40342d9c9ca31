import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "./fixtures/base.ts";
import { defineFacts, defineRobot, defineTrigger, type AutomationParts } from "./define.ts";
import { factsIn, factsOf, factsOfMany, factText, fillForCard, fillText, knownFacts } from "./facts.ts";
import { makeAutomation } from "./slice.ts";
import { z } from "zod";
import { cards } from "./catalogue.ts";

describe("facts in a text", () => {
  let base: AutomationBase;
  beforeAll(async () => {
    base = await automationBase();
  });
  afterAll(() => base.close());

  it("are written as people write them, and an absent one leaves nothing", async () => {
    const card = { matterId: 7, clientId: 1 };
    base.facts.set(7, {
      "card.city": "Ачинск",
      "card.debt": 1_250_050,
      "card.born": "1980-02-29",
      "card.is-ready": true,
      "card.way": "court",
    });
    const facts = await factsOf(base.ctx(), card);
    const text =
      "{{card.city}}; {{ card.debt }}; {{card.born}}; {{card.is-ready}}; {{card.way}}; [{{card.moon}}]; {{не метка}}";
    expect(fillText(text, facts)).toBe(`Ачинск; 12\u00a0500,50\u00a0₽; 29.02.1980; да; Суд; []; {{не метка}}`);
    expect(factText("card.debt", null)).toBe("");
    expect(await factsOf(base.ctx(), card, ["client.name"])).toEqual({});
  });

  it("are read only where the text names them", async () => {
    base.facts.set(7, { "card.city": "Ачинск" });
    const card = { matterId: 7, clientId: 1 };
    expect(factsIn("{{card.city}} {{ result.12.link }} {{}}")).toEqual(["card.city", "result.12.link"]);
    expect(await fillForCard(base.ctx(), card, "из {{card.city}}, {{now.date}}")).toBe("из Ачинск, 24.11.2026");
  });

  it("may name the moment itself, by the firm's clock", async () => {
    const now = async () => factsOf(base.ctx(), { matterId: 7, clientId: 1 }, ["now.date"]);
    expect(await now()).toEqual({
      "now.date": "2026-11-24",
      "now.time": "10:00",
      "now.weekday": "2",
      "now.is-working": true,
    });
    base.clock.advance(9 * 3_600_000);
    expect(await now()).toMatchObject({ "now.time": "19:00", "now.is-working": false });
    base.clock.advance(-9 * 3_600_000);
  });

  it("of many cards are read at once, each card its own", async () => {
    base.facts.set(7, { "card.city": "Ачинск" }).set(8, { "card.city": "Канск" });
    const found = await factsOfMany(
      base.ctx(),
      [7, 8, 9].map((matterId) => ({ matterId, clientId: 1 })),
      ["card.city"],
    );
    expect([7, 8, 9].map((id) => found.get(id))).toEqual([{ "card.city": "Ачинск" }, { "card.city": "Канск" }, {}]);
  });

  it("are known with those that robots leave to the ones below", async () => {
    const ruleId = await base.rule(1, { label: "Письмо" });
    const known = await knownFacts(base.ctx());
    expect(known.get(`result.${ruleId}.label`)).toEqual({
      name: `result.${ruleId}.label`,
      title: "Письмо: Слово",
      titleEn: "Письмо: Word",
      kind: "text",
      options: [],
    });
    expect(known.has("now.time") && known.has("card.city")).toBe(true);
  });

  it("and robots of one name, strays and endless triggers are refused at the start", () => {
    const about = {
      title: ["Р", "R"],
      help: ["Р", "R"],
      group: "other",
      icon: "x",
      fields: [],
      params: z.object({}),
    } as const;
    const robot = defineRobot({ ...about, name: "automation.twin", run: async () => {} });
    const parts: AutomationParts = { robots: [], triggers: [], facts: [], cards: cards() };
    expect(() => makeAutomation({ ...parts, robots: [robot, robot] })).toThrow("two robots are called automation.twin");
    const stray = defineFacts({
      prefix: "card",
      facts: [{ name: "client.x", title: "x", titleEn: "x", kind: "text", options: [] }],
      load: async () => ({}),
    });
    expect(() => makeAutomation({ ...parts, facts: [stray] })).toThrow("client.x");
    const endless = defineTrigger({
      ...about,
      name: "automation.endless",
      events: ["robot.refused"],
      matches: () => true,
    });
    expect(() => makeAutomation({ ...parts, triggers: [endless] })).toThrow("robot.refused");
  });
});
