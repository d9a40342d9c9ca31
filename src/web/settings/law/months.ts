/** Days of a month from Monday on; null stands before the first. */
export function weeksOf(year: number, month: number): (string | null)[] {
  const first = new Date(Date.UTC(year, month, 1));
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const pad = (value: number) => String(value).padStart(2, "0");
  return [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: count }, (_, i) => `${year}-${pad(month + 1)}-${pad(i + 1)}`),
  ];
}

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
