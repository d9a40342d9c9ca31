import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import type { Card, FactSource, FactValue } from "./define.ts";

type Facts = Record<string, FactValue>;

interface ByMatter<Row> {
  rowsOf(ctx: Ctx, matterIds: readonly number[]): Promise<Row[]>;
  factsFrom(row: Row, zone: string): Facts;
  /** Of a card without a row. */
  absent: Facts;
}

/** How a source loads facts that are one row a matter. One query for all cards: a rehearsal asks for ten thousand. */
export function factsByMatter<Row extends { matter_id: number | null }>({
  rowsOf,
  factsFrom,
  absent,
}: ByMatter<Row>): Required<Pick<FactSource, "load" | "loadMany">> {
  async function loadMany(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Facts>> {
    const { zone } = await readFirm(ctx);
    const ids = cards.map((card) => card.matterId);
    const found = new Map((await rowsOf(ctx, ids)).map((row) => [row.matter_id, factsFrom(row, zone)]));
    return new Map(ids.map((id) => [id, found.get(id) ?? absent]));
  }
  return { load: async (ctx, card) => (await loadMany(ctx, [card])).get(card.matterId) ?? {}, loadMany };
}
