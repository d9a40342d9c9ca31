import type { Ctx } from "../../kernel/ctx.ts";

/** What stands of each paper for a matter; papers are above matters, so app.ts gives the way to ask. */
export type PapersAt = (
  ctx: Ctx,
  matterId: number,
  codes: readonly string[],
) => Promise<Map<string, "present" | "absent" | "old">>;

let given: PapersAt | null = null;

export function takePapers(papersAt: PapersAt): void {
  given = papersAt;
}

/** Of a program without papers every one is absent. */
export const papersAt: PapersAt = async (ctx, matterId, codes) =>
  given && codes.length > 0 ? given(ctx, matterId, codes) : new Map();
