import { expect, test } from "vitest";
import { demoAccount } from "./demo-account.ts";
import { phpQuery, signHook, signRequest } from "./signature.ts";

const { secret } = demoAccount;

// Reproduced with the partner's official PHP client.
const requests: [string, Record<string, string>, string][] = [
  ["/v1/info/balance/", {}, "Yzg3ZjUzN2YxODlmYTljMDEwZmYwZWUyZGVkODM4NWJjMjFjZWJiNA=="],
  ["/v1/info/balance/", { format: "json" }, "NzM5N2EwNzlhNzY4ZjgwMGYzMDZmOTI4MGJmYzcxMTFhMmY5Y2U1ZA=="],
  [
    "/v1/request/callback/",
    { to: "79130001122", from: "100", sip: "100", predicted: "1" },
    "YWRjYWZmODhiOTM1YTMwZTI0NjdhMWZlNTVkMDUzZDUxZTg1ZGRiNQ==",
  ],
  [
    "/v1/sms/send/",
    { message: "Оплата 5 000 ₽ (до 15.12)! *срочно* ~тест~", number: "79130001122", sender: "Shield" },
    "OGY3NDA2MDYxZjY2NjU3OGI1MjE5ZjZjOGZmNjVjMDAzZmE0YzJhYw==",
  ],
  [
    "/v1/info/number_lookup/",
    { "numbers[0]": "79130001122", "numbers[1]": "79130001133" },
    "ZmUwZDQxOTkxYjZjYjY4OTI1ZDRkNzU5OWU0ZmIxZGMwNjg0MTM4MQ==",
  ],
  [
    "/v1/statistics/pbx/",
    { version: "2", start: "2026-11-01 00:00:00", end: "2026-11-30 23:59:59", skip: "0", limit: "1000" },
    "YzY5OTE1ZmFjZjVkOWVkNDAwYzQwYjYzZDE5MWU1M2RjMTJmMzIzMQ==",
  ],
];

test.each(requests)("a request to %s is signed as the official client signs it", (path, params, expected) => {
  expect(signRequest(secret, path, params)).toBe(expected);
});

test("a query is written as PHP writes it", () => {
  expect(phpQuery(requests[3]![1])).toBe(
    "message=%D0%9E%D0%BF%D0%BB%D0%B0%D1%82%D0%B0+5+000+%E2%82%BD+%28%D0%B4%D0%BE+15.12%29%21+%2A%D1%81%D1%80%D0%BE%D1%87%D0%BD%D0%BE%2A+%7E%D1%82%D0%B5%D1%81%D1%82%7E&number=79130001122&sender=Shield",
  );
});

const start = { called_did: "73912000000", call_start: "2026-11-24 10:15:30" };
const hooks: [string, Record<string, string>, string][] = [
  ["NOTIFY_START", { caller_id: "79130001122", ...start }, "NjRkYjUxNjI2ZjUxNmI4ZGQ2ODQyZjU5M2UwNzY5ZjJhMjgyOGNiNw=="],
  ["NOTIFY_END", { caller_id: "+79130001122", ...start }, "YWZhZmExMjQyMmIwNTE1Y2E4MjZlZTZkZjFiODExNGJiYWZiMjljOA=="],
  [
    "NOTIFY_ANSWER",
    { caller_id: "79130001122", destination: "100", internal: "100", ...start },
    "OGVlYjhkYTM4ODFkMjRlOWZjZGFjMGQyYWVjZjZkZmU2YjcxNWUwZA==",
  ],
  [
    "NOTIFY_OUT_END",
    { internal: "100", destination: "79130001122", caller_id: "73912000000", call_start: "2026-11-24 11:00:00" },
    "OGZmMmQ3OWMyZGQxMjE0ZDIzZGVmNGU1ZDY0NzhiN2RhMTIxOGVkOA==",
  ],
  [
    "NOTIFY_RECORD",
    {
      pbx_call_id: "in_5f1c0d9a3b7e42688c0d1e2f3a4b5c6d7e8f9012",
      call_id_with_rec: "1763968530.1234567",
    },
    "YzJkZGNmMmNhMzNlZDJmNzc1NzkyM2IwNWE3YmRjMzc0YzJkYTE1Mg==",
  ],
  [
    "SMS",
    { result: '{"caller_did":"73912000000","caller_id":"79130001122","text":"\\u0414\\u0430"}' },
    "ZTFiYjI4NWM2MGViNTYwMmEzMjNkNDQxYjAzZDU4N2IwZGQ4MDFmOQ==",
  ],
];

test.each(hooks)("%s is signed as the official sample signs it", (event, params, expected) => {
  expect(signHook(secret, { event, ...params })).toBe(expected);
});
