import { describe, expect, it } from "vitest";
import {
  appendCards,
  mergeBoard,
  moveCard,
  neighbours,
  placeOf,
  placeOfLine,
  putCard,
  type BoardData,
  type Card,
} from "./board-model.ts";

const now = new Date("2026-11-24T07:00:00Z");
const card = (id: number, stageId: number, rank: number, more: Partial<Card> = {}): Card => ({
  id,
  number: id,
  clientId: id,
  clientName: `Клиент ${id}`,
  stageId,
  rank,
  version: 1,
  debtKopecks: 100,
  creditors: 2,
  city: null,
  source: "site",
  unread: 0,
  stageEnteredAt: "2026-11-20T07:00:00.000Z",
  nextStep: null,
  responsible: null,
  isOpen: true,
  ...more,
});
const column = (stageId: number, cards: Card[], next: string | null = null) => ({
  stageId,
  count: cards.length,
  debtKopecks: cards.length * 100,
  overdue: 0,
  cards,
  next,
});
const board = (...columns: BoardData["columns"]): BoardData => ({
  columns,
  counts: { all: 0, mine: 0, overdue: 0, "no-step": 0, unread: 0 },
});
const ids = (from: BoardData, stageId: number) =>
  from.columns.find((one) => one.stageId === stageId)?.cards.map((one) => one.id);

describe("neighbours of a place", () => {
  const cards = [card(1, 1, 10), card(2, 1, 20), card(3, 1, 30)];
  it("names the cards above and below, without the moving one", () => {
    expect(neighbours(cards, 1, 9)).toEqual({ beforeId: 1, afterId: 2 });
    expect(neighbours(cards, 1, 2)).toEqual({ beforeId: 1, afterId: 3 });
    expect(neighbours(cards, 0, 9)).toEqual({ beforeId: null, afterId: 1 });
    expect(neighbours(cards, 3, 9)).toEqual({ beforeId: 3, afterId: null });
    expect(neighbours([], 0, 9)).toEqual({ beforeId: null, afterId: null });
  });
  it("counts the line of a card moving down its own column without the card", () => {
    expect(placeOfLine(cards, 3, 1)).toBe(2);
    expect(placeOfLine(cards, 0, 3)).toBe(0);
    expect(placeOfLine(cards, 2, 9)).toBe(2);
    expect(placeOfLine(cards, 1, 1)).toBe(0);
  });
});

describe("a move", () => {
  const before = board(column(1, [card(1, 1, 10), card(2, 1, 20)]), column(2, [card(3, 2, 10), card(4, 2, 20)]));
  it("changes place, rank, days on stage and both heads", () => {
    const late = card(1, 1, 10, { nextStep: { id: 5, title: "Позвонить", dueAt: "2026-11-23T07:00:00.000Z" } });
    const after = moveCard(before, late, { stageId: 2, index: 1 }, now);
    expect([ids(after, 1), ids(after, 2)]).toEqual([[2], [3, 1, 4]]);
    expect(after.columns[1]).toMatchObject({ count: 3, debtKopecks: 300, overdue: 1 });
    expect(after.columns[1]?.cards[1]).toMatchObject({ rank: 15, stageId: 2, stageEnteredAt: now.toISOString() });
  });
  it("within a column keeps the days and the counts", () => {
    const after = moveCard(before, card(2, 1, 20), { stageId: 1, index: 0 }, now);
    expect(ids(after, 1)).toEqual([2, 1]);
    expect(after.columns[0]).toMatchObject({ count: 2, overdue: 0 });
    expect(after.columns[0]?.cards[0]?.stageEnteredAt).toBe("2026-11-20T07:00:00.000Z");
  });
  it("is taken back whole by putting the former card", () => {
    const former = card(1, 1, 10);
    const back = putCard(moveCard(before, former, { stageId: 2, index: 0 }, now), former, "all");
    expect(back.columns.map((one) => one.cards)).toEqual(before.columns.map((one) => one.cards));
  });
});

describe("news of the server", () => {
  it("puts a card only into the loaded part of a column", () => {
    const part = board(column(1, [card(1, 1, 10)], "10_1"), column(2, []));
    expect(placeOf(putCard(part, card(9, 1, 99), "all"), 9)).toBeNull();
    expect(placeOf(putCard(part, card(9, 1, 5), "all"), 9)).toEqual({ stageId: 1, index: 0 });
    expect(placeOf(putCard(part, card(1, 2, 5), "all"), 1)).toEqual({ stageId: 2, index: 0 });
  });
  it("keeps what was scrolled to, but not cards that have gone elsewhere", () => {
    const old = appendCards(board(column(1, [card(1, 1, 10), card(2, 1, 20)], "20_2"), column(2, [])), 1, {
      items: [card(3, 1, 30), card(4, 1, 40)],
      next: "40_4",
    });
    const fresh = board(column(1, [card(5, 1, 5), card(1, 1, 10)], "10_1"), column(2, [card(3, 2, 1)]));
    const merged = mergeBoard(old, fresh, "all");
    expect(ids(merged, 1)).toEqual([5, 1, 2, 4]);
    expect(merged.columns[0]?.next).toBe("40_4");
  });
});
