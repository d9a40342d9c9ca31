import { expect, it } from "vitest";
import { outcomeOf } from "./smtp-errors.ts";

const fault = (text: string, more: object = {}) => outcomeOf(Object.assign(new Error(text), more));

it("retries only what certainly was not sent, and doubts what may have been", () => {
  expect(fault("connect ECONNREFUSED", { code: "ESOCKET", syscall: "connect", command: "CONN" })).toMatchObject({
    class: "retryable",
  });
  expect(fault("Connection timeout", { code: "ETIMEDOUT", command: "CONN" })).toMatchObject({ class: "retryable" });
  expect(fault("Timeout", { code: "ETIMEDOUT", command: "CONN" })).toMatchObject({ kind: "unknown" });
  expect(fault("Connection closed unexpectedly", { code: "ECONNECTION", command: "CONN" })).toMatchObject({
    kind: "unknown",
  });
  expect(fault("read ECONNRESET", { code: "ESOCKET", syscall: "read", command: "CONN" })).toMatchObject({
    kind: "unknown",
  });
});

it("goes by the server's number", () => {
  expect(fault("greylisted", { code: "EENVELOPE", responseCode: 451, command: "RCPT TO" })).toMatchObject({
    class: "retryable",
    code: "smtp-451",
  });
  expect(fault("no such user", { code: "EENVELOPE", responseCode: 550, command: "RCPT TO" })).toMatchObject({
    class: "address",
  });
  expect(fault("too big", { code: "EMESSAGE", responseCode: 552, command: "DATA" })).toMatchObject({
    class: "content",
  });
  expect(fault("bad login", { code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" })).toMatchObject({
    class: "configuration",
    code: "smtp-auth",
  });
  expect(fault("self-signed certificate", { code: "ESOCKET", command: "CONN" })).toMatchObject({
    class: "configuration",
    code: "smtp-tls",
  });
});
