import { expect, it } from "vitest";
import { moved, rowsOf, turned } from "./channel-order.ts";

it("lists what is used first, in its order", () => {
  expect(rowsOf(["whatsapp"])).toEqual(["whatsapp", "sms", "email", "max", "telegram"]);
  expect(rowsOf(["email", "whatsapp", "sms"])).toEqual(["email", "whatsapp", "sms", "max", "telegram"]);
});

it("moves a channel by one place and never past the edge", () => {
  expect(moved(["sms", "email", "whatsapp"], "whatsapp", -1)).toEqual(["sms", "whatsapp", "email"]);
  expect(moved(["sms", "email", "whatsapp"], "sms", 1)).toEqual(["email", "sms", "whatsapp"]);
  expect(moved(["sms", "email"], "sms", -1)).toEqual(["sms", "email"]);
  expect(moved(["sms", "email"], "email", 1)).toEqual(["sms", "email"]);
  expect(moved(["sms"], "email", 1)).toEqual(["sms"]);
});

it("puts a channel that is switched on at the end", () => {
  expect(turned(["email"], "sms")).toEqual(["email", "sms"]);
  expect(turned(["email", "sms"], "email")).toEqual(["sms"]);
});
