import { expect, it } from "vitest";
import { isOnRoad } from "./road.ts";

it("keeps refusal and parking beside the road", () => {
  const kinds = ["open", "won", "lost", "parked"] as const;
  expect(kinds.filter((kind) => isOnRoad({ kind }))).toEqual(["open", "won"]);
});
