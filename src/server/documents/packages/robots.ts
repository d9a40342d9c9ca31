import { z } from "zod";
import { packageKinds } from "../../../api/requests.ts";
import { defineRobot, field } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { orderPackageJob } from "../job-names.ts";
import { ports } from "../ports.ts";
import { kindOptions } from "../requests/robots.ts";
import { assemblePackage } from "./assemble-package.ts";
import { createPackage } from "./create-package.ts";
import { packageTitles } from "./data/package-papers.ts";
import { loadPackage } from "./load-package.ts";
import { makePapers } from "./make-papers.ts";

export const assembleRobot = defineRobot({
  name: "documents.assemble-package",
  title: ["Собрать комплект документов", "Assemble a package"],
  help: [
    "Составляет недостающие документы и собирает комплект в один файл, например для суда. Чего-то не хватает — ставит задачу со списком.",
    "Makes the papers that are absent and assembles the package into one file, for the court for example. Where something is missing, sets a task with the list.",
  ],
  group: "client",
  icon: "files",
  fields: [field("kind", "select", ["Комплект", "Package"], { isRequired: true, options: kindOptions })],
  params: z.object({ kind: z.enum(packageKinds) }),
  effect: () => ({ kind: "other", emits: ["package.sealed"] }),
  results: [{ name: "packageId", title: "Комплект (номер)", titleEn: "The package (id)", kind: "number" }],
  async run(ctx, { card, params, onceKey }) {
    const { packageId } = await createPackage(ctx, card.matterId, params.kind);
    // Papers are made outside of this transaction.
    enqueue(ctx, orderPackageJob, { packageId, runId: card.runId, onceKey });
    return { packageId };
  },
});

const DAY_MS = 86_400_000;

/** What the robot ordered: the revision, or a task with the list of what is missing. Comes twice without harm. */
export async function orderPackage(
  ctx: Ctx,
  { packageId, onceKey }: { packageId: number; onceKey: string },
): Promise<void> {
  await makePapers(ctx, packageId);
  try {
    await assemblePackage(ctx, { packageId, withGaps: false, onceKey });
  } catch (error) {
    // Another is being assembled just now: the repeat comes after it.
    if (!(error instanceof HouseError) || error.reason !== "package-incomplete") throw error;
    await askFor(ctx, packageId, onceKey);
  }
}

async function askFor(ctx: Ctx, packageId: number, onceKey: string): Promise<void> {
  const { row, parts } = await loadPackage(ctx, packageId);
  const lacking = parts.filter(({ state, isRequired }) => isRequired && state !== "present");
  await ports().tasks.set(ctx, {
    title: `Комплект не собран: ${packageTitles[row.kind][0]}`,
    note: "Проверка нашла, чего не хватает. Подробности на странице комплекта.",
    // Titles of papers, never whose they are: a task is read by more people than a card.
    items: [...new Set(lacking.map(({ title }) => title[0]))].slice(0, 50),
    dueAt: new Date(ctx.now.getTime() + DAY_MS),
    matterId: row.matter_id,
    onceKey: `package-gaps:${onceKey}`,
  });
}
