import { expect, test } from "vitest";
import { readForm } from "./read-form.ts";
import { authorization, phpQuery, verdictOf } from "./zadarma-signature.ts";

// Published vectors: made by the partner's official PHP client.
const KEY = "a1b2c3d4e5f60718293a";
const SECRET = "0f1e2d3c4b5a69788796";

test.each([
  ["/v1/info/balance/", {}, "Yzg3ZjUzN2YxODlmYTljMDEwZmYwZWUyZGVkODM4NWJjMjFjZWJiNA=="],
  ["/v1/info/balance/", { format: "json" }, "NzM5N2EwNzlhNzY4ZjgwMGYzMDZmOTI4MGJmYzcxMTFhMmY5Y2U1ZA=="],
  [
    "/v1/request/callback/",
    { to: "79130001122", sip: "100", from: "100", predicted: true },
    "YWRjYWZmODhiOTM1YTMwZTI0NjdhMWZlNTVkMDUzZDUxZTg1ZGRiNQ==",
  ],
  [
    "/v1/sms/send/",
    { message: "Оплата 5 000 ₽ (до 15.12)! *срочно* ~тест~", number: "79130001122", sender: "Shield" },
    "OGY3NDA2MDYxZjY2NjU3OGI1MjE5ZjZjOGZmNjVjMDAzZmE0YzJhYw==",
  ],
  [
    "/v1/info/number_lookup/",
    { numbers: ["79130001122", "79130001133"] },
    "ZmUwZDQxOTkxYjZjYjY4OTI1ZDRkNzU5OWU0ZmIxZGMwNjg0MTM4MQ==",
  ],
  [
    "/v1/statistics/pbx/",
    { start: "2026-11-01 00:00:00", end: "2026-11-30 23:59:59", version: 2, skip: 0, limit: 1000 },
    "YzY5OTE1ZmFjZjVkOWVkNDAwYzQwYjYzZDE5MWU1M2RjMTJmMzIzMQ==",
  ],
])("a request to %s is signed as the partner's own client signs it", (path, params, sign) => {
  expect(authorization(KEY, SECRET, path, params)).toBe(`${KEY}:${sign}`);
});

test("flags are 1 and 0, what is null is left out, and only letters, digits and -_. stay as they are", () => {
  expect(phpQuery({ b: true, a: false, c: null, d: "!'()*~ -_." })).toBe("a=0&b=1&d=%21%27%28%29%2A%7E+-_.");
});

const start = (caller: string) => ({
  event: "NOTIFY_START",
  caller_id: caller,
  called_did: "73912000000",
  call_start: "2026-11-24 10:15:30",
});
const out = { event: "NOTIFY_OUT_END", internal: "100", destination: "79130001122", call_start: "2026-11-24 11:00:00" };

test.each([
  [start("79130001122"), "NjRkYjUxNjI2ZjUxNmI4ZGQ2ODQyZjU5M2UwNzY5ZjJhMjgyOGNiNw=="],
  [start("79130001122"), "ZNtRYm9Ra43WhC9ZPgdp8qKCjLc="],
  [start("+79130001122"), "YWZhZmExMjQyMmIwNTE1Y2E4MjZlZTZkZjFiODExNGJiYWZiMjljOA=="],
  [
    { event: "NOTIFY_ANSWER", caller_id: "79130001122", destination: "100", call_start: "2026-11-24 10:15:30" },
    "OGVlYjhkYTM4ODFkMjRlOWZjZGFjMGQyYWVjZjZkZmU2YjcxNWUwZA==",
  ],
  [out, "OGZmMmQ3OWMyZGQxMjE0ZDIzZGVmNGU1ZDY0NzhiN2RhMTIxOGVkOA=="],
  [
    {
      event: "NOTIFY_RECORD",
      pbx_call_id: "in_5f1c0d9a3b7e42688c0d1e2f3a4b5c6d7e8f9012",
      call_id_with_rec: "1763968530.1234567",
    },
    "YzJkZGNmMmNhMzNlZDJmNzc1NzkyM2IwNWE3YmRjMzc0YzJkYTE1Mg==",
  ],
  [
    {
      event: "SMS",
      result: '{"caller_did":"73912000000","caller_id":"79130001122","text":"\\u0414\\u0430"}',
    },
    "ZTFiYjI4NWM2MGViNTYwMmEzMjNkNDQxYjAzZDU4N2IwZGQ4MDFmOQ==",
  ],
])("a hook signed by the published vector is believed, in either form", (form, sign) => {
  expect(verdictOf(SECRET, form, sign)).toBe("signed");
  expect(verdictOf("another secret", form, sign)).toBe("wrong-signature");
  expect(verdictOf(SECRET, form, undefined)).toBe("no-signature");
  expect(verdictOf(SECRET, { ...form, call_start: "x", pbx_call_id: "x", result: "x" }, sign)).toBe("wrong-signature");
});

test("an event whose formula nobody knows is believed in nothing", () => {
  expect(verdictOf(SECRET, { event: "SPEECH_RECOGNITION", result: "{}" }, "anything")).toBe("unverified");
  expect(verdictOf(SECRET, { event: "toString" }, "anything")).toBe("unverified");
});

test("a plus is a space and %2B is a plus; a multipart body is read by its own boundary", () => {
  const form = Buffer.from("event=NOTIFY_START&caller_id=%2B79130001122&call_start=2026-11-24+10%3A15%3A30");
  expect(readForm(form, "application/x-www-form-urlencoded")).toEqual({
    event: "NOTIFY_START",
    caller_id: "+79130001122",
    call_start: "2026-11-24 10:15:30",
  });
  const parts = ["event", "NOTIFY_END", "caller_id", "+79130001122"];
  const body = `--real\r\nContent-Disposition: form-data; name="${parts[0]}"\r\n\r\n${parts[1]}\r\n--real\r\nContent-Disposition: form-data; name="${parts[2]}"\r\n\r\n${parts[3]}\r\n--real--\r\n`;
  expect(readForm(Buffer.from(body), "multipart/form-data; boundary=other")).toEqual({
    event: "NOTIFY_END",
    caller_id: "+79130001122",
  });
});
