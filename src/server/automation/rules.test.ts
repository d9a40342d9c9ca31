import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Timing, type TimingInput } from "../../api/automation-timing.ts";
import { addDays, dayOf, isWorking, minuteOf, type WorkCalendar } from "../kernel/working-time.ts";
import { atOnce, momentOf, momentsOf, mostRounds, retryPause, type MomentInput, type Reach } from "./rules.ts";

const week = [...Array.from({ length: 5 }, () => ({ from: 540, to: 1080 })), null, null];
const calendar: WorkCalendar = { zone: "Asia/Krasnoyarsk", week, days: new Map() };
const berlin: WorkCalendar = { ...calendar, zone: "Europe/Berlin" };
const friday17 = new Date("2026-11-27T10:00:00Z");

type Delay = TimingInput["delay"];
/** The moment as an ISO string, or the word for there being none. */
function when(
  delay: Delay,
  more: Partial<MomentInput> & { timing?: never } & { also?: Partial<TimingInput> } = {},
): string {
  const { also, ...input } = more;
  const from = input.from ?? friday17;
  const moment = momentOf({ timing: Timing.parse({ delay, ...also }), from, now: from, calendar, ...input });
  if (moment.kind === "at") return moment.at.toISOString().replace(".000Z", "Z");
  return moment.kind === "skip" ? moment.reason : moment.waitsFor;
}
const after = (amount: number, unit: Extract<Delay, { kind: "after" }>["unit"]): Delay => ({
  kind: "after",
  amount,
  unit,
});

describe("a moment counted from the entry", () => {
  it("is now, or so much later by the clock", () => {
    expect(when({ kind: "at-once" }, { calendar: null })).toBe("2026-11-27T10:00:00Z");
    expect(when(after(20, "seconds"), { calendar: null })).toBe("2026-11-27T10:00:20Z");
    expect(when(after(90, "minutes"), { calendar: null })).toBe("2026-11-27T11:30:00Z");
    expect(when(after(30, "hours"), { calendar: null })).toBe("2026-11-28T16:00:00Z");
    expect(when(after(2, "weeks"))).toBe("2026-12-11T10:00:00Z");
  });

  it("in working minutes and days skips the evening and the weekend", () => {
    expect(when(after(90, "working-minutes"))).toBe("2026-11-30T02:30:00Z");
    expect(when(after(1, "working-days"))).toBe("2026-11-30T10:00:00Z");
    expect(when(after(1, "working-days"), { from: new Date("2026-11-28T03:00:00Z") })).toBe("2026-11-30T03:00:00Z");
  });

  it("in working days goes over the long holidays of January", () => {
    const holidays = new Map<string, "off">();
    for (let day = "2026-12-31"; day <= "2027-01-10"; day = addDays(day, 1)) holidays.set(day, "off");
    const festive = { ...calendar, days: holidays };
    const from = new Date("2026-12-30T03:00:00Z");
    expect(when(after(1, "working-days"), { from, calendar: festive })).toBe("2027-01-11T03:00:00Z");
    expect(
      when(after(3, "hours"), {
        from: new Date("2026-12-30T09:00:00Z"),
        calendar: festive,
        also: { workingTime: "firm" },
      }),
    ).toBe("2027-01-11T02:00:00Z");
  });

  it("months later is the same day, or the last one of a short month", () => {
    const on = (text: string) => ({ from: new Date(text) });
    expect(when(after(1, "months"), on("2027-01-31T03:00:00Z"))).toBe("2027-02-28T03:00:00Z");
    expect(when(after(1, "months"), on("2028-01-31T03:00:00Z"))).toBe("2028-02-29T03:00:00Z");
    expect(when(after(12, "months"), on("2028-02-29T03:00:00Z"))).toBe("2029-02-28T03:00:00Z");
    expect(when(after(1, "months"), on("2027-03-31T03:00:00Z"))).toBe("2027-04-30T03:00:00Z");
  });

  it("days later is the same time by the clock, also when the clock is changed between", () => {
    const from = new Date("2026-10-24T08:00:30Z");
    expect(when(after(1, "days"), { from, calendar: berlin })).toBe("2026-10-25T09:00:30Z");
    expect(when(after(24, "hours"), { from, calendar: berlin })).toBe("2026-10-25T08:00:30Z");
    // 02:30 does not exist on the night of spring: an hour later by the old clock.
    expect(when(after(1, "days"), { from: new Date("2027-03-27T01:30:00Z"), calendar: berlin })).toBe(
      "2027-03-28T01:30:00Z",
    );
  });

  it("from the end of the robot above is unknown until that has come", () => {
    const delay = { kind: "after" as const, amount: 10, unit: "minutes" as const, from: "previous" as const };
    expect(when(delay)).toBe("previous");
    expect(when(delay, { isReached: true })).toBe("2026-11-27T10:10:00Z");
  });

  it("is put off to the firm's hours where told", () => {
    expect(when(after(2, "hours"), { also: { workingTime: "firm" } })).toBe("2026-11-30T02:00:00Z");
    expect(when(after(2, "hours"), { also: { workingTime: "responsible" } })).toBe("2026-11-30T02:00:00Z");
  });
});

describe("a moment counted from a date of the card", () => {
  const by = (more: Partial<Extract<Delay, { kind: "date" }>>): Delay => ({
    kind: "date",
    field: "card.court",
    direction: "at",
    ifEmpty: "wait",
    ...more,
  });
  const date = "2026-12-14"; // Monday

  it("is at that day's time by the firm's clock, before or after it", () => {
    expect(when(by({}), { date })).toBe("2026-12-14T03:00:00Z");
    expect(when(by({ time: "18:30" }), { date })).toBe("2026-12-14T11:30:00Z");
    expect(when(by({ direction: "before", amount: 3 }), { date })).toBe("2026-12-11T03:00:00Z");
    expect(when(by({ direction: "after", amount: 2, unit: "weeks" }), { date })).toBe("2026-12-28T03:00:00Z");
    expect(when(by({ direction: "before", amount: 1, unit: "months" }), { date: "2027-03-31" })).toBe(
      "2027-02-28T03:00:00Z",
    );
    expect(when(by({ direction: "before", amount: 90, unit: "minutes" }), { date })).toBe("2026-12-14T01:30:00Z");
    expect(when(by({ direction: "before", amount: 5 }), { date: "2028-03-05" })).toBe("2028-02-29T03:00:00Z");
  });

  it("in working days steps over days off, also from a day off", () => {
    expect(when(by({ direction: "before", amount: 1, unit: "working-days" }), { date })).toBe("2026-12-11T03:00:00Z");
    expect(when(by({ direction: "before", amount: 1, unit: "working-days" }), { date: "2026-12-13" })).toBe(
      "2026-12-11T03:00:00Z",
    );
    expect(when(by({ direction: "after", amount: 1, unit: "working-days" }), { date: "2026-12-12" })).toBe(
      "2026-12-14T03:00:00Z",
    );
    expect(when(by({ direction: "before", amount: 0, unit: "working-days" }), { date: "2026-12-13" })).toBe(
      "2026-12-11T03:00:00Z",
    );
    expect(when(by({ direction: "after", amount: 0, unit: "working-days" }), { date: "2026-12-13" })).toBe(
      "2026-12-14T03:00:00Z",
    );
  });

  it("that is empty waits, is left out, or does not matter, as chosen", () => {
    expect(when(by({ ifEmpty: "wait" }), { date: null })).toBe("empty-date");
    expect(when(by({ ifEmpty: "skip" }), { date: null })).toBe("date-empty");
    expect(when(by({ ifEmpty: "at-once" }), { date: null })).toBe("2026-11-27T10:00:00Z");
  });

  it("that is past is at once or left out, as chosen", () => {
    expect(when(by({ ifPast: "at-once" }), { date: "2026-11-20" })).toBe("2026-11-27T10:00:00Z");
    expect(when(by({ ifPast: "skip" }), { date: "2026-11-20" })).toBe("date-past");
    expect(when(by({ ifPast: "skip", ifEmpty: "at-once" }), { date: null })).toBe("2026-11-27T10:00:00Z");
  });

  it("keeps the firm's clock over a change to summer time", () => {
    expect(
      when(by({ direction: "after", amount: 1 }), {
        date: "2026-10-24",
        from: new Date("2026-10-01T00:00:00Z"),
        calendar: berlin,
      }),
    ).toBe("2026-10-25T09:00:00Z");
  });
});

describe("a monthly moment", () => {
  const monthly = (day: number): Delay => ({ kind: "monthly", day, time: "10:00" });
  it("is the next such day, the last one of a short month, and never the round's own again", () => {
    expect(when(monthly(28))).toBe("2026-11-28T03:00:00Z");
    expect(when(monthly(27))).toBe("2026-12-27T03:00:00Z");
    expect(when(monthly(31), { from: new Date("2027-01-31T03:00:00.001Z"), round: 2 })).toBe("2027-02-28T03:00:00Z");
    expect(when(monthly(30), { from: new Date("2028-02-01T00:00:00Z") })).toBe("2028-02-29T03:00:00Z");
  });
  it("counts its rounds", () => {
    expect(mostRounds(Timing.parse({ delay: { ...monthly(1), limit: 6 } }))).toBe(6);
    expect(
      mostRounds(Timing.parse({ delay: { kind: "at-once" }, repeat: { amount: 1, unit: "days", limit: 4 } })),
    ).toBe(4);
    expect(mostRounds(atOnce)).toBe(1);
  });
});

it("a repeated robot's next round is counted from the end of the one before", () => {
  const also = { repeat: { amount: 2, unit: "working-days" as const, limit: 5 } };
  expect(when(after(1, "hours"), { also })).toBe("2026-11-27T11:00:00Z");
  expect(when(after(1, "hours"), { also, round: 2 })).toBe("2026-12-01T10:00:00Z");
});

describe("a robot that reaches the client", () => {
  const reach = (more: Partial<Reach> = {}): Reach => ({
    undoUntil: new Date(0),
    quiet: { from: 540, to: 1200 },
    zone: "Asia/Krasnoyarsk",
    ...more,
  });

  it("waits for the end of the chance to undo, and then for the client's hours by his clock", () => {
    expect(when({ kind: "at-once" }, { reach: reach({ undoUntil: new Date("2026-11-27T10:00:07Z") }) })).toBe(
      "2026-11-27T10:00:07Z",
    );
    const evening = new Date("2026-11-27T12:59:58Z");
    expect(
      when({ kind: "at-once" }, { from: evening, reach: reach({ undoUntil: new Date("2026-11-27T13:00:05Z") }) }),
    ).toBe("2026-11-28T02:00:00Z");
    expect(when({ kind: "at-once" }, { reach: reach({ zone: "Asia/Kamchatka" }) })).toBe("2026-11-27T21:00:00Z");
    expect(
      when(
        { kind: "at-once" },
        { from: new Date("2026-11-27T03:00:00Z"), reach: reach({ zone: "Europe/Kaliningrad" }) },
      ),
    ).toBe("2026-11-27T07:00:00Z");
  });

  it("keeps the firm's hours and the client's together, and the client's alone where they never meet", () => {
    const from = new Date("2026-11-27T10:30:00Z");
    expect(
      when({ kind: "at-once" }, { from, also: { workingTime: "firm" }, reach: reach({ zone: "Asia/Vladivostok" }) }),
    ).toBe("2026-11-30T02:00:00Z");
    const apart = when(
      { kind: "at-once" },
      { from, also: { workingTime: "firm" }, reach: reach({ zone: "America/New_York" }) },
    );
    expect(minuteOf(new Date(apart), "America/New_York")).toBe(540);
  });

  it("is never told to come at a wrong hour", () => {
    const zone = fc.constantFrom("Asia/Krasnoyarsk", "Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Berlin");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 * 365 }), zone, fc.boolean(), (minutes, zone, isAtWork) => {
        const from = new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
        const at = new Date(
          when({ kind: "at-once" }, { from, reach: reach({ zone }), also: { workingTime: isAtWork ? "firm" : "any" } }),
        );
        const minute = minuteOf(at, zone);
        expect(at >= from).toBe(true);
        expect(minute >= 540 && minute < 1200).toBe(true);
        if (isAtWork && zone !== "Asia/Kamchatka") expect(isWorking(at, calendar)).toBe(true);
      }),
    );
  });
});

it("no moment is before the entry or, of a whole unit, on a wrong time of the day", () => {
  const unit = fc.constantFrom("days" as const, "weeks" as const, "months" as const, "working-days" as const);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 * 24 * 1500 }),
      fc.integer({ min: 1, max: 60 }),
      unit,
      (minutes, amount, unit) => {
        const from = new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
        const found = new Date(when(after(amount, unit), { from }));
        expect(found > from).toBe(true);
        expect(minuteOf(found, calendar.zone)).toBe(minuteOf(from, calendar.zone));
        expect(dayOf(found, calendar.zone) >= addDays(dayOf(from, calendar.zone), Math.min(amount, 28))).toBe(true);
      },
    ),
  );
});

it("asks for a stay once for all that is due, and once for each later moment", () => {
  const at = (ms: number) => new Date(ms);
  expect(momentsOf([at(1), at(5), null, at(20), at(20), at(10)], at(5))).toEqual([at(5), at(10), at(20)]);
});

it("pauses longer after each failure and gives up after the fifth", () => {
  expect([1, 2, 3, 4, 5].map(retryPause)).toEqual([5000, 30_000, 120_000, 600_000, null]);
});
