import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { automationBase, type AutomationBase } from "./fixtures/base.ts";
import { defineFacts, defineRobot, defineTrigger, type AutomationParts } from "./define.ts";
import { factsOf, factText, fillText } from "./facts.ts";
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
