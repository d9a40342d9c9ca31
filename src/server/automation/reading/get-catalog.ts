import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getCatalog as getCatalogEndpoint } from "../../../api/automation.ts";
import { allRobots, allTriggers } from "../catalogue.ts";
import type { Field, Robot, Trigger } from "../define.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { knownFacts } from "../facts.ts";

/** All that the slices offer, as the designer shows it. */
export const getCatalog = async (ctx: Ctx): Promise<AnswerOf<typeof getCatalogEndpoint>> => ({
  robots: await Promise.all(allRobots().map((robot) => toItem(ctx, robot, robot.isClientFacing ?? false))),
  triggers: await Promise.all(allTriggers().map((trigger) => toItem(ctx, trigger, false))),
  facts: [...(await knownFacts(ctx)).values()],
});

const toItem = async (ctx: Ctx, offered: Robot | Trigger, isClientFacing: boolean) => ({
  name: offered.name,
  title: offered.title[0],
  titleEn: offered.title[1],
  help: offered.help[0],
  helpEn: offered.help[1],
  group: offered.group,
  icon: offered.icon,
  fields: await fieldsOf(ctx, offered),
  isClientFacing,
  results: "results" in offered && offered.results ? [...offered.results] : [],
});

async function fieldsOf(ctx: Ctx, offered: Robot | Trigger): Promise<Field[]> {
  const more = (await offered.moreOptions?.(ctx)) ?? {};
  return offered.fields.map((field) => ({ ...field, options: [...field.options, ...(more[field.name] ?? [])] }));
}
