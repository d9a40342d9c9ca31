import { z } from "zod";
import { Condition } from "../../../api/automation-timing.ts";
import type { RuleSpec } from "../../../api/automation-versions.ts";
import { inOrder } from "./rules.ts";

// A pipeline's automation as one readable file: stages by code, arms inside their branch. `key` is the rule's id where the
// file was written: results of robots are named by it, and the same base knows its own rules by it.

export interface FileRule {
  key: number;
  name: string;
  title?: string | undefined;
  params: Record<string, unknown>;
  timing?: Record<string, unknown> | undefined;
  condition?: Condition | undefined;
  allowBack?: boolean | undefined;
  off?: boolean | undefined;
  yes?: FileRule[] | undefined;
  no?: FileRule[] | undefined;
}

export const FileRule: z.ZodType<FileRule> = z.lazy(() =>
  z.object({
    key: z.int().positive(),
    name: z.string().max(80),
    title: z.string().max(120).optional(),
    params: z.record(z.string(), z.unknown()),
    timing: z.record(z.string(), z.unknown()).optional(),
    condition: Condition.optional(),
    allowBack: z.boolean().optional(),
    off: z.boolean().optional(),
    yes: z.array(FileRule).max(100).optional(),
    no: z.array(FileRule).max(100).optional(),
  }),
);
export const AutomationFile = z.object({
  format: z.literal("oplot-automation"),
  version: z.literal(1),
  pipeline: z.string(),
  stages: z
    .array(
      z.object({
        stage: z.string(),
        triggers: z.array(FileRule).max(200).default([]),
        robots: z.array(FileRule).max(200).default([]),
      }),
    )
    .max(100),
});
export type AutomationFile = z.output<typeof AutomationFile>;

/** Rules already translated to codes, as the file's stages; empty stages are left out. */
export function toFile(
  pipeline: { code: string; stages: { id: number; code: string }[] },
  rules: readonly RuleSpec[],
): AutomationFile {
  const stages = pipeline.stages.map((stage) => {
    const own = inOrder(rules.filter((rule) => rule.stageId === stage.id));
    const top = (kind: RuleSpec["kind"]) =>
      own.filter((rule) => rule.kind === kind && rule.parentId === null).map((rule) => toFileRule(rule, own));
    return { stage: stage.code, triggers: top("trigger"), robots: top("robot") };
  });
  return {
    format: "oplot-automation",
    version: 1,
    pipeline: pipeline.code,
    stages: stages.filter((stage) => stage.triggers.length > 0 || stage.robots.length > 0),
  };
}

function toFileRule(rule: RuleSpec, all: readonly RuleSpec[]): FileRule {
  const arm = (name: "then" | "else") =>
    all.filter((one) => one.parentId === rule.id && one.arm === name).map((one) => toFileRule(one, all));
  const [yes, no] = [arm("then"), arm("else")];
  return {
    key: rule.id,
    name: rule.name,
    ...(rule.title ? { title: rule.title } : {}),
    ...(rule.isOn ? {} : { off: true }),
    params: rule.params,
    ...(rule.kind === "robot" ? { timing: rule.timing } : {}),
    ...(rule.condition ? { condition: rule.condition } : {}),
    ...(rule.allowBack ? { allowBack: true } : {}),
    ...(yes.length > 0 ? { yes } : {}),
    ...(no.length > 0 ? { no } : {}),
  };
}
