import type { MissingFact, PaperExtra } from "../../../api/documents.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { finaliseDocument } from "../papers/finalise-document.ts";
import { makeDocument } from "../papers/make-document.ts";
import { documentById } from "../papers/store.ts";
import { askPerson, titleOfKind } from "./ask-person.ts";

interface Order {
  clientId: number;
  matterId: number;
  kind: string;
  isFinal: boolean;
  extra: PaperExtra;
  onceKey: string;
}

/** What a robot ordered: the paper, or a task with the list of facts it lacks. Comes twice without harm. */
export async function makeOrdered(ctx: Ctx, order: Order): Promise<void> {
  try {
    const { documentId } = await makeDocument(ctx, order);
    const { status } = await documentById(ctx, documentId);
    if (order.isFinal && status === "draft") await finaliseDocument(ctx, documentId);
  } catch (error) {
    if (!(error instanceof HouseError) || error.retryable) throw error;
    const title = await titleOfKind(ctx, order.kind);
    const missing = missingOf(error);
    await askPerson(ctx, {
      title: missing ? `Не хватает данных для документа «${title}»` : `Робот не составил документ «${title}»`,
      note: missing
        ? "Документ составится без пропусков, когда эти данные появятся в карте."
        : "Составьте документ сами: шаблон выключен или файл правили так, что номер в него не встаёт.",
      // The list names facts, never values: a task is read by more people than a card.
      items: missing ? [...new Set(missing.map((fact) => fact.title[0]))].slice(0, 50) : [],
      matterId: order.matterId,
      onceKey: `paper-not-made:${order.onceKey}`,
    });
  }
}

function missingOf(error: HouseError): MissingFact[] | null {
  if (error.reason !== "missing-facts") return null;
  // `demandWhole` is the only one who throws it, and this is what it puts there.
  return error.details?.["missing"] as MissingFact[];
}
