import { accountFault } from "../../api/requisites.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { holdFirm, writeFirm, type Firm } from "../kernel/settings.ts";
import { inTx } from "../kernel/tx.ts";

/** Changes what is given and leaves the rest. Throws Invalid for an unknown zone or hours that end before they begin. */
export async function updateFirm(ctx: Ctx, change: Partial<Firm>): Promise<Firm> {
  return inTx(ctx, async (ctx) => {
    const before = await holdFirm(ctx);
    const after: Firm = { ...before, ...change };
    const fields = problemsOf(after);
    if (Object.keys(fields).length > 0) throw invalid(fields);
    const changed = Object.keys(change).filter(
      (key) => JSON.stringify(before[key as keyof Firm]) !== JSON.stringify(after[key as keyof Firm]),
    ); // keys of a partial Firm
    if (changed.length === 0) return before; // no event: nothing differs
    await writeFirm(ctx, after);
    await emit(ctx, "firm.changed", {}, { fields: changed });
    return after;
  });
}

function problemsOf(firm: Firm): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!isZone(firm.zone)) fields["zone"] = "wrong";
  if (firm.week.some((day) => day !== null && day.from >= day.to)) fields["week"] = "wrong";
  if (firm.week.every((day) => day === null)) fields["week"] = "required";
  if (firm.quiet.from >= firm.quiet.to) fields["quiet"] = "wrong";
  if (firm.account !== "" && firm.bik !== "" && accountFault(firm.account, firm.bik)) fields["account"] = "wrong";
  if (firm.corrAccount !== "" && firm.bik !== "" && accountFault(firm.corrAccount, firm.bik))
    fields["corrAccount"] = "wrong";
  return fields;
}

/** A place, not "+03:00": an offset knows no summer time, and the database reads its sign the other way round. */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false; // the only way to ask: an unknown zone throws
  }
}
