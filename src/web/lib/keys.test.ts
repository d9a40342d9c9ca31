import { expect, it } from "vitest";
import { bindingFor, keyLabel, type KeyBinding } from "./keys.ts";

const press = (code: string, more = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  defaultPrevented: false,
  isComposing: false,
  ...more,
});
const key = (code: string, more: Partial<KeyBinding> = {}): KeyBinding => ({ code, run: () => {}, ...more });
const free = { typing: false, dialog: false };

it("lets the inner scope win", () => {
  const [page, drawer] = [key("KeyT"), key("KeyT")];
  expect(bindingFor(press("KeyT"), [[page], [drawer]], free)).toBe(drawer);
});

it("does nothing while text is typed, except for named combinations", () => {
  const [plain, search] = [key("KeyK"), key("KeyK", { ctrl: true, whileTyping: true })];
  expect(bindingFor(press("KeyK"), [[plain, search]], { typing: true, dialog: false })).toBeUndefined();
  expect(bindingFor(press("KeyK", { ctrlKey: true }), [[plain, search]], { typing: true, dialog: false })).toBe(search);
});

it("leaves the page's keys alone under a dialogue", () => {
  expect(bindingFor(press("KeyX"), [[key("KeyX")]], { typing: false, dialog: true })).toBeUndefined();
});

it("names keys as they are printed", () => {
  expect(keyLabel({ code: "KeyK", ctrl: true })).toBe("Ctrl+K");
  expect(keyLabel({ code: "ArrowLeft" })).toBe("←");
});
