export interface Instalment {
  on: string;
  kopecks: number;
}

/**
 * Equal monthly payments in whole rubles; what does not divide is in the last. The day of the month is the first
 * payment's, or the month's last where it has none such.
 */
export function scheduleOf(priceKopecks: number, instalments: number, firstOn: string): Instalment[] {
  const each = Math.floor(priceKopecks / instalments / 100) * 100;
  return Array.from({ length: instalments }, (_, i) => ({
    on: monthsLater(firstOn, i),
    kopecks: i === instalments - 1 ? priceKopecks - each * (instalments - 1) : each,
  }));
}

/** The same day of a later month, or the last day of it where there is no such. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
