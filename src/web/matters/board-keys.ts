// The keyboard layer of the board as one pure step: keys are physical, so a Russian layout changes nothing.
import type { Place } from "./board-model.ts";

export type Lane = { stageId: number; ids: number[]; folded: boolean };
export type Lift = { cardId: number; from: Place; to: Place };
export type KeyState = { focus: number | null; lift: Lift | null };
export type KeyEffect = "walked" | "lifted" | "shifted" | "drop" | "returned" | "open" | "select" | "stages" | "stuck";
type KeyStep = { state: KeyState; effect: KeyEffect };

/** What a key does; null when it is not the board's. `mayMove` is the right to move cards. */
export function pressKey(state: KeyState, code: string, lanes: Lane[], mayMove: boolean): KeyStep | null {
  if (state.lift) return pressLifted(state, state.lift, code, lanes);
  const at = whereIs(state.focus, lanes);
  if (!at) return null;
  if (code === "Enter" || code === "NumpadEnter") return { state, effect: "open" };
  if (code === "KeyX") return { state, effect: "select" };
  if (code === "KeyM" && mayMove) return { state, effect: "stages" };
  if (code === "Space" && mayMove && state.focus !== null)
    return { state: { ...state, lift: { cardId: state.focus, from: at, to: at } }, effect: "lifted" };
  const next = walk(at, code, lanes);
  if (next === undefined) return null;
  return next === null ? { state, effect: "stuck" } : { state: { focus: next, lift: null }, effect: "walked" };
}

function pressLifted(state: KeyState, lift: Lift, code: string, lanes: Lane[]): KeyStep | null {
  if (code === "Escape") return { state: { ...state, lift: null }, effect: "returned" };
  if (code === "Space" || code === "Enter" || code === "NumpadEnter")
    return { state: { ...state, lift: null }, effect: "drop" };
  const to = shift(lift, code, lanes);
  if (to === undefined) return code === "KeyM" || code === "KeyX" ? { state, effect: "stuck" } : null;
  return to === null ? { state, effect: "stuck" } : { state: { ...state, lift: { ...lift, to } }, effect: "shifted" };
}

/** undefined: not an arrow; null: no way there. Folded and empty columns are passed over. */
function walk(at: Place, code: string, lanes: Lane[]): number | null | undefined {
  const own = lanes.find((lane) => lane.stageId === at.stageId);
  if (code === "ArrowUp") return own?.ids[at.index - 1] ?? null;
  if (code === "ArrowDown") return own?.ids[at.index + 1] ?? null;
  if (code === "Home") return own?.ids[0] ?? null;
  if (code === "End") return own?.ids.at(-1) ?? null;
  if (code !== "ArrowLeft" && code !== "ArrowRight") return undefined;
  const ways = lanes.filter((lane) => lane.stageId === at.stageId || (!lane.folded && lane.ids.length > 0));
  const next = ways[ways.findIndex((lane) => lane.stageId === at.stageId) + (code === "ArrowLeft" ? -1 : 1)];
  return next ? (next.ids[Math.min(at.index, next.ids.length - 1)] ?? null) : null;
}

function shift({ cardId, to }: Lift, code: string, lanes: Lane[]): Place | null | undefined {
  const place = lanes.findIndex((lane) => lane.stageId === to.stageId);
  const room = (lane: Lane | undefined) => (lane && !lane.folded ? lane.ids.filter((id) => id !== cardId).length : 0);
  if (code === "ArrowUp") return to.index > 0 ? { ...to, index: to.index - 1 } : null;
  if (code === "ArrowDown") return to.index < room(lanes[place]) ? { ...to, index: to.index + 1 } : null;
  if (code === "Home") return { ...to, index: 0 };
  if (code === "End") return { ...to, index: room(lanes[place]) };
  if (code !== "ArrowLeft" && code !== "ArrowRight") return undefined;
  const next = lanes[place + (code === "ArrowLeft" ? -1 : 1)];
  return next ? { stageId: next.stageId, index: Math.min(to.index, room(next)) } : null;
}

function whereIs(id: number | null, lanes: Lane[]): Place | null {
  for (const lane of lanes) {
    const index = id === null ? -1 : lane.ids.indexOf(id);
    if (index >= 0) return { stageId: lane.stageId, index };
  }
  return null;
}
