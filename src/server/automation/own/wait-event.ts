import { z } from "zod";
import { workCalendar } from "../../kernel/calendar.ts";
import { triggerNamed } from "../catalogue.ts";
import { defineRobot } from "../define.ts";
import { field, option } from "../fields.ts";
import { waitUnits, waitUntil } from "./rules.ts";

const Params = z.object({
  trigger: z.object({ name: z.string().max(80), params: z.record(z.string(), z.unknown()).default({}) }),
  amount: z.coerce.number().int().min(1).max(1000),
  unit: z.enum(waitUnits).default("days"),
  /** "stop" cancels the robots that wait below it in the same stay; the engine does it when the time is out. */
  onTimeout: z.enum(["go-on", "stop"]).default("go-on"),
});

export const waitEvent = defineRobot({
  name: "automation.wait-event",
  title: ["Дождаться события", "Wait for an event"],
  help: [
    "Ждёт события по карте не дольше срока: ответа клиента три дня. Роботы ниже знают, наступило ли оно.",
    "Waits for an event of the card no longer than the term: three days for the client's answer. Robots below know whether it came.",
  ],
  group: "other",
  icon: "ear",
  fields: [
    field("trigger", "trigger", ["Событие", "Event"], { isRequired: true }),
    field("amount", "number", ["Ждать не дольше", "Wait no longer than"], { isRequired: true }),
    field("unit", "select", ["Единица", "Unit"], {
      options: [
        option("minutes", "минут", "minutes"),
        option("hours", "часов", "hours"),
        option("days", "дней", "days"),
        option("working-days", "рабочих дней", "working days"),
      ],
    }),
    field("onTimeout", "select", ["Если не наступило", "When it did not come"], {
      options: [
        option("go-on", "Продолжить", "Go on"),
        option("stop", "Остановить роботов ниже", "Stop the robots below"),
      ],
    }),
  ],
  results: [{ name: "came", title: "Событие наступило", titleEn: "The event came", kind: "flag" }],
  params: Params.superRefine((params, check) => {
    const trigger = triggerNamed(params.trigger.name);
    // A button and a moment are told to one rule only: nobody else hears them.
    const isHeard = trigger !== undefined && !trigger.isManual && !trigger.timed;
    if (!isHeard || !trigger.params.safeParse(params.trigger.params).success)
      check.addIssue({ code: "custom", path: ["trigger"], message: "wrong" });
  }),
  async run(ctx, { params: { trigger, amount, unit } }) {
    const until = waitUntil(ctx.now, { amount, unit }, await workCalendar(ctx));
    return { await: { trigger: trigger.name, params: trigger.params, until } };
  },
  preview: async (_ctx, { params }) => triggerNamed(params.trigger.name)?.title[0] ?? params.trigger.name,
});
