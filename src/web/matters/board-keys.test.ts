import { describe, expect, it } from "vitest";
import { pressKey, type KeyState, type Lane } from "./board-keys.ts";

const lanes: Lane[] = [
  { stageId: 1, ids: [11, 12, 13], folded: false },
  { stageId: 2, ids: [], folded: false },
  { stageId: 3, ids: [31], folded: false },
  { stageId: 4, ids: [41, 42], folded: true },
];
const press = (codes: string[], focus = 11, mayMove = true) => {
  let [state, effect]: [KeyState, string | null] = [{ focus, lift: null }, null];
  for (const code of codes) {
    const step = pressKey(state, code, lanes, mayMove);
    effect = step?.effect ?? null;
    if (step) state = step.state;
  }
  return { ...state, effect };
};

describe("walking", () => {
  it("goes by arrows, past empty and folded columns, and stops at the edges", () => {
    expect(press(["ArrowDown", "ArrowDown"]).focus).toBe(13);
    expect(press(["ArrowDown", "ArrowDown", "ArrowRight"]).focus).toBe(31);
    expect(press(["ArrowRight", "ArrowRight"], 31)).toMatchObject({ focus: 31, effect: "stuck" });
    expect(press(["ArrowUp"])).toMatchObject({ focus: 11, effect: "stuck" });
    expect(press(["End"]).focus).toBe(13);
  });
  it("leaves foreign keys alone", () => {
    expect(press(["KeyQ"]).effect).toBeNull();
    expect(pressKey({ focus: null, lift: null }, "Space", lanes, true)).toBeNull();
  });
  it("opens, selects and offers stages", () => {
    expect([press(["Enter"]).effect, press(["KeyX"]).effect, press(["KeyM"]).effect]).toEqual([
      "open",
      "select",
      "stages",
    ]);
  });
});

describe("a lifted card", () => {
  it("moves by arrows, into empty and folded columns too", () => {
    expect(press(["Space", "ArrowDown"]).lift?.to).toEqual({ stageId: 1, index: 1 });
    expect(press(["Space", "ArrowRight"]).lift?.to).toEqual({ stageId: 2, index: 0 });
    expect(press(["Space", "ArrowRight", "ArrowRight", "ArrowDown"]).lift?.to).toEqual({ stageId: 3, index: 1 });
    expect(press(["Space", "ArrowRight", "ArrowRight", "ArrowRight"]).lift?.to).toEqual({ stageId: 4, index: 0 });
    expect(press(["Space", "ArrowDown", "ArrowDown", "ArrowDown"])).toMatchObject({
      effect: "stuck",
      lift: { to: { stageId: 1, index: 2 } },
    });
  });
  it("is put by Space and returned by Escape", () => {
    expect(press(["Space", "ArrowDown", "Space"])).toMatchObject({ effect: "drop", lift: null, focus: 11 });
    expect(press(["Space", "ArrowRight", "Escape"])).toMatchObject({ effect: "returned", lift: null, focus: 11 });
  });
  it("is not lifted without the right", () => {
    expect(press(["Space"], 11, false).effect).toBeNull();
    expect(press(["KeyM"], 11, false).effect).toBeNull();
  });
});
