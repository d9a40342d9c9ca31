import { useFormat } from "../../lib/format.ts";

/** «27.11.2026, 15:00»: the exact moment behind a word such as «завтра». */
export function useExact(): (at: string) => string {
  const f = useFormat();
  return (at) => `${f.date(at)}, ${f.time(at)}`;
}
