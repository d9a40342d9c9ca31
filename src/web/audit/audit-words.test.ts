import { expect, it } from "vitest";
import { eventNames } from "../../api/events.ts";
import { lineDetail, lineTitle } from "./audit-words.ts";
import { eventTitle } from "./event-title.ts";

it("has words for every event, in both languages", () => {
  for (const name of eventNames)
    for (const locale of ["ru", "en"] as const) expect(eventTitle(name, locale)).not.toBe(name);
  expect(eventTitle("matter.teleported", "ru")).toBe("matter.teleported");
});

it("tells what was read and what changed", () => {
  expect(lineTitle({ kind: "read", name: "card" }, "ru")).toBe("Открыл карту клиента");
  expect(lineTitle({ kind: "change", name: "user.changed" }, "en")).toBe("Employee changed");
  expect(lineDetail({ name: "user.changed", data: { fields: ["role", "hairColour"] } }, "ru")).toBe("роль, hairColour");
  expect(lineDetail({ name: "user.sign-in-failed", data: { address: "203.0.113.7", locked: true } }, "ru")).toBe(
    "203.0.113.7 · вход закрыт",
  );
});
