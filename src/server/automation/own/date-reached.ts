import { minutesOf, momentAt } from "../../kernel/working-time.ts";
import { defineTrigger } from "../define.ts";
import { field, option } from "../fields.ts";
import { DateReachedParams, sweepDates } from "./date-sweep.ts";
import { reachedDay } from "./rules.ts";
import { dayIn } from "../rules.ts";

/**
 * Days are looked at when their hour strikes, by the card's facts of that moment. A date that is written later, for an
 * hour that is over, tells nothing; an hour that the program slept through is told afterwards.
 */
export const dateReached = defineTrigger({
  name: "automation.date-reached",
  title: ["Наступила дата", "A date was reached"],
  help: [
    "Срабатывает в день из поля карты или за несколько дней до или после него: «Отложено до» в 10:00.",
    "Fires on the day of a card's field, or some days before or after it: “Put off until” at 10:00.",
  ],
  group: "card",
  icon: "calendar-event",
  events: ["time.reached"],
  fields: [
    field("field", "date-fact", ["Дата", "Date"], { isRequired: true }),
    field("direction", "select", ["Когда", "When"], {
      options: [
        option("at", "В этот день", "On the day"),
        option("before", "До", "Before"),
        option("after", "После", "After"),
      ],
    }),
    field("amount", "number", ["За сколько", "By how many"]),
    field("unit", "select", ["Единица", "Unit"], {
      options: [option("days", "дней", "days"), option("working-days", "рабочих дней", "working days")],
    }),
    field("time", "text", ["Время", "Time"], { help: ["По часам фирмы: 10:00", "By the firm's clock: 10:00"] }),
  ],
  params: DateReachedParams,
  timed: {
    due: sweepDates,
    wouldCome(params, { enteredAt, calendar, fact }) {
      const date = dayIn(fact(params.field));
      if (date === null) return null;
      const at = momentAt(reachedDay(date, params, calendar), minutesOf(params.time), calendar.zone);
      return at < enteredAt ? null : at;
    },
  },
  matches: () => true,
});
