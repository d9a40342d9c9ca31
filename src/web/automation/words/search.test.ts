import { describe, expect, it } from "vitest";
import type { Catalog, Rule } from "../model.ts";
import { foundRules, withBranches, wordsOf } from "./search.ts";
import { newTiming } from "./timing.ts";

const rule = (id: number, more: Partial<Rule>): Rule => ({
  id,
  stageId: 1,
  kind: "robot",
  name: "messaging.send-message",
  title: "",
  params: {},
  timing: newTiming,
  condition: null,
  allowBack: false,
  isOn: true,
  position: id,
  parentId: null,
  arm: null,
  change: "none",
  counts: { runsMonth: 0, failedMonth: 0, waiting: 0 },
  changedAt: "2026-11-24T08:20:00Z",
  changedBy: null,
  isBroken: false,
  ...more,
});
const catalog: Catalog = {
  robots: [
    {
      name: "messaging.send-message",
      title: "Написать клиенту",
      titleEn: "Write to the client",
      help: "В мессенджер.",
      helpEn: "In a messenger.",
      group: "client",
      icon: "",
      isClientFacing: true,
      results: [],
      fields: [
        {
          name: "template",
          title: "Шаблон",
          titleEn: "Template",
          kind: "template",
          isRequired: true,
          options: [],
          help: "",
          helpEn: "",
        },
      ],
    },
  ],
  triggers: [],
  facts: [],
};
const none = () => undefined;
const names = {
  facts: [],
  user: none,
  stage: none,
  pipeline: none,
  trigger: none,
  template: (code: string) => (code === "hello" ? "Знакомство" : undefined),
};
const place = { catalog, names, locale: "ru", factTitle: (name: string) => name } as const;
const rules = [
  rule(1, { params: { template: "hello" } }),
  rule(2, { title: "Напомнить о суде", params: { template: "court" } }),
  rule(3, { name: "automation.branch" }),
  rule(4, { parentId: 3, arm: "then", params: { where: { text: "Повестка пришла" } } }),
];
const find = (typed: string) => foundRules(rules, typed, (one) => wordsOf(one, place));

describe("searching the board", () => {
  it("finds by own title, by the robot's title and by the template's name or code", () => {
    expect(find("о суде")).toEqual(new Set([2]));
    expect(find("написать")).toEqual(new Set([1, 2, 4]));
    expect(find("знакомство")).toEqual(new Set([1]));
    expect(find("court")).toEqual(new Set([2]));
  });

  it("finds texts deep in the settings, and what was typed in the other layout", () => {
    expect(find("повестка")).toEqual(new Set([4]));
    expect(find("gjdtcnrf")).toEqual(new Set([4]));
  });

  it("seeks nothing while nothing is typed and says when nothing fits", () => {
    expect(find("  ")).toBeNull();
    expect(find("ипотека")).toEqual(new Set());
  });

  it("keeps the branch in sight around what was found in its ways", () => {
    expect(withBranches(rules, new Set([4]))).toEqual(new Set([3, 4]));
    expect(withBranches(rules, new Set([1]))).toEqual(new Set([1]));
  });
});
