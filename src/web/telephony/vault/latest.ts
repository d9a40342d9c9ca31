import type { VaultDay } from "../queries.ts";

/** The newest day; of several accounts the one that is not as it should be. */
export function latestOf<D extends Pick<VaultDay, "day" | "state" | "difference">>(days: readonly D[]): D | undefined {
  const [first] = days;
  const same = days.filter((one) => one.day === first?.day);
  return same.find((one) => one.state === "failed") ?? same.find((one) => one.difference !== 0) ?? first;
}
