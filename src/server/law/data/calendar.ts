export interface ShippedDay {
  day: string;
  kind: "off" | "short" | "work";
  note: string;
}

/**
 * The production calendar. Holidays that fall on a weekend stand here too: a firm may work on Saturdays.
 * 2026: the government's decree of 24.09.2025. 2027: the decree was not out, so only what the Labour Code itself
 * fixes (art. 112: a holiday on a weekend moves to the next working day); January's two transfers and a talked-of
 * Friday 5 November with work on Saturday 13 November are left to the calendar page.
 */
const unsure = " (2027: сверить с постановлением)";
const unsureShort = " (сверить с постановлением)";

export const shippedDays: readonly ShippedDay[] = [
  ...newYear("2026", ""),
  off("2026-01-09", "перенос с 3 января"),
  off("2026-02-23", "День защитника Отечества"),
  off("2026-03-08", "Международный женский день"),
  off("2026-03-09", "перенос с 8 марта"),
  short("2026-04-30"),
  off("2026-05-01", "Праздник Весны и Труда"),
  short("2026-05-08"),
  off("2026-05-09", "День Победы"),
  off("2026-05-11", "перенос с 9 мая"),
  short("2026-06-11"),
  off("2026-06-12", "День России"),
  short("2026-11-03"),
  off("2026-11-04", "День народного единства"),
  off("2026-12-31", "перенос с 4 января"),
  ...newYear("2027", unsure),
  short("2027-02-22"),
  off("2027-02-23", `День защитника Отечества${unsure}`),
  off("2027-03-08", `Международный женский день${unsure}`),
  short("2027-04-30"),
  off("2027-05-01", `Праздник Весны и Труда${unsure}`),
  off("2027-05-03", `перенос с 1 мая${unsure}`),
  off("2027-05-09", `День Победы${unsure}`),
  off("2027-05-10", `перенос с 9 мая${unsure}`),
  short("2027-06-11"),
  off("2027-06-12", `День России${unsure}`),
  off("2027-06-14", `перенос с 12 июня${unsure}`),
  short("2027-11-03"),
  off("2027-11-04", `День народного единства${unsure}`),
  short("2027-12-31"),
];

function newYear(year: string, doubt: string): ShippedDay[] {
  return Array.from({ length: 8 }, (_, i) =>
    off(`${year}-01-0${i + 1}`, `${i === 6 ? "Рождество Христово" : "Новогодние каникулы"}${doubt}`),
  );
}

function off(day: string, note: string): ShippedDay {
  return { day, kind: "off", note };
}

function short(day: string): ShippedDay {
  return { day, kind: "short", note: `на час короче${unsureShort}` };
}
