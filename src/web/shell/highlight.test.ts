import { expect, it } from "vitest";
import { findSpan } from "./highlight.tsx";

const marked = (text: string, needle: string) => {
  const span = findSpan(text, needle);
  return span && text.slice(...span);
};

it("marks letters without regard to case and ё", () => {
  expect(marked("Ковалёв Андрей", "ковале")).toBe("Ковалё");
});

it("marks digits through spaces and dashes, with 8 for +7", () => {
  expect(marked("№ 2128 · +7 989 858-55-53", "98985855")).toBe("989 858-55");
  expect(marked("+7 989 858-55-53", "8989858")).toBe("7 989 858");
});

it("marks nothing when nothing matches", () => {
  expect(marked("Абрамова", "иванов")).toBeNull();
  expect(marked("Абрамова", "")).toBeNull();
});
