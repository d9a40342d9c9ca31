import { sql, type Expression, type RawBuilder } from "kysely";
import type { TimedTold } from "../define.ts";

/** For `due` of a trigger of time, over `stage_entries as stay`: leaves out stays that were told of this occasion already. */
export const isNotTold = (told: TimedTold, mark: Expression<string>): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from timed_triggers told
    where told.entry_id = stay.id and told.rule_id = ${told.ruleId} and told.mark = ${mark})`;
