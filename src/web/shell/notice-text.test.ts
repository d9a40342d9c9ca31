import { expect, it } from "vitest";
import { desktopText, noticeText } from "./notice-text.ts";

const said = (kind: string, data: Record<string, unknown> = {}) => ({
  kind,
  text: "Ковалёв Дмитрий ждёт звонка",
  data,
});

it("tells the number of an application in both places", () => {
  const overdue = said("application.overdue", { number: 48 });
  expect(noticeText(overdue)).toBe("Заявку № 48 не взяли за 15 минут");
  expect(desktopText(overdue)).toBe(noticeText(overdue));
});

it("shows on the desktop no words that may hold a name", () => {
  const due = said("task.due", { title: "Позвонить Ковалёву" });
  expect(noticeText(due)).toContain("Позвонить Ковалёву");
  expect(desktopText(due)).toBe("Срок задачи наступил");
  expect(noticeText(said("robot"))).toBe("Ковалёв Дмитрий ждёт звонка");
  expect(desktopText(said("robot"))).toBe("Новое уведомление");
});
