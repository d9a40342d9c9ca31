import type { Way } from "../../api/advice.ts";

/** How many things have to be found out before the way is sure. */
export function wanting({ needed, oneOf }: Pick<Way, "needed" | "oneOf">): number {
  const unknown = [...needed, ...oneOf.filter(({ answer }) => answer === "unknown").flatMap((one) => one.needed)];
  return new Set(
    unknown.flatMap(({ answer, settles, code }) =>
      answer === "unknown" ? [settles ? `${settles.kind} ${settles.what}` : code] : [],
    ),
  ).size;
}
