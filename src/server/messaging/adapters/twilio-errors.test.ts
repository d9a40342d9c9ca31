import { describe, expect, it } from "vitest";
import { outcomeOf, partnerErrorOf } from "./twilio-errors.ts";

describe("what an error of the call proves", () => {
  it.each([429, 503])("HTTP %s: nothing was created", (status) => {
    expect(outcomeOf({ status, code: 20_000 + status, message: "wait" })).toMatchObject({
      kind: "rejected",
      class: "retryable",
      code: String(20_000 + status),
    });
  });
  it.each([500, 502, 504])("HTTP %s: nobody knows", (status) =>
    expect(outcomeOf({ status, message: "[HTTP] Failed" })).toMatchObject({ kind: "unknown" }),
  );
  it.each(["ECONNREFUSED", "ENOTFOUND", "CERT_HAS_EXPIRED"])("%s: it never left", (code) =>
    expect(outcomeOf({ code, message: "x" })).toMatchObject({ kind: "rejected", class: "retryable", code }),
  );
  it.each(["ECONNABORTED", "ECONNRESET", "ETIMEDOUT", "EPIPE"])("%s: nobody knows", (code) =>
    expect(outcomeOf({ code, message: "x" })).toMatchObject({ kind: "unknown" }),
  );

  it("leaves the class of a refusal to the table of codes, except a wrong password", () => {
    expect(outcomeOf({ status: 400, code: 63007, message: "no sender" })).toEqual({
      kind: "rejected",
      class: null,
      code: "63007",
      text: "no sender",
    });
    expect(outcomeOf({ status: 401, code: 20003, message: "Authenticate" })).toMatchObject({ class: "configuration" });
  });

  it("reads the newer form of errors too", () => {
    expect(outcomeOf({ status: 400, code: 21656, title: "Bad", detail: "ContentVariables invalid" })).toMatchObject({
      code: "21656",
      text: "ContentVariables invalid",
    });
  });

  it("knows which reads may be asked again", () => {
    expect(partnerErrorOf({ status: 401, code: 20003, message: "x" }).retryable).toBe(false);
    expect(partnerErrorOf({ status: 500, message: "x" }).retryable).toBe(true);
    expect(partnerErrorOf({ code: "ECONNREFUSED", message: "x" }).retryable).toBe(true);
  });
});
