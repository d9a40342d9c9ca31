import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getCatalog as getCatalogEndpoint } from "../../../api/automation.ts";
import { allRobots, allTriggers } from "../catalogue.ts";
import type { Robot, Trigger } from "../define.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { knownFacts } from "../facts.ts";

/** All that the slices offer, as the designer shows it. */
export const getCatalog = async (ctx: Ctx): Promise<AnswerOf<typeof getCatalogEndpoint>> => ({
  robots: allRobots().map((robot) => toItem(robot, robot.isClientFacing ?? false)),
  triggers: allTriggers().map((trigger) => toItem(trigger, false)),
  facts: [...(await knownFacts(ctx)).values()],
});

const toItem = (offered: Robot | Trigger, isClientFacing: boolean) => ({
  name: offered.name,
  title: offered.title[0],
  titleEn: offered.title[1],
  help: offered.help[0],
  helpEn: offered.help[1],
  group: offered.group,
  icon: offered.icon,
  fields: [...offered.fields],
  isClientFacing,
  results: "results" in offered && offered.results ? [...offered.results] : [],
});
