import type { QueryKey } from "@tanstack/react-query";
import { registerLive } from "../lib/live.ts";

const rules = (): QueryKey[] => [["automation"]];
const journal = (): QueryKey[] => [["automation", "journal"], ["automation", "rules"]];

registerLive({
  "automation.changed": rules,
  "pipeline.changed": () => [["pipelines"]],
  "robot.failed": journal,
  "robot.refused": journal,
  "robot.skipped-by-person": journal,
  "matter.moved": journal,
  "template.changed": () => [["templates"]],
  "user.changed": () => [["colleagues"]],
  "user.created": () => [["colleagues"]],
});
