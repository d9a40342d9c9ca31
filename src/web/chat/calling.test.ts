import { expect, it } from "vitest";
import { atOf, fittingPeople, withName } from "./calling.ts";

const people = [{ name: "Ксения Обухова" }, { name: "Семён Обухов" }, { name: "Анна" }];

it("knows that a colleague is called, and where", () => {
  expect(atOf("Привет, @ксе", 12)).toEqual({ from: 8, text: "ксе" });
  expect(atOf("@", 1)).toEqual({ from: 0, text: "" });
  expect(atOf("@Ксения об", 10)).toEqual({ from: 0, text: "Ксения об" });
  expect(atOf("почта a@b", 9)).toBeNull();
  expect(atOf("@Ксения Обухова привет", 22)).toBeNull();
});

it("finds a person by the beginning of any word of the name", () => {
  expect(fittingPeople(people, "обух")).toHaveLength(2);
  expect(fittingPeople(people, "семен о").map(({ name }) => name)).toEqual(["Семён Обухов"]);
  expect(fittingPeople(people, "хова")).toEqual([]);
});

it("puts the whole name where its beginning stood", () => {
  expect(withName("Привет, @ксе, как дела", { from: 8, text: "ксе" }, "Ксения Обухова")).toBe(
    "Привет, @Ксения Обухова, как дела",
  );
  expect(withName("@", { from: 0, text: "" }, "Анна")).toBe("@Анна ");
});
