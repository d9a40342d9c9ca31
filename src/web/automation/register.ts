import { IconRobot } from "@tabler/icons-react";
import type { QueryKey } from "@tanstack/react-query";
import { goTo } from "../lib/address.ts";
import { registerLive } from "../lib/live.ts";
import { registerCommand } from "../lib/registry.ts";

const rules = (): QueryKey[] => [["automation"]];
const journal = (): QueryKey[] => [
  ["automation", "journal"],
  ["automation", "rules"],
];

registerLive({
  "automation.changed": rules,
  "automation.draft-changed": rules,
  "automation.published": rules,
  "automation.rehearsed": rules,
  "automation.values-changed": rules,
  "variable.changed": () => [["automation", "card-variables"]],
  "robot.failed": journal,
  "robot.refused": journal,
  "robot.skipped-by-person": journal,
  "robot.repeated": journal,
  "robots.stopped": journal,
  "matter.moved": journal,
});

registerCommand({
  id: "automation-journal",
  title: ["Журнал автоматизации", "Automation journal"],
  icon: IconRobot,
  right: "automation.read",
  words: "роботы ошибки robots failures",
  run: () => goTo("/automation/journal"),
});
registerCommand({
  id: "automation-failed",
  title: ["Роботы с ошибкой", "Failed robots"],
  icon: IconRobot,
  right: "automation.read",
  words: "журнал journal повторить",
  run: () => goTo("/automation/journal?kind=robot&outcome=failed"),
});
