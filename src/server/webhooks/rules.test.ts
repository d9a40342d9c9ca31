import { describe, expect, it } from "vitest";
import { faultOfSignature, pauseMs, signatureOf, textAt } from "./rules.ts";

// The vector published with the specification (standard-webhooks, the worked example).
const vector = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: 1614265330,
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const at = (seconds: number) => new Date(seconds * 1000);
const fault = (
  change: Partial<{ id: string; timestamp: string; signatures: string; body: Buffer }>,
  now = at(vector.timestamp),
) =>
  faultOfSignature(
    vector.secret,
    {
      id: vector.id,
      timestamp: String(vector.timestamp),
      signatures: vector.signature,
      body: Buffer.from(vector.body),
      ...change,
    },
    now,
  );

describe("signatures of Standard Webhooks", () => {
  it("are those of the published vector", () => {
    expect(signatureOf(vector.secret, vector)).toBe(vector.signature);
  });

  it("are believed only for the same id, moment and bytes", () => {
    expect(fault({})).toBeNull();
    expect(fault({ signatures: `v1,AAAA ${vector.signature}` })).toBeNull();
    expect(fault({ body: Buffer.from('{"test":2432232314}') })).toBe("wrong-signature");
    expect(fault({ id: "msg_other" })).toBe("wrong-signature");
    expect(fault({ timestamp: String(vector.timestamp + 1) })).toBe("wrong-signature");
    expect(fault({ signatures: "" })).toBe("wrong-signature");
    expect(fault({ timestamp: "soon" })).toBe("wrong-signature");
  });

  it("grow old in five minutes, either way", () => {
    expect(fault({}, at(vector.timestamp + 299))).toBeNull();
    expect(fault({}, at(vector.timestamp + 301))).toBe("old-timestamp");
    expect(fault({}, at(vector.timestamp - 301))).toBe("old-timestamp");
  });
});

describe("a value of a body", () => {
  it("is found by names and places of lists, and is plain", () => {
    const body = { lead: { phones: ["+7 913", { kind: "home" }], sum: 5, isNew: true, none: null } };
    expect(textAt(body, "lead.phones.0")).toBe("+7 913");
    expect(textAt(body, "lead.phones.1.kind")).toBe("home");
    expect(textAt(body, "lead.sum")).toBe("5");
    expect(textAt(body, "lead.isNew")).toBe("true");
    for (const path of ["lead.none", "lead.phones", "lead.phones.length", "constructor", "lead.x.y"])
      expect(textAt(body, path), path).toBeNull();
  });
});

it("tries ten times in growing pauses", () => {
  const pauses = Array.from({ length: 10 }, (_, i) => pauseMs(i + 1));
  expect(pauses.at(-1)).toBeNull();
  const growing = pauses.flatMap((pause) => (pause === null ? [] : [pause]));
  expect(growing.slice(0, 5)).toEqual([5_000, 300_000, 1_800_000, 7_200_000, 18_000_000]);
  expect(growing).toEqual(growing.toSorted((a, b) => a - b));
  expect(growing).toHaveLength(9);
});
