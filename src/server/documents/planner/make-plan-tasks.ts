import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { momentAt } from "../../kernel/working-time.ts";
import { packageById } from "../packages/load-package.ts";
import { ports } from "../ports.ts";
import { readPlan } from "./read-plan.ts";

const EVENING = 18 * 60;
const getters = { client: "получает клиент", power: "получаем по доверенности", online: "получаем через интернет" };

/** A task for each paper to be ordered, due on its day; the same plan sets none twice, a moved day sets new ones. */
export async function makePlanTasks(ctx: Ctx, packageId: number): Promise<{ tasks: number }> {
  const row = await packageById(ctx, packageId);
  if (row.filing_on === null) throw refused("no-filing-day");
  const plan = await readPlan(ctx, row, row.filing_on);
  const { zone } = await readFirm(ctx);
  const wanted = plan.rows.filter(({ state }) => state !== "fresh");
  // no event: each task tells of itself
  await inTx(ctx, async (ctx) => {
    for (const paper of wanted)
      await ports().tasks.set(ctx, {
        title: `Заказать: ${paper.title[0]}${paper.about === "" ? "" : `, ${paper.about}`}`.slice(0, 300),
        note: `К подаче ${plan.filingOn}: ${getters[paper.getter]}. Раньше ${paper.freshFrom} выданная устареет, заказать не позже ${paper.orderBy}.`,
        items: [],
        dueAt: momentAt(paper.orderOn, EVENING, zone),
        matterId: row.matter_id,
        onceKey: `package-plan:${packageId}:${paper.code}:${plan.filingOn}:${paper.orderOn}`,
      });
  });
  return { tasks: wanted.length };
}
