import { expect, test } from "vitest";
import { guardedLookup } from "../../kernel/guarded-lookup.ts";
import { RebasedClient } from "./twilio-client.ts";
import { outcomeOf } from "./twilio-errors.ts";

test("a name that leads into the own network is not called, and nothing counts as sent", async () => {
  const error = await new Promise((resolve) => guardedLookup("localhost", {}, resolve));
  expect(error).toMatchObject({ code: "EHOSTUNREACH", message: expect.stringContaining("private network") });
  expect(outcomeOf(error)).toMatchObject({ kind: "rejected", class: "retryable" });
});

test("clients of other addresses than the sandbox's look names up so", () => {
  expect(new RebasedClient("https://api.twilio.com", 1000).axios.defaults.lookup).toBe(guardedLookup);
  expect(new RebasedClient("http://localhost:3090/twilio", 1000).axios.defaults.lookup).toBeUndefined();
});
