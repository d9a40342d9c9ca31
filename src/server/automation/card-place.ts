import type { Ctx } from "../kernel/ctx.ts";
import { cards } from "./catalogue.ts";

/** Whose card it is and where it stands, for slices that stand beside the cards' own. */
export const cardPlace = (ctx: Ctx, matterId: number) => cards().place(ctx, matterId);
