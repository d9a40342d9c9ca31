import { expect, test } from "vitest";
import { Crop } from "../../../api/requests.ts";
import { cropOf } from "./crop-dialog.tsx";

test("edges become the share that is left, whatever the sliders say, and none is no crop", () => {
  expect(cropOf({ left: 0, right: 0, top: 0, bottom: 0 })).toBeNull();
  expect(cropOf({ left: 10, right: 20, top: 5, bottom: 5 })).toEqual({ left: 0.1, top: 0.05, width: 0.7, height: 0.9 });
  expect(Crop.safeParse(cropOf({ left: 45, right: 45, top: 45, bottom: 45 })).success).toBe(true);
});
