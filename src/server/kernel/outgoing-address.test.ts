import { describe, expect, it } from "vitest";
import { HouseError } from "./errors.ts";
import { checkBaseUrl, isElsewhere } from "./outgoing-address.ts";

const firm = { DEMO: false, PUBLIC_URL: "https://crm.firma.test" };
const reasonOf = (config: typeof firm, url: string): string | undefined => {
  try {
    checkBaseUrl(config, url);
    return undefined;
  } catch (error) {
    return error instanceof HouseError ? error.reason : "another error";
  }
};

describe("a connection's address", () => {
  it.each([
    "http://10.0.0.1",
    "http://192.168.1.5/x",
    "http://172.20.0.2",
    "http://169.254.169.254/latest",
    "http://127.0.0.1:3090",
    "http://2130706433",
    "http://0x7f.1",
    "http://[::1]:80",
    "http://[::ffff:10.0.0.1]",
    "http://[fd00::1]",
    "http://localhost:1",
    "http://db.internal",
    "http://0.0.0.0",
    "http://localhost.:1",
    "http://metadata.google.internal.",
    "http://intranet:8080",
    "http://printer.lan",
    "http://192.0.0.1",
    "http://[::7f00:1]",
    "http://[64:ff9b::7f00:1]",
    "http://[2002:7f00:1::]",
  ])("%s is refused", (url) => expect(reasonOf(firm, url)).toBe("private-address"));

  it.each(["https://api.twilio.com", "https://172.15.0.1", "http://203.0.113.7:8080/twilio", "https://[2001:db8::1]"])(
    "%s is fine",
    (url) => expect(reasonOf(firm, url)).toBeUndefined(),
  );

  it("may be loopback in the demo, or when the product is on loopback; other private ones never", () => {
    expect(reasonOf({ ...firm, DEMO: true }, "http://127.0.0.1:3090/twilio")).toBeUndefined();
    expect(
      reasonOf({ DEMO: false, PUBLIC_URL: "http://localhost:3000" }, "http://127.0.0.1:3090/twilio"),
    ).toBeUndefined();
    expect(reasonOf({ ...firm, DEMO: true }, "http://10.0.0.1")).toBe("private-address");
  });
});

it("another server is another partner, another path at the same one is not", () => {
  expect(isElsewhere("https://api.zadarma.com", "https://api.zadarma.com/v2")).toBe(false);
  expect(isElsewhere("https://api.zadarma.com", "http://api.zadarma.com")).toBe(true);
  expect(isElsewhere("smtps://smtp.mail.ru:465", "smtps://smtp.elsewhere.test:465")).toBe(true);
});
